import type { Deps } from '../../deps.js';
import type { Portal } from '../../domain/portal.js';
import { hashSecret } from '../../domain/secret-token.js';
import type { Visitor } from '../../http/request-context.js';
import { writeAudit } from '../../store/audit.js';
import { endSession } from '../../store/sessions.js';
import { closeContinuations } from '../../store/sign-ups.js';
import { inTransaction } from '../../store/transaction.js';

/** Ends the session of a token, everywhere and at once. Without a live session it does nothing. */
export async function logOut(
  deps: Deps,
  request: { portal: Portal; visitor: Visitor; token: string | undefined },
): Promise<void> {
  const { portal, visitor, token } = request;
  if (token === undefined) return;
  await inTransaction(deps.db, async (tx) => {
    const userId = await endSession(tx, portal.id, hashSecret(token));
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
