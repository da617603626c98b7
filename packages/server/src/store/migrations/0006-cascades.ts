import { type Kysely, sql } from 'kysely';
import { isPostgres } from '../database.js';

/** Columns by which rows go with a row of another table, where the indexes so far begin with the portal. */
const cascading = [
  ['addresses', 'user_id'],
  ['consents', 'user_id'],
  ['sessions', 'user_id'],
  ['challenges', 'user_id'],
  ['challenges', 'sign_up_id'],
  ['notification_choices', 'user_id'],
  ['undo_snapshots', 'user_id'],
] as const;

/**
 * Indexes for what goes with a row that is removed, for what the cleanup looks for, and for beginnings of buckets. A
 * database looks for the first by that column alone: without these, each sign-up that expires reads all challenges.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const [table, column] of cascading) {
    await db.schema.createIndex(`${table}_by_${column}`).on(table).column(column).execute();
  }
  await db.schema.createIndex('sessions_idle').on('sessions').column('idle_expires_at').execute();
  await db.schema
    .createIndex('refresh_tokens_answered')
    .on('refresh_tokens')
    .column('used_at')
    .where(sql.ref('successor'), 'is not', null)
    .execute();
  // Last, for its lock: logins wait for it. As on SQLite, names of buckets sort by their bytes, whatever the database's
  // language: all that begin alike are then found by the primary key.
  if (isPostgres(db)) await sql`alter table limits alter column bucket type text collate "C"`.execute(db);
}
