import { type Kysely, sql } from 'kysely';

/**
 * What tells a request that is said again, because its answer was lost, from another one: the browser that a link was
 * used up in, and the password that the present one took the place of.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('challenges').addColumn('used_by', 'text').execute();
  await db.schema.alterTable('users').addColumn('former_password_hash', 'text').execute();
  await db.schema
    .createIndex('users_former_password')
    .on('users')
    .column('password_changed_at')
    .where(sql.ref('former_password_hash'), 'is not', null)
    .execute();
}
