import type { Executor } from './database.js';

/** A mail in the development mailbox; `sealed` holds all of it. */
export interface MailboxRow {
  id: string;
  portalId: string;
  receivedAt: number;
  sealed: string;
}

export async function insertMailboxRow(db: Executor, row: MailboxRow): Promise<void> {
  await db
    .insertInto('mailbox')
    .values({ id: row.id, portal_id: row.portalId, received_at: row.receivedAt, sealed: row.sealed })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** The newest mails of all portals, newest first. */
export async function listMailbox(db: Executor, count: number): Promise<MailboxRow[]> {
  return db
    .selectFrom('mailbox')
    .select(['id', 'portal_id as portalId', 'received_at as receivedAt', 'sealed'])
    .orderBy('id', 'desc')
    .limit(count)
    .execute();
}

export async function findInMailbox(db: Executor, id: string): Promise<MailboxRow | undefined> {
  return db
    .selectFrom('mailbox')
    .select(['id', 'portal_id as portalId', 'received_at as receivedAt', 'sealed'])
    .where('id', '=', id)
    .executeTakeFirst();
}
