import type { Deps } from '../deps.js';
import type { Executor } from '../store/database.js';
import { freeAgainAt, type RateLimit, takeFromRate } from '../store/limits.js';
import { limitFault } from './limit-fault.js';

/** Whose verification mail for which address (compare key). */
interface Asker {
  portalId: string;
  userId: string;
  key: string;
}

/**
 * Counts a verification mail that a signed-in person asks for: one a minute and a few a day for each address, so that
 * nobody's mailbox is flooded through an account. Undefined when it may leave, else when (ms) the next one may.
 */
export async function countVerification(deps: Deps, db: Executor, asker: Asker): Promise<number | undefined> {
  const now = deps.clock();
  for (const { bucket, limit } of bucketsOf(deps, asker)) {
    const allowance = await takeFromRate(db, asker.portalId, bucket, limit, now);
    if (!allowance.allowed) return allowance.retryAt;
  }
  return undefined;
}

/** From when on (ms) a person may ask for another verification mail, by compare key; what may be now has 0. */
export async function whenVerifiable(
  deps: Deps,
  portalId: string,
  userId: string,
  keys: readonly string[],
): Promise<Map<string, number>> {
  const ofUser = userBucket(deps, userId);
  const buckets = keys.flatMap((key) =>
    [...bucketsOf(deps, { portalId, userId, key }), ofUser].map((each) => ({ ...each, key })),
  );
  const times = await freeAgainAt(deps.db, portalId, buckets, deps.clock());
  const latest = new Map<string, number>();
  for (const { bucket, key } of buckets) latest.set(key, Math.max(latest.get(key) ?? 0, times.get(bucket) ?? 0));
  return latest;
}

/**
 * Counts a mail to an address that is not theirs yet against the one who causes it, whatever the address.
 *
 * @throws LimitFault
 */
export async function countMailOfUser(deps: Deps, db: Executor, portalId: string, userId: string): Promise<void> {
  const now = deps.clock();
  const { bucket, limit } = userBucket(deps, userId);
  const allowance = await takeFromRate(db, portalId, bucket, limit, now);
  if (!allowance.allowed) throw limitFault(bucket, allowance.retryAt, now, userId);
}

function userBucket(deps: Deps, userId: string): { bucket: string; limit: RateLimit } {
  return { bucket: `mail user ${userId}`, limit: deps.config.limits.mailUser };
}

function bucketsOf(deps: Deps, { userId, key }: Asker): { bucket: string; limit: RateLimit }[] {
  const what = deps.box.mac('limit', `verify ${userId} ${key}`);
  return [
    { bucket: `verify turn ${what}`, limit: { count: 1, per: deps.config.lifetimes.resend } },
    { bucket: `verify day ${what}`, limit: deps.config.limits.verifyAddress },
  ];
}
