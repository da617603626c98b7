import type { Kysely } from 'kysely';

/**
 * Which session added an address that is not verified yet, and which one wished that it becomes primary: what a session
 * began ends with it. Nobody knows that of addresses from before.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const column of ['begun_by', 'wished_by']) {
    await db.schema.alterTable('addresses').addColumn(column, 'text').execute();
  }
}
