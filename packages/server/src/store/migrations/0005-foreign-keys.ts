import type { Kysely } from 'kysely';

/**
 * Indexes for the columns that point to another table. Without the first, SQLite reads all users at every sign-up, since
 * a user is written before the address that it names, and both databases do when an address is removed.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.createIndex('users_primary_address').on('users').column('primary_address_id').execute();
  await db.schema.createIndex('sign_ups_user').on('sign_ups').column('user_id').execute();
}
