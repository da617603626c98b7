import type { Executor } from './database.js';
import type { ChallengePurpose } from './schema.js';

/** Kills the open challenges of an address: a newer mail replaces them. */
export async function supersedeOfAddress(
  db: Executor,
  portalId: string,
  addressId: string,
  purpose: ChallengePurpose,
  now: number,
): Promise<void> {
  await db
    .updateTable('challenges')
    .set({ superseded_at: now })
    .where('portal_id', '=', portalId)
    .where('address_id', '=', addressId)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('superseded_at', 'is', null)
    .execute();
}

/** Kills the open challenges of a sign-up: a newer mail replaces them. */
export async function supersedeOfSignUp(db: Executor, portalId: string, signUpId: string, now: number): Promise<void> {
  await db
    .updateTable('challenges')
    .set({ superseded_at: now })
    .where('portal_id', '=', portalId)
    .where('sign_up_id', '=', signUpId)
    .where('used_at', 'is', null)
    .where('superseded_at', 'is', null)
    .execute();
}

/**
 * Kills the codes (not the links) of every other sign-up for the same address, so that asking again and again never
 * leaves several codes to guess at.
 */
export async function killCodesForAddress(
  db: Executor,
  portalId: string,
  compareKey: string,
  now: number,
): Promise<void> {
  await db
    .updateTable('challenges')
    .set({ code_expires_at: now })
    .where('portal_id', '=', portalId)
    .where('code_expires_at', '>', now)
    .where('sign_up_id', 'in', (eb) =>
      eb
        .selectFrom('sign_ups')
        .select('sign_ups.id')
        .where('sign_ups.portal_id', '=', portalId)
        .where('sign_ups.compare_key', '=', compareKey),
    )
    .execute();
}

/**
 * Kills the open challenges of a user, of one purpose or of all. Undo links outlive the others: whoever got into an
 * account could otherwise end them all by choosing a new password.
 */
export async function supersedeOfUser(
  db: Executor,
  portalId: string,
  userId: string,
  now: number,
  purpose?: ChallengePurpose,
): Promise<void> {
  const update = db
    .updateTable('challenges')
    .set({ superseded_at: now })
    .where('portal_id', '=', portalId)
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .where('superseded_at', 'is', null);
  await (purpose ? update.where('purpose', '=', purpose) : update.where('purpose', '!=', 'undo_addresses')).execute();
}
