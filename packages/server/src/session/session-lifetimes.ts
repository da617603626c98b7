import type { Config } from '../config/config.js';
import type { SessionLifetime } from '../domain/session-lifetime.js';

/** The configured lifetime of a session that is kept after the browser is closed, or of one that is not. */
export function sessionLifetime(config: Pick<Config, 'lifetimes'>, kept: boolean): SessionLifetime {
  const { sessionIdle, sessionIdleKept, sessionAbsolute, sessionAbsoluteKept } = config.lifetimes;
  return kept
    ? { idle: sessionIdleKept, absolute: sessionAbsoluteKept }
    : { idle: sessionIdle, absolute: sessionAbsolute };
}
