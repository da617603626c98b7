import type { KeyObject } from 'node:crypto';
import { apiPath } from '@portico/contract';
import { second } from '../domain/clock.js';
import { newRowId } from '../crypto/row-id.js';
import type { Deps } from '../deps.js';
import type { AccessClaims } from '../domain/access-token.js';
import type { Portal } from '../domain/portal.js';
import { generationOf } from '../domain/session-generation.js';
import { findSessionById, type LiveSession } from '../store/sessions.js';
import { sessionLifetimes } from './session-lifetimes.js';

/** A signed token and when it expires (ms). */
export interface SignedToken {
  token: string;
  expiresAt: number;
}

type TokenDeps = Pick<Deps, 'addresses' | 'clock' | 'config' | 'signingKeys'>;

/** What signs and reads them is loaded after the first answer: a portal of its own site never needs it. */
const loadTokens = (): Promise<typeof import('../domain/access-token.js')> => import('../domain/access-token.js');

/**
 * The audience of tokens for the API itself. It is another one than that of the site's back ends: a back end that gets a
 * token must not be able to act on the account with it.
 */
export function apiAudience({ addresses }: Pick<Deps, 'addresses'>, portal: Portal): string {
  return addresses.baseOf(portal) + apiPath;
}

/** Signs a token of a session for an audience; it never outlives the session. */
export async function signToken(
  deps: TokenDeps,
  portal: Portal,
  session: Pick<LiveSession, 'id' | 'userId' | 'role' | 'absoluteExpiresAt' | 'tokenHash'>,
  audience: string,
): Promise<SignedToken> {
  const now = deps.clock();
  const expiresAt = Math.min(now + deps.config.lifetimes.accessToken, session.absoluteExpiresAt);
  const claims: AccessClaims = {
    issuer: deps.addresses.baseOf(portal),
    audience,
    userId: session.userId,
    sessionId: session.id,
    generation: generationOf(session.tokenHash),
    role: session.role,
    issuedAt: now,
    expiresAt,
  };
  const { signAccessToken } = await loadTokens();
  const key = await deps.signingKeys.current(portal.id);
  // A token says whole seconds: what it does not say must not be promised.
  return { token: signAccessToken(claims, key, newRowId(now)), expiresAt: Math.floor(expiresAt / 1000) * 1000 };
}

/** A token that was signed here, and the session that it is of; whether that is live is not looked at. */
interface FoundToken {
  claims: AccessClaims;
  session: LiveSession;
}

/**
 * The session of a token that this portal signed for that audience, or undefined: when the token has expired, when the
 * session was ended, and when its owner has since proven anew who they are, so that the token is of an earlier generation.
 */
export async function findByToken(
  deps: TokenDeps & Pick<Deps, 'db'>,
  portal: Portal,
  token: string,
  audience: string,
): Promise<FoundToken | undefined> {
  const claims = await readToken(deps, portal, token, audience);
  if (!claims) return undefined;
  const session = await findSessionById(deps.db, portal.id, claims.sessionId, sessionLifetimes(deps.config));
  if (session?.userId !== claims.userId || claims.generation !== generationOf(session.tokenHash)) return undefined;
  return { claims, session };
}

/**
 * The claims of a token that this portal signed for that audience and that has not expired, or undefined. It is good for
 * no longer than a token that is signed today.
 */
export async function readToken(
  deps: TokenDeps,
  portal: Portal,
  token: string,
  audience: string,
): Promise<AccessClaims | undefined> {
  const { keyIdOf, readAccessToken } = await loadTokens();
  const id = keyIdOf(token);
  const key: KeyObject | undefined = id === undefined ? undefined : await deps.signingKeys.find(portal.id, id);
  if (!key) return undefined;
  const now = deps.clock();
  const claims = readAccessToken(token, key, { issuer: deps.addresses.baseOf(portal), audience, now });
  if (!claims) return undefined;
  const lifetime = Math.ceil(deps.config.lifetimes.accessToken / second) * second;
  const expiresAt = Math.min(claims.expiresAt, claims.issuedAt + lifetime);
  return expiresAt > now ? { ...claims, expiresAt } : undefined;
}
