import type { Kysely } from 'kysely';

/**
 * Which stretch of its session a refresh token is of. Tokens from before have none and are worth nothing any more: their
 * pages ask for a login.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('refresh_tokens').addColumn('generation', 'text').execute();
}
