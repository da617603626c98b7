import { day, minute } from '../domain/clock.js';
import type { Deps } from '../deps.js';
import type { Visitor } from '../domain/visitor.js';
import { countInRun, forgetLimit, takeFromRate } from '../store/limits.js';
import { limitFault } from './limit-fault.js';

/**
 * Counts a code or a link's password that is tried from one IP address.
 *
 * @throws LimitFault
 */
export async function countProof(deps: Deps, portalId: string, visitor: Visitor): Promise<void> {
  const now = deps.clock();
  const bucket = `proof ip ${visitor.ipBlock}`;
  const allowance = await takeFromRate(deps.db, portalId, bucket, deps.config.limits.codeIp, now);
  if (!allowance.allowed) throw limitFault(bucket, allowance.retryAt, now);
}

/**
 * Counts, before it is compared, a password that a mailed link wants besides. Each user has one run, whatever the
 * network, as logins have: a mailbox must not be a place to guess on. After `loginLock` failures in a row even the
 * right one is refused until a quiet day has passed: true then.
 *
 * @throws LimitFault
 */
export async function countLinkPassword(deps: Deps, portalId: string, userId: string): Promise<boolean> {
  const { loginFailures, loginLock } = deps.config.limits;
  const now = deps.clock();
  const bucket = linkPassword(userId);
  const limit = { free: loginFailures, firstWait: minute, longestWait: 15 * minute, forgetAfter: day };
  const counted = await countInRun(deps.db, portalId, bucket, limit, now);
  if (!counted.allowed) throw limitFault(bucket, counted.retryAt, now, userId);
  return counted.run > loginLock;
}

/** Forgets those failures: the right password was given. */
export function forgetLinkPasswords(deps: Deps, portalId: string, userId: string): Promise<void> {
  return forgetLimit(deps.db, portalId, linkPassword(userId));
}

function linkPassword(userId: string): string {
  return `link password ${userId}`;
}
