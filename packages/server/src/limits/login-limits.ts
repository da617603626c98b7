import { day } from '../domain/clock.js';
import type { Deps } from '../deps.js';
import { limitKey } from '../domain/address.js';
import type { Visitor } from '../domain/visitor.js';
import type { Executor } from '../store/database.js';
import {
  countInRun,
  forgetLimits,
  giveBackToRate,
  type RunLimit,
  takeFromRate,
  takeOutOfRun,
} from '../store/limits.js';
import { inTransaction } from '../store/transaction.js';
import { failureRun } from './failure-run.js';
import { limitFault } from './limit-fault.js';

/** A login attempt that was counted as failed in advance. */
export interface CountedAttempt {
  /**
   * Whether too many failures came in a row: even the right password is then refused (NIST SP 800-63B-4 section
   * 3.2.2) until it is reset. Strangers only ever reach this for strangers.
   */
  locked: boolean;
  /** Takes the count back, in the transaction of the login that succeeded. */
  succeeded: (tx: Executor) => Promise<void>;
}

/**
 * Counts a login attempt against the account, the IP address and the portal, in one transaction: on SQLite each one
 * waits for the disk. A device that logged in to this account by its current password has a count of its own, so that
 * strangers' guesses never lock the owner out.
 *
 * @throws LimitFault; it comes at the same attempt for known and for unknown addresses.
 */
export async function countLoginAttempt(
  deps: Deps,
  portalId: string,
  attempt: { key: string; device: string | undefined; visitor: Visitor; subjectId: string | undefined },
): Promise<CountedAttempt> {
  const { limits } = deps.config;
  const now = deps.clock();
  const who = deps.box.mac('limit', limitKey(attempt.key));
  const account = `login account ${who} ${attempt.device ?? 'stranger'}`;
  // Variants share the run, but each is an account: its login must not wipe out the guesses at another one.
  const own = `${account} ${deps.box.mac('limit', `address ${attempt.key}`)}`;
  // Whoever has proven to be the owner on this device is not held up by strangers.
  const rates = attempt.device
    ? []
    : [
        { bucket: `login ip ${attempt.visitor.ipBlock}`, limit: limits.loginIp },
        { bucket: 'login all', limit: limits.loginAll },
      ];
  const run = await inTransaction(deps.db, async (tx) => {
    const counted = await countInRun(tx, portalId, account, failureRun(limits.loginFailures), now);
    if (!counted.allowed) throw limitFault(account, counted.retryAt, now, attempt.subjectId);
    await countInRun(tx, portalId, own, unlimited, now);
    for (const { bucket, limit } of rates) {
      const taken = await takeFromRate(tx, portalId, bucket, limit, now);
      // What was counted so far is rolled back: an attempt that was not let through was none.
      if (!taken.allowed) throw limitFault(bucket, taken.retryAt, now);
    }
    return counted.run;
  });
  return {
    locked: run > limits.loginLock,
    succeeded: async (tx) => {
      await takeOutOfRun(tx, portalId, account, own);
      for (const { bucket, limit } of rates) await giveBackToRate(tx, portalId, bucket, limit);
    },
  };
}

/**
 * Lets an account be tried anew by all its addresses, by strangers and by its known devices: its password was just
 * replaced.
 */
export async function forgetLoginFailures(deps: Deps, portalId: string, keys: readonly string[]): Promise<void> {
  const all = new Set(keys.map((key) => deps.box.mac('limit', limitKey(key))));
  // Logins of that moment hold some of these rows, so this may have to be begun again.
  await inTransaction(deps.db, async (tx) => {
    for (const who of all) await forgetLimits(tx, portalId, `login account ${who} `);
  });
}

/** Only counts: how much of a run is one account's. */
const unlimited: RunLimit = { free: 1_000_000_000, firstWait: 0, longestWait: 0, forgetAfter: day };
