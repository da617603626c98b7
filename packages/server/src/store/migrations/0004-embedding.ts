import type { Kysely } from 'kysely';

/** What an undo link may tell, keys that sign access tokens, and refresh tokens of pages of other sites. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('undo_snapshots').addColumn('told', 'text').execute();
  await signingKeys(db);
  await refreshTokens(db);
}

async function signingKeys(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('signing_keys')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('portal_id', 'text', (c) => c.notNull().references('portals.id').onDelete('cascade'))
    .addColumn('generation', 'integer', (c) => c.notNull())
    .addColumn('public_jwk', 'text', (c) => c.notNull())
    .addColumn('sealed', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('signs_from', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('signing_keys_generation', ['portal_id', 'generation'])
    .execute();
}

async function refreshTokens(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('refresh_tokens')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('portal_id', 'text', (c) => c.notNull().references('portals.id').onDelete('cascade'))
    .addColumn('session_id', 'text', (c) => c.notNull().references('sessions.id').onDelete('cascade'))
    .addColumn('token_hash', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('used_at', 'bigint')
    .addColumn('successor', 'text')
    .addUniqueConstraint('refresh_tokens_hash', ['portal_id', 'token_hash'])
    .execute();
  await db.schema.createIndex('refresh_tokens_session').on('refresh_tokens').column('session_id').execute();
}
