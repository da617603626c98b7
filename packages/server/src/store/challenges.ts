import { type Selectable, sql } from 'kysely';
import { type Executor, isPostgres } from './database.js';
import { prepared } from './prepared.js';
import type { ChallengePurpose, ChallengesTable } from './schema.js';

/** A challenge to be written: whom a mail is about and the hashes of what it carries. */
export interface NewChallenge {
  id: string;
  portalId: string;
  purpose: ChallengePurpose;
  userId?: string;
  addressId?: string;
  signUpId?: string;
  /** The only session that may use it. */
  sessionId?: string;
  secretHash: string;
  codeHash?: string;
  codeExpiresAt?: number;
  at: number;
  expiresAt: number;
}

/** A challenge as it stands, whatever became of it. */
export type Challenge = Selectable<ChallengesTable>;

type NewRow = Omit<Challenge, 'code_tries' | 'used_at' | 'used_by' | 'superseded_at'>;

// The casts tell PostgreSQL the types of values that stand in no column's place.
const insert = prepared((db, row: NewRow) => {
  const text = (value: string | null) => sql<string>`cast(${value} as text)`;
  const number = (value: number | null) => sql<number>`cast(${value} as bigint)`;
  const isThere = (table: 'users' | 'addresses' | 'sign_ups', id: string | null) => {
    const parent = db.selectFrom(table).select('id').where('id', '=', text(id));
    // SQLite has one writer at a time and knows no row locks.
    return sql<boolean>`(${text(id)} is null or exists ${isPostgres(db) ? parent.forKeyShare() : parent})`;
  };
  return db
    .insertInto('challenges')
    .columns([
      'id',
      'portal_id',
      'purpose',
      'user_id',
      'address_id',
      'sign_up_id',
      'session_id',
      'secret_hash',
      'code_hash',
      'code_expires_at',
      'code_tries',
      'created_at',
      'expires_at',
    ])
    .expression(
      db
        .selectNoFrom([
          text(row.id).as('id'),
          text(row.portal_id).as('portal_id'),
          text(row.purpose).as('purpose'),
          text(row.user_id).as('user_id'),
          text(row.address_id).as('address_id'),
          text(row.sign_up_id).as('sign_up_id'),
          text(row.session_id).as('session_id'),
          text(row.secret_hash).as('secret_hash'),
          text(row.code_hash).as('code_hash'),
          number(row.code_expires_at).as('code_expires_at'),
          sql<number>`0`.as('code_tries'),
          number(row.created_at).as('created_at'),
          number(row.expires_at).as('expires_at'),
        ])
        .where(isThere('users', row.user_id))
        .where(isThere('addresses', row.address_id))
        .where(isThere('sign_ups', row.sign_up_id)),
    );
});

/**
 * Writes a challenge, if whom and what it is about is still there: they were read before, and may have gone since. From
 * here on they stay until the transaction ends. False when one of them is gone; the caller then goes on as if it had
 * never been there.
 */
export async function insertChallenge(db: Executor, challenge: NewChallenge): Promise<boolean> {
  const result = await insert(db, {
    id: challenge.id,
    portal_id: challenge.portalId,
    purpose: challenge.purpose,
    user_id: challenge.userId ?? null,
    address_id: challenge.addressId ?? null,
    sign_up_id: challenge.signUpId ?? null,
    session_id: challenge.sessionId ?? null,
    secret_hash: challenge.secretHash,
    code_hash: challenge.codeHash ?? null,
    code_expires_at: challenge.codeExpiresAt ?? null,
    created_at: challenge.at,
    expires_at: challenge.expiresAt,
  });
  return result.numAffectedRows === 1n;
}

/** The challenge with that id and one of those purposes, live or not. Nothing is consumed. */
export async function findChallenge(
  db: Executor,
  portalId: string,
  purposes: ChallengePurpose | readonly ChallengePurpose[],
  id: string,
): Promise<Challenge | undefined> {
  return db
    .selectFrom('challenges')
    .selectAll()
    .where('portal_id', '=', portalId)
    .where('purpose', 'in', typeof purposes === 'string' ? [purposes] : purposes)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The newest challenge of a sign-up that still counts, or undefined. */
export async function findLiveChallengeOfSignUp(
  db: Executor,
  portalId: string,
  signUpId: string,
  now: number,
): Promise<Challenge | undefined> {
  return db
    .selectFrom('challenges')
    .selectAll()
    .where('portal_id', '=', portalId)
    .where('sign_up_id', '=', signUpId)
    .where('used_at', 'is', null)
    .where('superseded_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
}

/**
 * Uses a challenge up, by the browser of that mark where one is given. Of any number of calls at once exactly one gets
 * true: the conditions and the mark are one statement.
 */
export async function consumeChallenge(
  db: Executor,
  portalId: string,
  id: string,
  now: number,
  usedBy: string | null = null,
): Promise<boolean> {
  const result = await db
    .updateTable('challenges')
    .set({ used_at: now, used_by: usedBy })
    .where('portal_id', '=', portalId)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('superseded_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Counts a try at a code before it is compared. Which one it was; undefined when they are used up or it is too old. */
export async function countCodeTry(
  db: Executor,
  portalId: string,
  id: string,
  maxTries: number,
  now: number,
): Promise<number | undefined> {
  const counted = await db
    .updateTable('challenges')
    .set((eb) => ({ code_tries: eb('code_tries', '+', 1) }))
    .where('portal_id', '=', portalId)
    .where('id', '=', id)
    .where('code_tries', '<', maxTries)
    .where('code_expires_at', '>', now)
    .returning('code_tries')
    .executeTakeFirst();
  return counted?.code_tries;
}

/** The newest challenge of a user's session that still counts and has a code, or undefined. */
export async function findLiveChallengeOfSession(
  db: Executor,
  portalId: string,
  purpose: ChallengePurpose,
  sessionId: string,
  now: number,
): Promise<Challenge | undefined> {
  return db
    .selectFrom('challenges')
    .selectAll()
    .where('portal_id', '=', portalId)
    .where('purpose', '=', purpose)
    .where('session_id', '=', sessionId)
    .where('used_at', 'is', null)
    .where('superseded_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
}

/** Whether a challenge can still be used; asked before its mail leaves. */
export async function isChallengeLive(db: Executor, id: string, now: number): Promise<boolean> {
  const row = await db
    .selectFrom('challenges')
    .select('id')
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('superseded_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Whether the address that a challenge asks to confirm belongs to an account by now: by another sign-up, or as somebody's
 * further address. Asked before its mail leaves.
 */
export async function isConfirmedMeanwhile(db: Executor, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('challenges')
    .leftJoin('sign_ups', 'sign_ups.id', 'challenges.sign_up_id')
    .leftJoin('addresses as pending', 'pending.id', 'challenges.address_id')
    .innerJoin('addresses', (join) =>
      join
        .onRef('addresses.portal_id', '=', 'challenges.portal_id')
        .on((eb) =>
          eb('addresses.compare_key', '=', eb.fn.coalesce('sign_ups.compare_key', 'pending.compare_key').$notNull()),
        ),
    )
    .select('addresses.id')
    .where('challenges.id', '=', id)
    .where('addresses.verified_at', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}
