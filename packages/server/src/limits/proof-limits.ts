import type { Deps } from '../deps.js';
import type { Visitor } from '../http/request-context.js';
import { takeFromRate } from '../store/limits.js';
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
