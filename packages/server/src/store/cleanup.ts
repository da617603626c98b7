import type { Executor } from './database.js';

/** How long rows that are of no more use are still kept, in milliseconds. */
export interface Retention {
  /** Used, superseded and expired links: so long they can still say what became of them. */
  challenges: number;
  /** Mails that were sent, failed, or were decoys. */
  mails: number;
  /** What used refresh tokens were answered. */
  refreshGrace: number;
}

/** Removes what has expired. Safe to run on several processes at once. */
export async function removeExpired(db: Executor, now: number, retention: Retention): Promise<void> {
  await db.deleteFrom('limits').where('expires_at', '<=', now).execute();
  await db
    .deleteFrom('sessions')
    .where((eb) => eb.or([eb('absolute_expires_at', '<=', now), eb('idle_expires_at', '<=', now)]))
    .execute();
  await db
    .deleteFrom('challenges')
    .where('expires_at', '<=', now - retention.challenges)
    .execute();
  await db
    .deleteFrom('sign_ups')
    .where('expires_at', '<=', now - retention.challenges)
    .execute();
  // Tokens that were used stay, to know a stolen one by; what they answered is needed no longer.
  await db
    .updateTable('refresh_tokens')
    .set({ successor: null })
    .where('used_at', '<=', now - retention.refreshGrace)
    .where('successor', 'is not', null)
    .execute();
  await db
    .deleteFrom('outbox')
    .where('state', 'in', ['sent', 'failed', 'decoy'])
    .where('created_at', '<=', now - retention.mails)
    .execute();
}
