import type { Deps } from '../deps.js';
import type { Executor } from '../store/database.js';
import { countInRun, forgetLimit } from '../store/limits.js';
import { failureRun } from './failure-run.js';
import { limitFault } from './limit-fault.js';

/** A proof by somebody who is signed in, counted as failed in advance. */
export interface CountedProof {
  /**
   * Whether too many failures came in a row: even the right proof is then refused (NIST SP 800-63B-4 section 3.2.2)
   * until the password is reset or a day was quiet.
   */
  locked: boolean;
  /** Forgets the run, in the transaction of what the proof was for. */
  succeeded: (tx: Executor) => Promise<void>;
}

/**
 * Counts a password or a code by which somebody who is signed in proves who they are. Each user has one run, whatever
 * the session or the network: a stolen session cannot guess on, and whoever has no session cannot hold its owner up.
 *
 * @throws LimitFault
 */
export async function countOwnProof(deps: Deps, portalId: string, userId: string): Promise<CountedProof> {
  const { limits } = deps.config;
  const now = deps.clock();
  const bucket = bucketOf(userId);
  const counted = await countInRun(deps.db, portalId, bucket, failureRun(limits.loginFailures), now);
  if (!counted.allowed) throw limitFault(bucket, counted.retryAt, now, userId);
  return {
    locked: counted.run > limits.loginLock,
    succeeded: (tx) => forgetLimit(tx, portalId, bucket),
  };
}

/** Lets a user prove anew who they are: their password was just reset. */
export function forgetOwnProofs(deps: Deps, portalId: string, userId: string): Promise<void> {
  return forgetLimit(deps.db, portalId, bucketOf(userId));
}

function bucketOf(userId: string): string {
  return `own proof ${userId}`;
}
