import type { Deps } from '../deps.js';
import { PorticoFault } from '../domain/fault.js';
import { hashSecret, newSecret } from '../domain/secret-token.js';
import type { Executor } from '../store/database.js';
import { type LiveSession, renewSessionToken } from '../store/sessions.js';
import { sessionView } from './authenticate.js';
import type { BegunSession } from './begin-session.js';

/**
 * Goes on with a session under a new token, after its owner has proven anew who they are: whoever got hold of the old
 * one has nothing any more (OWASP ASVS 5.0, 7.2.4).
 *
 * @throws PorticoFault `session_missing` when it ended meanwhile.
 */
export async function renewSession(
  deps: Pick<Deps, 'clock'>,
  db: Executor,
  portalId: string,
  session: LiveSession,
): Promise<BegunSession> {
  const now = deps.clock();
  const token = newSecret();
  if (!(await renewSessionToken(db, portalId, session.id, hashSecret(token), now))) {
    throw new PorticoFault('session_missing');
  }
  const renewed = { ...session, authenticatedAt: now, lastSeenAt: now };
  return { token, keep: session.kept === 1, session: sessionView(renewed) };
}
