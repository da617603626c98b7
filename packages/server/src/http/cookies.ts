import type { CookieOptions, Request, Response } from 'express';
import type { CookieJar, CookieUse } from '../domain/cookie-jar.js';
import { cookieValues } from '../domain/cookie-values.js';
import { PorticoFault } from '../domain/fault.js';
import type { Portal } from '../domain/portal.js';

/**
 * The cookies of one portal in one request. All are HttpOnly and SameSite=Lax; over https they carry the `__Host-`
 * prefix, so that neither a sibling host nor plain http can set or read them. The portal's id is part of the name
 * because portals below `/p/` share one jar.
 */
export class Cookies implements CookieJar {
  readonly #req: Request;
  readonly #res: Response;
  readonly #portal: Portal;
  readonly #secure: boolean;
  readonly #changed = new Map<CookieUse, string | undefined>();

  constructor(req: Request, res: Response, portal: Portal, secure: boolean) {
    this.#req = req;
    this.#res = res;
    this.#portal = portal;
    this.#secure = secure;
  }

  /**
   * The cookie's value as the browser will have it after this answer: as just set, else as sent, or undefined. One that
   * comes twice is none: one of the two was set by somebody else, and nothing says which.
   */
  read(use: CookieUse): string | undefined {
    if (this.#changed.has(use)) return this.#changed.get(use);
    const [value, ...others] = this.#sent(use);
    return others.length === 0 ? value : undefined;
  }

  /**
   * The same where going on without the cookie would lead nowhere: what is set anew would come twice again.
   *
   * @throws PorticoFault `cookies_doubled`
   */
  readSingle(use: CookieUse): string | undefined {
    if (this.isDoubled(use)) throw new PorticoFault('cookies_doubled');
    return this.read(use);
  }

  /** Whether the cookie was sent more than once. Ours then stays: without it, the planted one would count. */
  isDoubled(use: CookieUse): boolean {
    return this.#sent(use).length > 1;
  }

  /** Sets a cookie for so many milliseconds, or until the browser is closed when `maxAge` is absent. */
  set(use: CookieUse, value: string, maxAge?: number): void {
    this.#changed.set(use, value);
    this.#res.cookie(this.#name(use), value, { ...this.#attributes, ...(maxAge === undefined ? {} : { maxAge }) });
  }

  clear(use: CookieUse): void {
    this.#changed.set(use, undefined);
    this.#res.clearCookie(this.#name(use), this.#attributes);
  }

  #sent(use: CookieUse): string[] {
    return cookieValues(this.#req.headers.cookie, this.#name(use));
  }

  get #attributes(): CookieOptions {
    return { httpOnly: true, sameSite: 'lax', path: '/', secure: this.#secure };
  }

  #name(use: CookieUse): string {
    const prefix = this.#secure ? '__Host-' : '';
    return `${prefix}portico-${this.#portal.id}${use === 'session' ? '' : `-${use}`}`;
  }
}
