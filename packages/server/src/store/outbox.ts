import { type Executor, isPostgres } from './database.js';
import { prepared } from './prepared.js';
import { inTransaction } from './transaction.js';

/** A mail to be sent; `sealed` holds recipient, words and link. A decoy is written like a mail and never sent. */
export interface NewMail {
  id: string;
  portalId: string;
  kind: string;
  messageId: string;
  sealed: string;
  decoy: boolean;
  /** The challenge whose link it carries. */
  challengeId: string | undefined;
  at: number;
  /** When it may leave. */
  sendAt: number;
}

/** A mail that a worker holds the lease of. */
export interface LeasedMail {
  id: string;
  portalId: string;
  kind: string;
  messageId: string;
  challengeId: string | null;
  sealed: string;
  tries: number;
  createdAt: number;
}

const insert = prepared(
  (db, mail: Omit<NewMail, 'challengeId' | 'decoy'> & { challengeId: string | null; state: 'decoy' | 'waiting' }) =>
    db.insertInto('outbox').values({
      id: mail.id,
      portal_id: mail.portalId,
      kind: mail.kind,
      message_id: mail.messageId,
      challenge_id: mail.challengeId,
      sealed: mail.sealed,
      state: mail.state,
      created_at: mail.at,
      next_try_at: mail.sendAt,
      tries: 0,
      leased_until: null,
      sent_at: null,
      failure: null,
    }),
);

export async function insertMail(db: Executor, mail: NewMail): Promise<void> {
  await insert(db, { ...mail, challengeId: mail.challengeId ?? null, state: mail.decoy ? 'decoy' : 'waiting' });
}

/**
 * Takes up to `count` due mails for this worker until `leaseUntil`. A worker that is not done by then renews the lease;
 * one that dies leaves it to run out,
 * and another one takes over: a mail may then arrive twice, under the same Message-ID, but never not at all.
 */
export async function leaseMails(db: Executor, now: number, leaseUntil: number, count: number): Promise<LeasedMail[]> {
  return inTransaction(db, async (tx) => {
    let due = tx
      .selectFrom('outbox')
      .select('id')
      .where('state', '=', 'waiting')
      .where('next_try_at', '<=', now)
      .where((eb) => eb.or([eb('leased_until', 'is', null), eb('leased_until', '<=', now)]))
      .orderBy('next_try_at')
      .limit(count);
    // SQLite has one writer at a time and knows no row locks.
    if (isPostgres(tx)) due = due.forUpdate().skipLocked();
    const ids = (await due.execute()).map((row) => row.id);
    if (ids.length === 0) return [];
    const rows = await tx
      .updateTable('outbox')
      .set((eb) => ({ leased_until: leaseUntil, tries: eb('tries', '+', 1) }))
      .where('id', 'in', ids)
      .returning(['id', 'portal_id', 'kind', 'message_id', 'challenge_id', 'sealed', 'tries', 'created_at'])
      .execute();
    return rows.map((row) => ({
      id: row.id,
      portalId: row.portal_id,
      kind: row.kind,
      messageId: row.message_id,
      challengeId: row.challenge_id,
      sealed: row.sealed ?? '',
      tries: row.tries,
      createdAt: row.created_at,
    }));
  });
}

const wipe = prepared((db, { id, at }: { id: string; at: number }) =>
  db.updateTable('outbox').set({ state: 'sent', sent_at: at, sealed: null, leased_until: null }).where('id', '=', id),
);

/** The mail left: its text is wiped. */
export async function markSent(db: Executor, id: string, at: number): Promise<void> {
  await wipe(db, { id, at });
}

/** A lease as its worker knows it: the number of the try is what another worker's lease would differ in. */
type Lease = Pick<LeasedMail, 'id' | 'tries'>;

/** Prolongs the leases of mails that are still being sent. One that another worker took meanwhile stays its own. */
export async function renewLeases(db: Executor, leases: readonly Lease[], leaseUntil: number): Promise<void> {
  for (const { id, tries } of leases) {
    await db
      .updateTable('outbox')
      .set({ leased_until: leaseUntil })
      .where('id', '=', id)
      .where('tries', '=', tries)
      .where('leased_until', 'is not', null)
      .execute();
  }
}

/** The mail did not leave this time; it is tried again at `nextTryAt`, unless another worker has it by now. */
export async function postponeMail(
  db: Executor,
  { id, tries }: Lease,
  nextTryAt: number,
  failure: string,
): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ next_try_at: nextTryAt, leased_until: null, failure })
    .where('id', '=', id)
    .where('tries', '=', tries)
    .execute();
}

/** The mail will never leave: its text is wiped. */
export async function markFailed(db: Executor, id: string, failure: string): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ state: 'failed', sealed: null, leased_until: null, failure })
    .where('id', '=', id)
    .execute();
}

/** When the next mail is due, or the next lease runs out; undefined when no mail waits. */
export async function nextMailAt(db: Executor): Promise<number | undefined> {
  const row = await db
    .selectFrom('outbox')
    .select((eb) =>
      eb.fn
        .min(
          eb
            .case()
            .when('leased_until', '>', eb.ref('next_try_at'))
            .then(eb.ref('leased_until').$notNull())
            .else(eb.ref('next_try_at'))
            .end(),
        )
        .as('at'),
    )
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return row?.at ?? undefined;
}
