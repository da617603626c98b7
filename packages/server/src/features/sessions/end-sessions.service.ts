import type { EndSessionInput } from '@portico/contract';
import type { Deps } from '../../deps.js';
import { fieldFault } from '../../domain/fault.js';
import type { Portal } from '../../domain/portal.js';
import type { Visitor } from '../../http/request-context.js';
import { sessionLifetimes } from '../../session/session-lifetimes.js';
import { type AuditEntry, writeAudit } from '../../store/audit.js';
import type { Executor } from '../../store/database.js';
import { endSessionOf, endSessionsBut, type LiveSession } from '../../store/sessions.js';
import { closeContinuations } from '../../store/sign-ups.js';
import { inTransaction } from '../../store/transaction.js';

export interface EndRequest {
  portal: Portal;
  visitor: Visitor;
  session: LiveSession;
}

/**
 * Ends another session of one's own, everywhere and at once. An id that is unknown, somebody else's or gone changes
 * nothing and is answered alike.
 *
 * @throws PorticoFault `input_invalid` for the session that asks: that is what logging out is for
 */
export async function endOwnSession(deps: Deps, request: EndRequest & { input: EndSessionInput }): Promise<void> {
  const { portal, session, input } = request;
  if (input.id === session.id) throw fieldFault({ id: 'choice_invalid' });
  await inTransaction(deps.db, async (tx) => {
    const now = deps.clock();
    if (!(await endSessionOf(tx, portal.id, session.userId, input.id, now, sessionLifetimes(deps.config)))) return;
    // A browser that signed up may go on signed in once; one that was logged out must not come back by that.
    await closeContinuations(tx, portal.id, session.userId, now);
    await audit(tx, request, { at: now, event: 'session_ended' });
  });
}

/** Ends every session of one's own but the one that asks, everywhere and at once. */
export async function endOtherSessions(deps: Deps, request: EndRequest): Promise<void> {
  const { portal, session } = request;
  await inTransaction(deps.db, async (tx) => {
    const now = deps.clock();
    const count = await endSessionsBut(tx, portal.id, session.userId, session.id, now, sessionLifetimes(deps.config));
    // Without a session, too, a browser may have signed up and not gone on yet.
    await closeContinuations(tx, portal.id, session.userId, now);
    if (count > 0) await audit(tx, request, { at: now, event: 'other_sessions_ended', details: { count } });
  });
}

async function audit(
  tx: Executor,
  { portal, visitor, session }: EndRequest,
  what: Pick<AuditEntry, 'at' | 'event' | 'details'>,
): Promise<void> {
  const { ip, userAgent, requestId } = visitor;
  const who = { actorId: session.userId, subjectId: session.userId };
  await writeAudit(tx, { portalId: portal.id, ...what, ...who, ip, userAgent, requestId });
}
