import { type BearerTokens, sessionHeader } from '@portico/contract';
import type { Request } from 'express';
import type { Deps } from '../deps.js';
import { PorticoFault } from '../domain/fault.js';
import type { Portal } from '../domain/portal.js';
import { hashSecret } from '../domain/secret-token.js';
import { apiAudience, readToken } from '../session/access-tokens.js';
import { authenticate, authenticateBearer, isLive } from '../session/authenticate.js';
import { beginBearer } from '../session/bearer.js';
import type { BegunSession } from '../session/begin-session.js';
import { sessionLifetimes } from '../session/session-lifetimes.js';
import { beginInBrowser, endInBrowser, setSessionCookie } from '../session/session-cookie.js';
import { findSessionById, type LiveSession } from '../store/sessions.js';
import type { Cookies } from './cookies.js';

/**
 * How one request carries its session: by the cookie, or, for a page whose browser sends us none, by tokens in its
 * memory. Which of the two is the page's choice, never a guess of ours.
 */
export class SessionCarrier {
  readonly #deps: Deps;
  readonly #portal: Portal;
  readonly #cookies: Cookies;
  /** The token of the Authorization header. */
  readonly #accessToken: string | undefined;
  /** Whether the page keeps tokens: then no cookie counts, and none is set. */
  readonly isBearer: boolean;

  constructor(deps: Deps, req: Request, portal: Portal, cookies: Cookies) {
    this.#deps = deps;
    this.#portal = portal;
    this.#cookies = cookies;
    this.#accessToken = bearerToken(req);
    this.isBearer = this.#accessToken !== undefined || req.headers[sessionHeader.toLowerCase()] === 'bearer';
  }

  /** The secret of the session cookie, where cookies carry the session. @throws PorticoFault `cookies_doubled` */
  get cookieToken(): string | undefined {
    return this.isBearer ? undefined : this.#cookies.readSingle('session');
  }

  /**
   * The live session, or undefined when the request has none at all.
   *
   * @throws PorticoFault `session_missing`, `cookies_doubled`
   */
  async find(): Promise<LiveSession | undefined> {
    if (this.#accessToken !== undefined) return authenticateBearer(this.#deps, this.#portal, this.#accessToken);
    const token = this.cookieToken;
    return token === undefined ? undefined : authenticate(this.#deps, this.#portal.id, token);
  }

  /**
   * Hash of the secret of the session to end, or undefined where there is none, or none any more.
   *
   * @throws PorticoFault `session_missing` for an access token that says nothing (any more): its session may go on.
   */
  async hashToEnd(): Promise<string | undefined> {
    if (this.#accessToken === undefined)
      return this.cookieToken === undefined ? undefined : hashSecret(this.cookieToken);
    try {
      return (await this.find())?.tokenHash;
    } catch (error) {
      if (error instanceof PorticoFault && (await this.#isOver(this.#accessToken))) return undefined;
      throw error;
    }
  }

  /** Whether an access token is good but for its session, which was ended. */
  async #isOver(token: string): Promise<boolean> {
    const claims = await readToken(this.#deps, this.#portal, token, apiAudience(this.#deps, this.#portal));
    if (!claims) return false;
    const { db, config, clock } = this.#deps;
    return !isLive(await findSessionById(db, this.#portal.id, claims.sessionId, sessionLifetimes(config)), clock());
  }

  /** Hands over a session that has just begun; what is returned belongs into the answer. */
  async begin(begun: BegunSession): Promise<{ tokens?: BearerTokens }> {
    if (this.isBearer) return { tokens: await beginBearer(this.#deps, this.#portal, begun) };
    beginInBrowser(this.#cookies, begun, this.#deps.config);
    return {};
  }

  /** Hands over a session that goes on under a new secret; what is returned belongs into the answer. */
  async renew(renewed: BegunSession): Promise<{ tokens?: BearerTokens }> {
    if (this.isBearer) return { tokens: await beginBearer(this.#deps, this.#portal, renewed) };
    setSessionCookie(this.#cookies, renewed, this.#deps.config);
    return {};
  }

  /** Leaves nothing of a session in the browser. */
  end(): void {
    if (!this.isBearer) endInBrowser(this.#cookies);
  }
}

/** The token of an Authorization header (RFC 6750 section 2.1), or undefined. */
export function bearerToken(req: Pick<Request, 'headers'>): string | undefined {
  const [, token] = /^Bearer +([\w.~+/-]+=*) *$/i.exec(req.headers.authorization ?? '') ?? [];
  return token;
}
