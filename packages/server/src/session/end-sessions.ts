import type { Deps } from '../deps.js';
import type { Visitor } from '../domain/visitor.js';
import { writeAudit } from '../store/audit.js';
import type { Executor } from '../store/database.js';
import { endSessionOf, endSessionsBut, endSessionsOf } from '../store/sessions.js';
import { closeContinuations } from '../store/sign-ups.js';
import { dropUnfinished, type SessionChoice } from '../store/unfinished-additions.js';
import { holdUser } from '../store/users.js';
import { sessionLifetimes } from './session-lifetimes.js';

/** Whose sessions end, and who asks for it. */
interface Owner {
  portalId: string;
  userId: string;
  visitor: Visitor;
}

/**
 * Ends sessions of a user, in the caller's transaction, and with them what they began and nobody finished: additions of
 * addresses, those that would become primary, and the right of the browser that signed up to go on. Whoever stole a
 * session could otherwise get an address into the account after it was ended. A save of one of them at the same moment
 * waits, and finds its session ended. `over` names more sessions whose beginnings end, though they go on themselves.
 * Returns how many of them were live. An id that is unknown or somebody else's changes nothing.
 */
export async function endSessions(
  deps: Pick<Deps, 'clock' | 'config'>,
  tx: Executor,
  owner: Owner,
  choice: SessionChoice,
  over: SessionChoice = choice,
): Promise<number> {
  const { portalId, userId, visitor } = owner;
  const at = deps.clock();
  await holdUser(tx, portalId, userId);
  const ended = await end(deps, tx, owner, choice);
  if (ended === undefined) return 0;
  // Without a session, too, a browser may have signed up and not gone on yet.
  await closeContinuations(tx, portalId, userId, at);
  const count = await dropUnfinished(tx, portalId, userId, over);
  if (count > 0) {
    const { ip, userAgent, requestId } = visitor;
    const what = { event: 'additions_ended', subjectId: userId, details: { count } } as const;
    await writeAudit(tx, { portalId, at, ...what, ip, userAgent, requestId });
  }
  return ended;
}

/** How many of the sessions were live; undefined when the one that was named is not there. */
async function end(
  deps: Pick<Deps, 'clock' | 'config'>,
  tx: Executor,
  { portalId, userId }: Owner,
  choice: SessionChoice,
): Promise<number | undefined> {
  const [now, lifetimes] = [deps.clock(), sessionLifetimes(deps.config)];
  if ('id' in choice) {
    const was = await endSessionOf(tx, portalId, userId, choice.id, now, lifetimes);
    return was === 'none' ? undefined : Number(was === 'live');
  }
  if (choice.but === undefined) return endSessionsOf(tx, portalId, userId);
  return endSessionsBut(tx, portalId, userId, choice.but, now, lifetimes);
}
