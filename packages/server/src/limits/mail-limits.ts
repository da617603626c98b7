import type { Deps } from '../deps.js';
import { limitKey } from '../domain/address.js';
import type { Visitor } from '../http/request-context.js';
import type { Executor } from '../store/database.js';
import type { ChallengePurpose } from '../store/schema.js';
import { takeFromRate } from '../store/limits.js';
import { limitFault } from './limit-fault.js';

/**
 * Limits how often one IP address, and everybody together, may make a portal send mail.
 *
 * @throws PorticoFault `limit_reached`
 */
export async function countMailRequest(deps: Deps, portalId: string, visitor: Visitor): Promise<void> {
  const now = deps.clock();
  const { mailIp, mailAll } = deps.config.limits;
  for (const [bucket, limit] of [[`mail ip ${visitor.ipBlock}`, mailIp] as const, ['mail all', mailAll] as const]) {
    const allowance = await takeFromRate(deps.db, portalId, bucket, limit, now);
    if (!allowance.allowed) throw limitFault(allowance.retryAt, now);
  }
}

/** Whether a mail with a link may go to an address, and from when on. */
export interface MailAllowance {
  send: boolean;
  /** Now, or the end of the cooldown after the mail before. */
  at: number;
}

/**
 * Counts a mail with a link against the address it goes to: one of a kind in a minute (a second one waits), a few of
 * all kinds an hour and a day. The caller answers the same either way, so that neither the limit nor the account shows.
 */
export async function countMailTo(
  deps: Deps,
  db: Executor,
  portalId: string,
  key: string,
  purpose: ChallengePurpose,
): Promise<MailAllowance> {
  const now = deps.clock();
  const who = deps.box.mac('limit', limitKey(key));
  const { mailAddress, mailAddressDay } = deps.config.limits;
  const hour = await takeFromRate(db, portalId, `mail hour ${who}`, mailAddress, now);
  const day = await takeFromRate(db, portalId, `mail day ${who}`, mailAddressDay, now);
  const cooldown = { count: 1, per: deps.config.lifetimes.resend };
  const turn = await takeFromRate(db, portalId, `mail turn ${purpose} ${who}`, cooldown, now);
  return { send: hour.allowed && day.allowed, at: turn.allowed ? now : turn.retryAt };
}
