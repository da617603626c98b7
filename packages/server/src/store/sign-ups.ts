import type { Executor } from './database.js';
import { prepared } from './prepared.js';
import type { SignUpsTable } from './schema.js';

/** A sign-up as it stands. */
export type SignUp = SignUpsTable;

const insert = prepared((db, row: SignUp) =>
  db.insertInto('sign_ups').values({
    id: row.id,
    portal_id: row.portal_id,
    address: row.address,
    compare_key: row.compare_key,
    name: row.name,
    password_hash: row.password_hash,
    fields: row.fields,
    consents: row.consents,
    language: row.language,
    return_to: row.return_to,
    handle_hash: row.handle_hash,
    created_at: row.created_at,
    expires_at: row.expires_at,
    verified_at: row.verified_at,
    user_id: row.user_id,
    password_proven: row.password_proven,
    continued_at: row.continued_at,
  }),
);

export async function insertSignUp(db: Executor, signUp: SignUp): Promise<void> {
  await insert(db, signUp);
}

export async function findSignUp(db: Executor, portalId: string, id: string): Promise<SignUp | undefined> {
  return db
    .selectFrom('sign_ups')
    .selectAll()
    .where('portal_id', '=', portalId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The sign-up that the browser with that handle began, if it has not expired. */
export async function findSignUpByHandle(
  db: Executor,
  portalId: string,
  handleHash: string,
  now: number,
): Promise<SignUp | undefined> {
  return db
    .selectFrom('sign_ups')
    .selectAll()
    .where('portal_id', '=', portalId)
    .where('handle_hash', '=', handleHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** The newest sign-up for an address that nobody verified yet. */
export async function findOpenSignUpByAddress(
  db: Executor,
  portalId: string,
  compareKey: string,
  now: number,
): Promise<SignUp | undefined> {
  return db
    .selectFrom('sign_ups')
    .selectAll()
    .where('portal_id', '=', portalId)
    .where('compare_key', '=', compareKey)
    .where('verified_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
}

/** Marks a sign-up as having become a user and wipes its password hash. */
export async function completeSignUp(
  db: Executor,
  portalId: string,
  id: string,
  result: { userId: string; passwordProven: boolean; at: number },
): Promise<void> {
  await db
    .updateTable('sign_ups')
    .set({
      verified_at: result.at,
      user_id: result.userId,
      password_proven: result.passwordProven ? 1 : 0,
      password_hash: null,
    })
    .where('portal_id', '=', portalId)
    .where('id', '=', id)
    .execute();
}

/** Lets the browser that signed up go on signed in, once. */
export async function takeContinuation(db: Executor, portalId: string, id: string, now: number): Promise<boolean> {
  const result = await db
    .updateTable('sign_ups')
    .set({ continued_at: now })
    .where('portal_id', '=', portalId)
    .where('id', '=', id)
    .where('verified_at', 'is not', null)
    .where('password_proven', '=', 1)
    .where('continued_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Ends the right of the browsers that signed a user up to go on signed in: the password is another one now. */
export async function closeContinuations(db: Executor, portalId: string, userId: string, now: number): Promise<void> {
  await db
    .updateTable('sign_ups')
    .set({ continued_at: now })
    .where('portal_id', '=', portalId)
    .where('user_id', '=', userId)
    .where('continued_at', 'is', null)
    .execute();
}

/**
 * Closes the sign-ups for an address that lost to the one that was verified first. Their rows stay until they expire,
 * so that their links can say what happened.
 */
export async function closeRivalSignUps(
  db: Executor,
  portalId: string,
  compareKey: string,
  winnerId: string,
): Promise<void> {
  await db
    .updateTable('sign_ups')
    .set({ password_hash: null })
    .where('portal_id', '=', portalId)
    .where('compare_key', '=', compareKey)
    .where('id', '!=', winnerId)
    .execute();
}

/** Lets a sign-up live as long as the link of its newest mail, and holds its row. False when it is gone. */
export async function prolongSignUp(db: Executor, portalId: string, id: string, expiresAt: number): Promise<boolean> {
  const result = await db
    .updateTable('sign_ups')
    .set({ expires_at: expiresAt })
    .where('portal_id', '=', portalId)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Removes the unverified sign-up of a browser that begins anew. */
export async function removeSignUpOfHandle(db: Executor, portalId: string, handleHash: string): Promise<void> {
  await db
    .deleteFrom('sign_ups')
    .where('portal_id', '=', portalId)
    .where('handle_hash', '=', handleHash)
    .where('verified_at', 'is', null)
    .execute();
}
