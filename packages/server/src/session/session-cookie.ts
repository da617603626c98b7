import type { Config } from '../config/config.js';
import type { Cookies } from '../http/cookies.js';
import type { BegunSession } from './begin-session.js';
import { sessionLifetime } from './session-lifetimes.js';

/** Hands the browser the session it has just begun: until it is closed, or for the kept lifetime. */
export function setSessionCookie(cookies: Cookies, begun: BegunSession, config: Pick<Config, 'lifetimes'>): void {
  cookies.set('session', begun.token, begun.keep ? sessionLifetime(config, true).absolute : undefined);
}
