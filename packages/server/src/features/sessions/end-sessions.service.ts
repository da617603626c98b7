import type { EndSessionInput } from '@portico/contract';
import type { Deps } from '../../deps.js';
import { fieldFault } from '../../domain/fault.js';
import type { Portal } from '../../domain/portal.js';
import type { Visitor } from '../../domain/visitor.js';
import { endSessions } from '../../session/end-sessions.js';
import { type AuditEntry, writeAudit } from '../../store/audit.js';
import type { Executor } from '../../store/database.js';
import type { LiveSession } from '../../store/sessions.js';
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
  const { session, input } = request;
  if (input.id === session.id) throw fieldFault({ id: 'choice_invalid' });
  await inTransaction(deps.db, async (tx) => {
    const ended = await endSessions(deps, tx, ownerOf(request), { id: input.id });
    if (ended > 0) await audit(deps, tx, request, { event: 'session_ended' });
  });
}

/** Ends every session of one's own but the one that asks, everywhere and at once. */
export async function endOtherSessions(deps: Deps, request: EndRequest): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const count = await endSessions(deps, tx, ownerOf(request), { but: request.session.id });
    if (count > 0) await audit(deps, tx, request, { event: 'other_sessions_ended', details: { count } });
  });
}

function ownerOf({ portal, visitor, session }: EndRequest): { portalId: string; userId: string; visitor: Visitor } {
  return { portalId: portal.id, userId: session.userId, visitor };
}

async function audit(
  deps: Deps,
  tx: Executor,
  { portal, visitor, session }: EndRequest,
  what: Pick<AuditEntry, 'event' | 'details'>,
): Promise<void> {
  const { ip, userAgent, requestId } = visitor;
  const who = { actorId: session.userId, subjectId: session.userId };
  await writeAudit(tx, { portalId: portal.id, at: deps.clock(), ...what, ...who, ip, userAgent, requestId });
}
