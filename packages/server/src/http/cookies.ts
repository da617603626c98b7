import type { CookieOptions, Request, Response } from 'express';
import type { Portal } from '../domain/portal.js';

/** What each cookie is for. `session` has no suffix: `__Host-portico-<portal id>`. */
export type CookieUse = 'session' | 'sign-up' | 'device' | 'form' | 'address' | 'probe';

/**
 * The cookies of one portal in one request. All are HttpOnly and SameSite=Lax; over https they carry the `__Host-`
 * prefix, so that neither a sibling host nor plain http can set or read them. The portal's id is part of the name
 * because portals below `/p/` share one jar.
 */
export class Cookies {
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

  /** The cookie's value as the browser will have it after this answer: as just set, else as sent, or undefined. */
  read(use: CookieUse): string | undefined {
    if (this.#changed.has(use)) return this.#changed.get(use);
    const header = this.#req.headers.cookie;
    if (!header) return undefined;
    const wanted = `${this.#name(use)}=`;
    for (const part of header.split(';')) {
      const pair = part.trim();
      if (pair.startsWith(wanted)) return pair.slice(wanted.length);
    }
    return undefined;
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

  get #attributes(): CookieOptions {
    return { httpOnly: true, sameSite: 'lax', path: '/', secure: this.#secure };
  }

  #name(use: CookieUse): string {
    const prefix = this.#secure ? '__Host-' : '';
    return `${prefix}portico-${this.#portal.id}${use === 'session' ? '' : `-${use}`}`;
  }
}
