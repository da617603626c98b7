import type { Config } from '../config/config.js';
import type { SessionLifetimes } from '../domain/session-lifetime.js';

/** The configured lifetimes of sessions. */
export function sessionLifetimes({ lifetimes }: Pick<Config, 'lifetimes'>): SessionLifetimes {
  const { sessionIdle, sessionIdleKept, sessionAbsolute, sessionAbsoluteKept } = lifetimes;
  return {
    plain: { idle: sessionIdle, absolute: sessionAbsolute },
    kept: { idle: sessionIdleKept, absolute: sessionAbsoluteKept },
  };
}
