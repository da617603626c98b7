import type { ExpressionBuilder } from 'kysely';
import type { Executor } from './database.js';
import type { Database } from './schema.js';

/** Sessions of a user: one of them, or all but one (all of them without it). */
export type SessionChoice = { id: string } | { but: string | undefined };

/**
 * Takes back what those sessions of a user began with addresses and nobody finished: an address that is not verified goes,
 * with its link, and one that another session added does not become primary any more. What nobody knows the beginner of
 * goes with all but one. The caller holds the user's row. How many addresses that touched.
 */
export async function dropUnfinished(
  db: Executor,
  portalId: string,
  userId: string,
  choice: SessionChoice,
): Promise<number> {
  const removed = await db
    .deleteFrom('addresses')
    .where('portal_id', '=', portalId)
    .where('user_id', '=', userId)
    .where('verified_at', 'is', null)
    .where(isOf('begun_by', choice))
    .executeTakeFirst();
  const left = await db
    .updateTable('addresses')
    .set({ once_verified: 'secondary', wished_by: null })
    .where('portal_id', '=', portalId)
    .where('user_id', '=', userId)
    .where('once_verified', '!=', 'secondary')
    .where(isOf('wished_by', choice))
    .executeTakeFirst();
  const touched = Number(removed.numDeletedRows + left.numUpdatedRows);
  if (touched > 0) await countVersion(db, portalId, userId);
  return touched;
}

function isOf(column: 'begun_by' | 'wished_by', choice: SessionChoice) {
  return (eb: ExpressionBuilder<Database, 'addresses'>) => {
    if ('id' in choice) return eb(column, '=', choice.id);
    return choice.but === undefined ? eb.lit(true) : eb.or([eb(column, 'is', null), eb(column, '!=', choice.but)]);
  };
}

/** A form that was read before must not be saved over it. */
async function countVersion(db: Executor, portalId: string, userId: string): Promise<void> {
  await db
    .updateTable('users')
    .set((eb) => ({ contact_version: eb('contact_version', '+', 1) }))
    .where('portal_id', '=', portalId)
    .where('id', '=', userId)
    .execute();
}

/** Gives what one session of a user began to another one, by which the same browser goes on. */
export async function handOverUnfinished(
  db: Executor,
  portalId: string,
  userId: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  for (const column of ['begun_by', 'wished_by'] as const) {
    await db
      .updateTable('addresses')
      .set({ [column]: to })
      .where('portal_id', '=', portalId)
      .where('user_id', '=', userId)
      .where(column, '=', from)
      .execute();
  }
}
