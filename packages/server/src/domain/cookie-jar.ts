/** What each cookie is for. `session` has no suffix: `__Host-portico-<portal id>`. */
export type CookieUse = 'session' | 'sign-up' | 'device' | 'form' | 'address' | 'probe' | `step-${string}`;

/** The cookies of one portal in one request and its answer. */
export interface CookieJar {
  /** The value as the browser will have it after the answer, or undefined. One that was sent twice is none. */
  read: (use: CookieUse) => string | undefined;
  /** Sets a cookie for so many milliseconds, or until the browser is closed when `maxAge` is absent. */
  set: (use: CookieUse, value: string, maxAge?: number) => void;
  clear: (use: CookieUse) => void;
}
