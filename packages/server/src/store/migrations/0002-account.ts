import type { Kysely } from 'kysely';

/** Profile, several addresses with undo, notifications, and proofs that belong to one session. */
export async function up(db: Kysely<never>): Promise<void> {
  await profile(db);
  await addresses(db);
  await notifications(db);
  await undo(db);
  await challenges(db);
}

async function profile(db: Kysely<never>): Promise<void> {
  for (const column of ['avatar_url', 'job_title', 'organization']) {
    await db.schema
      .alterTable('users')
      .addColumn(column, 'text', (c) => c.notNull().defaultTo(''))
      .execute();
  }
  for (const column of ['profile_version', 'contact_version']) {
    await db.schema
      .alterTable('users')
      .addColumn(column, 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
  }
}

async function addresses(db: Kysely<never>): Promise<void> {
  await db.schema
    .alterTable('addresses')
    .addColumn('once_verified', 'text', (c) => c.notNull().defaultTo('secondary'))
    .execute();
  for (const column of ['mailed_at', 'undeliverable_at', 'guarded_until']) {
    await db.schema.alterTable('addresses').addColumn(column, 'bigint').execute();
  }
  await db.schema.alterTable('addresses').addColumn('guard_hash', 'text').execute();
  // For what mail servers say of an address, verified or not.
  await db.schema.createIndex('addresses_key').on('addresses').columns(['portal_id', 'compare_key']).execute();
}

async function notifications(db: Kysely<never>): Promise<void> {
  await db.schema
    .alterTable('portals')
    .addColumn('notifications', 'text', (c) => c.notNull().defaultTo('[]'))
    .execute();
  await db.schema
    .createTable('notification_choices')
    .addColumn('portal_id', 'text', (c) => c.notNull().references('portals.id').onDelete('cascade'))
    .addColumn('user_id', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('notification_id', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('is_on', 'integer', (c) => c.notNull())
    .addColumn('chosen_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('notification_choices_key', ['portal_id', 'user_id', 'notification_id', 'channel'])
    .execute();
}

async function undo(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('undo_snapshots')
    .addColumn('challenge_id', 'text', (c) => c.primaryKey().references('challenges.id').onDelete('cascade'))
    .addColumn('portal_id', 'text', (c) => c.notNull().references('portals.id').onDelete('cascade'))
    .addColumn('user_id', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('addresses', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('password_hash', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('undo_snapshots_of_user')
    .on('undo_snapshots')
    .columns(['portal_id', 'user_id', 'version'])
    .execute();
}

async function challenges(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('challenges').addColumn('session_id', 'text').execute();
  // Removing an address takes its challenges along.
  await db.schema.createIndex('challenges_of_address').on('challenges').column('address_id').execute();
}
