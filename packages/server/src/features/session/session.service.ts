import type { Deps } from '../../deps.js';
import type { Portal } from '../../domain/portal.js';
import type { Visitor } from '../../http/request-context.js';
import { writeAudit } from '../../store/audit.js';
import { endSession } from '../../store/sessions.js';
import { closeContinuations } from '../../store/sign-ups.js';
import { inTransaction } from '../../store/transaction.js';

/** Ends the session of a token's hash, everywhere and at once. Without a live session it does nothing. */
export async function logOut(
  deps: Deps,
  request: { portal: Portal; visitor: Visitor; tokenHash: string | undefined },
): Promise<void> {
  const { portal, visitor, tokenHash } = request;
  if (tokenHash === undefined) return;
  await inTransaction(deps.db, async (tx) => {
    const userId = await endSession(tx, portal.id, tokenHash);
    if (!userId) return;
    // A browser that signed up may go on signed in once; who logged out must not come back by that.
    await closeContinuations(tx, portal.id, userId, deps.clock());
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
