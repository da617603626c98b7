import type { Deps } from '../deps.js';
import { PorticoFault } from '../domain/fault.js';
import { hashSecret, newSecret } from '../domain/secret-token.js';
import { idleEnd } from '../domain/session-lifetime.js';
import type { Executor } from '../store/database.js';
import { type LiveSession, renewSessionToken } from '../store/sessions.js';
import { sessionView } from './authenticate.js';
import type { BegunSession } from './begin-session.js';
import { sessionLifetimes } from './session-lifetimes.js';

/**
 * Goes on with a session under a new token, after its owner has proven anew who they are: whoever got hold of the old
 * one has nothing any more (OWASP ASVS 5.0, 7.2.4).
 *
 * @throws PorticoFault `session_missing` when it ended meanwhile, or went on under another token already.
 */
export async function renewSession(
  deps: Pick<Deps, 'clock' | 'config'>,
  db: Executor,
  portalId: string,
  session: LiveSession,
): Promise<BegunSession> {
  const at = deps.clock();
  const token = newSecret();
  const keep = session.kept === 1;
  const lifetimes = sessionLifetimes(deps.config);
  const idleExpiresAt = idleEnd(at, lifetimes[keep ? 'kept' : 'plain'], session.absoluteExpiresAt);
  const renewal = { id: session.id, from: session.tokenHash, to: hashSecret(token), at, idleExpiresAt };
  if (!(await renewSessionToken(db, portalId, renewal))) throw new PorticoFault('session_missing');
  return { token, keep, session: sessionView({ ...session, authenticatedAt: at, lastSeenAt: at, idleExpiresAt }) };
}
