import { refuseDead, whyDead } from '../../challenges/read-link.js';
import { tellChange } from '../../contact/tell-change.js';
import type { Deps } from '../../deps.js';
import { verifyInBook } from '../../domain/address-book.js';
import { PorticoFault } from '../../domain/fault.js';
import { writeAudit } from '../../store/audit.js';
import { type Challenge, consumeChallenge } from '../../store/challenges.js';
import type { Executor } from '../../store/database.js';
import {
  findAddressBook,
  findPendingAddress,
  type PendingAddress,
  takeContactVersion,
  writeAddressBook,
} from '../../store/addresses.js';
import { closeRivalSignUps } from '../../store/sign-ups.js';
import { inTransaction, isUniqueViolation } from '../../store/transaction.js';
import { findUser, findUserByAddress } from '../../store/users.js';
import type { Verified, VerifyRequest } from './verify-request.js';

/**
 * Verifies an address that somebody added to their account: it becomes theirs alone, and what they wished for (primary,
 * in the place of the old one) happens in the same transaction. All other verified addresses are told.
 *
 * @throws PorticoFault `link_dead`, `link_used`, `link_superseded`, `address_taken`
 */
export async function verifyAddition(deps: Deps, request: VerifyRequest, challenge: Challenge): Promise<Verified> {
  const address = await findLive(deps, challenge);
  try {
    const became = await inTransaction(deps.db, (tx) => complete(deps, tx, request, challenge, address));
    deps.wakeOutbox();
    return { answer: { next: 'added', email: address.address, ...became } };
  } catch (error) {
    // The unique index decided: another user of the portal verified this address in the same moment.
    if (isUniqueViolation(error)) throw takenByOther(address, error);
    throw error;
  }
}

async function findLive(deps: Deps, challenge: Challenge): Promise<PendingAddress> {
  const address = await findPendingAddress(deps.db, challenge.portal_id, challenge.address_id ?? '');
  if (address?.status !== 'active') throw new PorticoFault('link_dead');
  if (address.verified) throw new PorticoFault('link_used');
  const dead = refuseDead(challenge);
  if (dead) throw dead;
  const owner = await findUserByAddress(deps.db, challenge.portal_id, address.key);
  // Their own by now: the link was pressed twice at once.
  if (owner?.id === address.userId) throw new PorticoFault('link_used');
  if (owner) throw takenByOther(address);
  if (challenge.expires_at <= deps.clock()) throw new PorticoFault('link_dead');
  return address;
}

function takenByOther({ userId }: PendingAddress, cause?: unknown): PorticoFault {
  return new PorticoFault('address_taken', { cause, audit: { subjectId: userId } });
}

async function complete(
  deps: Deps,
  tx: Executor,
  { portal, visitor }: VerifyRequest,
  challenge: Challenge,
  address: PendingAddress,
): Promise<{ primary: boolean; removed: string }> {
  const now = deps.clock();
  const version = await takeContactVersion(tx, portal.id, address.userId);
  const user = await findUser(tx, portal.id, address.userId);
  const before = await findAddressBook(tx, portal.id, address.userId);
  if (version === undefined || !user || !before) throw new PorticoFault('link_dead');
  if (!(await consumeChallenge(tx, portal.id, challenge.id, now))) throw await whyDead(tx, challenge);
  const after = verifyInBook(before, address.id);
  await writeAddressBook(tx, { portalId: portal.id, userId: user.id }, before, after, now);
  await closeRivalSignUps(tx, portal.id, address.key, '');
  // Undoing it is to leave nothing of the address, not an address that waits for another click.
  const without = { ...before, entries: before.entries.filter(({ id }) => id !== address.id) };
  await tellChange(deps, tx, { portal, visitor, user, before: without, after, version });
  const primary = after.primaryId === address.id;
  const removed = before.entries.find(({ id }) => !after.entries.some((each) => each.id === id));
  const { ip, userAgent, requestId } = visitor;
  await writeAudit(tx, {
    portalId: portal.id,
    at: now,
    event: 'address_verified',
    subjectId: user.id,
    ip,
    userAgent,
    requestId,
    details: { primary, replaced: removed !== undefined },
  });
  return { primary, removed: removed?.address ?? '' };
}
