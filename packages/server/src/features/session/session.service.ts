import type { Deps } from '../../deps.js';
import type { Portal } from '../../domain/portal.js';
import type { Visitor } from '../../domain/visitor.js';
import { writeAudit } from '../../store/audit.js';
import { endSessions } from '../../session/end-sessions.js';
import { sessionLifetimes } from '../../session/session-lifetimes.js';
import { findSession } from '../../store/sessions.js';
import { inTransaction } from '../../store/transaction.js';

/** Ends the session of a token's hash, everywhere and at once. Without a live session it does nothing. */
export async function logOut(
  deps: Deps,
  request: { portal: Portal; visitor: Visitor; tokenHash: string | undefined },
): Promise<void> {
  const { portal, visitor, tokenHash } = request;
  if (tokenHash === undefined) return;
  await inTransaction(deps.db, async (tx) => {
    const session = await findSession(tx, portal.id, tokenHash, sessionLifetimes(deps.config));
    if (!session) return;
    const { id, userId } = session;
    await endSessions(deps, tx, { portalId: portal.id, userId, visitor }, { id });
    const { ip, userAgent, requestId } = visitor;
    await writeAudit(tx, {
      portalId: portal.id,
      at: deps.clock(),
      event: 'logout',
      actorId: userId,
      subjectId: userId,
      ip,
      userAgent,
      requestId,
    });
  });
}
