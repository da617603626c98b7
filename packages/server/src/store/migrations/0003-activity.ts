import type { Kysely } from 'kysely';

/** What recent activity needs: the newest entries about a user of each kind, however many there are of the others. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createIndex('audit_entries_of_subject')
    .on('audit_entries')
    .columns(['portal_id', 'subject_id', 'event', 'id'])
    .execute();
  await db.schema.dropIndex('audit_entries_subject').execute();
}
