import type { Config } from '../config/config.js';
import type { CookieJar } from '../domain/cookie-jar.js';
import type { BegunSession } from './begin-session.js';
import { sessionLifetimes } from './session-lifetimes.js';

/**
 * Hands the browser the session it has just begun: until it is closed, or for the kept lifetime. Forms that were printed
 * before are dead from now on: they may show another person's data.
 */
export function beginInBrowser(cookies: CookieJar, begun: BegunSession, config: Pick<Config, 'lifetimes'>): void {
  setSessionCookie(cookies, begun, config);
  cookies.clear('form');
}

/** Takes the session out of the browser, and with it every form that was printed for its person. */
export function endInBrowser(cookies: CookieJar): void {
  cookies.clear('session');
  cookies.clear('form');
}

/** Hands the browser the session that goes on under a new token. */
export function setSessionCookie(cookies: CookieJar, begun: BegunSession, config: Pick<Config, 'lifetimes'>): void {
  cookies.set('session', begun.token, begun.keep ? sessionLifetimes(config).kept.absolute : undefined);
}
