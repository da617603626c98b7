import type { Deps } from '../deps.js';
import { limitKey } from '../domain/address.js';
import type { Visitor } from '../domain/visitor.js';
import type { Executor } from '../store/database.js';
import type { ChallengePurpose } from '../store/schema.js';
import { type RateAllowance, type RateLimit, takeFromRate, takePlace } from '../store/limits.js';
import { limitFault } from './limit-fault.js';

/** Above so many mails a bucket that refills evenly is near enough to the limit, and cheaper. */
const fewMails = 20;

/**
 * Limits how often one IP address, and everybody together, may make a portal send mail.
 *
 * @throws LimitFault
 */
export async function countMailRequest(deps: Deps, portalId: string, visitor: Visitor): Promise<void> {
  const now = deps.clock();
  const { mailIp, mailAll } = deps.config.limits;
  for (const [bucket, limit] of [[`mail ip ${visitor.ipBlock}`, mailIp] as const, ['mail all', mailAll] as const]) {
    const allowance = await takeFromRate(deps.db, portalId, bucket, limit, now);
    if (!allowance.allowed) throw limitFault(bucket, allowance.retryAt, now);
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
  const hour = await takeMail(db, portalId, `mail hour ${who}`, mailAddress, now);
  if (!hour.allowed) return { send: false, at: now };
  // Only what the hour lets through is sent, so nothing else may use up the day.
  const day = await takeMail(db, portalId, `mail day ${who}`, mailAddressDay, now);
  if (!day.allowed) return { send: false, at: now };
  return { send: true, at: await nextTurn(deps, db, portalId, `mail turn ${purpose} ${who}`) };
}

function takeMail(
  db: Executor,
  portalId: string,
  bucket: string,
  limit: RateLimit,
  now: number,
): Promise<RateAllowance> {
  return (limit.count > fewMails ? takeFromRate : takePlace)(db, portalId, bucket, limit, now);
}

/** Two turns: one mail that leaves, and one that waits for the cooldown's end and which a newer one replaces. */
async function nextTurn(deps: Deps, db: Executor, portalId: string, bucket: string): Promise<number> {
  const cooldown = deps.config.lifetimes.resend;
  const turn = await takeFromRate(db, portalId, bucket, { count: 2, per: 2 * cooldown }, deps.clock());
  return turn.allowed ? turn.freeAt - cooldown : turn.retryAt;
}
