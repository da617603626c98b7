import type { OwnSession, SessionList } from '@portico/contract';
import type { Deps } from '../../deps.js';
import { whereabouts } from '../../domain/whereabouts.js';
import { sessionLifetimes } from '../../session/session-lifetimes.js';
import { findSessionsOf, type LiveSession, type OwnedSession } from '../../store/sessions.js';

/** Nobody reads more, and a program can log in as often as it likes. */
const atMost = 100;

/** Where somebody is logged in: the session that asks, then those that were used last, a hundred at the most. */
export async function listSessions(
  deps: Pick<Deps, 'db' | 'clock' | 'config' | 'locate'>,
  portalId: string,
  asking: LiveSession,
): Promise<SessionList> {
  const view = ({ ip, userAgent, ...session }: OwnedSession): OwnSession => ({
    ...session,
    ...whereabouts({ ip, userAgent }, deps.locate),
    current: session.id === asking.id,
  });
  const now = deps.clock();
  const lifetimes = sessionLifetimes(deps.config);
  const rows = await findSessionsOf(deps.db, portalId, asking.userId, { now, lifetimes, first: asking.id, atMost });
  return { sessions: rows.map(view), now };
}
