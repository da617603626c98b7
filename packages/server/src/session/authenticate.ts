import type { Session } from '@portico/contract';
import type { Deps } from '../deps.js';
import { PorticoFault } from '../domain/fault.js';
import { hashSecret, isSecretForm } from '../domain/secret-token.js';
import { idleEnd, isWorthTouching } from '../domain/session-lifetime.js';
import type { Portal } from '../domain/portal.js';
import { findSession, type LiveSession, removeIfExpired, touchSession } from '../store/sessions.js';
import { apiAudience, findByToken } from './access-tokens.js';
import { sessionLifetimes } from './session-lifetimes.js';

/**
 * The live session of a token. Role, status and expiry are read from the database each time: what changed governs
 * this request already.
 *
 * @throws PorticoFault `session_missing` for a malformed, unknown or expired token and for a blocked user.
 */
export async function authenticate(deps: Deps, portalId: string, token: string): Promise<LiveSession> {
  if (!isSecretForm(token)) throw new PorticoFault('session_missing');
  return requireLive(
    deps,
    portalId,
    await findSession(deps.db, portalId, hashSecret(token), sessionLifetimes(deps.config)),
  );
}

/**
 * The live session of an access token for the API, as pages have it that no cookie helps. The token alone is not
 * believed: a session that was ended is over at once.
 *
 * @throws PorticoFault `session_missing`
 */
export async function authenticateBearer(deps: Deps, portal: Portal, token: string): Promise<LiveSession> {
  const found = await findByToken(deps, portal, token, apiAudience(deps, portal));
  return requireLive(deps, portal.id, found?.session);
}

/** Whether a session, as it was found, is live. */
export function isLive(session: LiveSession | undefined, now: number): session is LiveSession {
  return session?.status === 'active' && session.idleExpiresAt > now && session.absoluteExpiresAt > now;
}

/** The session as it is now, if it is live; its use is noted, and that it has expired, if that can be. @throws PorticoFault `session_missing` */
export async function requireLive(
  deps: Deps,
  portalId: string,
  session: LiveSession | undefined,
): Promise<LiveSession> {
  const now = deps.clock();
  const lifetimes = sessionLifetimes(deps.config);
  const id = session?.id;
  if (!isLive(session, now)) {
    if (id !== undefined) await tryOut(deps, () => removeIfExpired(deps.db, portalId, id, now, lifetimes));
    throw new PorticoFault('session_missing');
  }
  const lifetime = session.kept === 1 ? lifetimes.kept : lifetimes.plain;
  if (!isWorthTouching(session.lastSeenAt, now, lifetime)) return session;
  const idleExpiresAt = idleEnd(now, lifetime, session.absoluteExpiresAt);
  const isNoted = await tryOut(deps, () => touchSession(deps.db, portalId, session.id, now, idleExpiresAt));
  return isNoted ? { ...session, lastSeenAt: now, idleExpiresAt } : session;
}

/** Whether a write succeeded: whoever only reads need not hear of a full disk. */
async function tryOut(deps: Deps, write: () => Promise<void>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    deps.logger.warn({ err: error }, 'use of a session not noted');
    return false;
  }
}

/** The live session of a cookie's token, or undefined; a dead or malformed one counts as none. */
export async function whoIsSignedIn(
  deps: Deps,
  portalId: string,
  token: string | undefined,
): Promise<Session | undefined> {
  if (token === undefined) return undefined;
  try {
    return sessionView(await authenticate(deps, portalId, token));
  } catch (error) {
    if (error instanceof PorticoFault) return undefined;
    throw error;
  }
}

/** A session as the API shows it. */
export function sessionView(session: LiveSession): Session {
  return {
    id: session.id,
    user: {
      id: session.userId,
      name: session.name,
      email: session.email,
      role: session.role,
      ...(session.avatarUrl ? { avatarUrl: session.avatarUrl } : {}),
    },
    method: session.method,
    authenticatedAt: session.authenticatedAt,
    expiresAt: session.idleExpiresAt,
  };
}
