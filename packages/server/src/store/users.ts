import type { Role } from '@portico/contract';
import { type Executor, isPostgres } from './database.js';
import { prepared } from './prepared.js';

/** What a login needs to know of the person behind an address. */
export interface LoginUser {
  id: string;
  name: string;
  role: Role;
  status: 'active' | 'blocked';
  passwordHash: string | null;
  /** When the password was chosen (ms), whatever its hash was made anew for. */
  passwordChangedAt: number | null;
  /** Primary address as shown. */
  email: string;
}

/** A user to be written, with the one address that was verified. */
export interface NewUser {
  id: string;
  portalId: string;
  name: string;
  role: Role;
  passwordHash: string | null;
  address: string;
  compareKey: string;
  addressId: string;
  language: string | null;
  /** JSON object. */
  fields: string;
  at: number;
}

const byAddress = prepared((db, { portalId, compareKey }: { portalId: string; compareKey: string }) =>
  db
    .selectFrom('addresses')
    .innerJoin('users', 'users.id', 'addresses.user_id')
    .innerJoin('addresses as primary_address', 'primary_address.id', 'users.primary_address_id')
    .where('addresses.portal_id', '=', portalId)
    .where('addresses.compare_key', '=', compareKey)
    .where('addresses.verified_at', 'is not', null)
    .select([
      'users.id',
      'users.name',
      'users.role',
      'users.status',
      'users.password_hash as passwordHash',
      'users.password_changed_at as passwordChangedAt',
      'users.language',
      'primary_address.address as email',
      'addresses.id as addressId',
      'addresses.address',
    ]),
);

/** The user who verified that address, or undefined. One statement for known and unknown addresses alike. */
export async function findUserByAddress(
  db: Executor,
  portalId: string,
  compareKey: string,
): Promise<(LoginUser & { addressId: string; address: string; language: string | null }) | undefined> {
  return (await byAddress(db, { portalId, compareKey })).rows[0];
}

/** The user with that id and their primary address, or undefined. */
export async function findUser(
  db: Executor,
  portalId: string,
  id: string,
): Promise<(LoginUser & { language: string | null; addressId: string }) | undefined> {
  return db
    .selectFrom('users')
    .innerJoin('addresses', 'addresses.id', 'users.primary_address_id')
    .where('users.portal_id', '=', portalId)
    .where('users.id', '=', id)
    .select([
      'users.id',
      'users.name',
      'users.role',
      'users.status',
      'users.password_hash as passwordHash',
      'users.password_changed_at as passwordChangedAt',
      'users.language',
      'addresses.address as email',
      'addresses.id as addressId',
    ])
    .executeTakeFirst();
}

/** Holds a user's row until the transaction ends: whoever wants to change the user or their addresses waits. */
export async function holdUser(tx: Executor, portalId: string, id: string): Promise<void> {
  // SQLite has one writer at a time and knows no row locks.
  if (!isPostgres(tx)) return;
  const row = tx.selectFrom('users').select('id').where('portal_id', '=', portalId).where('id', '=', id);
  await row.forNoKeyUpdate().execute();
}

/** The user behind one verified address. */
export interface AddressOwner {
  id: string;
  name: string;
  status: 'active' | 'blocked';
  language: string | null;
  passwordHash: string | null;
  /** That address as shown. */
  address: string;
  /** Until then (ms) a reset by it needs the password of either hash, too. */
  guardedUntil: number | null;
  guardHash: string | null;
  /** When the password was chosen (ms). */
  passwordChangedAt: number | null;
}

/** The user who has that address, by its id, if it is verified. */
export async function findUserOfAddress(
  db: Executor,
  portalId: string,
  addressId: string,
): Promise<AddressOwner | undefined> {
  return db
    .selectFrom('addresses')
    .innerJoin('users', 'users.id', 'addresses.user_id')
    .where('addresses.portal_id', '=', portalId)
    .where('addresses.id', '=', addressId)
    .where('addresses.verified_at', 'is not', null)
    .select([
      'users.id',
      'users.name',
      'users.status',
      'users.language',
      'users.password_hash as passwordHash',
      'addresses.address',
      'addresses.guarded_until as guardedUntil',
      'addresses.guard_hash as guardHash',
      'users.password_changed_at as passwordChangedAt',
    ])
    .executeTakeFirst();
}

/** Writes a user with a verified primary address. @throws a unique violation when another user verified it first. */
export async function insertUser(db: Executor, user: NewUser): Promise<void> {
  await db
    .insertInto('users')
    .values({
      id: user.id,
      portal_id: user.portalId,
      name: user.name,
      role: user.role,
      status: 'active',
      password_hash: user.passwordHash,
      password_changed_at: user.passwordHash ? user.at : null,
      primary_address_id: user.addressId,
      language: user.language,
      fields: user.fields,
      created_at: user.at,
      last_login_at: null,
    })
    .execute();
  await db
    .insertInto('addresses')
    .values({
      id: user.addressId,
      portal_id: user.portalId,
      user_id: user.id,
      address: user.address,
      compare_key: user.compareKey,
      verified_at: user.at,
      created_at: user.at,
    })
    .execute();
}

/** Sets a new password. False when there is no such user. */
export async function savePassword(
  db: Executor,
  portalId: string,
  userId: string,
  passwordHash: string,
  at: number,
): Promise<boolean> {
  const result = await db
    .updateTable('users')
    .set({ password_hash: passwordHash, password_changed_at: at, former_password_hash: null })
    .where('portal_id', '=', portalId)
    .where('id', '=', userId)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/**
 * Sets a new password in place of the one that was proven, which is kept for `findFormerPassword`; `from` is null for
 * somebody who had none. False when that is
 * not the present one any more, or the user is blocked or gone: of any number of calls at once exactly one gets true.
 */
export async function replacePassword(
  db: Executor,
  portalId: string,
  userId: string,
  { from, to, at }: { from: string | null; to: string; at: number },
): Promise<boolean> {
  const result = await db
    .updateTable('users')
    .set({ password_hash: to, password_changed_at: at, former_password_hash: from })
    .where('portal_id', '=', portalId)
    .where('id', '=', userId)
    .where('status', '=', 'active')
    .where('password_hash', from === null ? 'is' : '=', from)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The hash that was in the place of the present one, if that was changed, not reset, since `since` (ms). */
export async function findFormerPassword(
  db: Executor,
  portalId: string,
  userId: string,
  since: number,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('users')
    .select('former_password_hash as hash')
    .where('portal_id', '=', portalId)
    .where('id', '=', userId)
    .where('password_changed_at', '>', since)
    .executeTakeFirst();
  return row?.hash ?? undefined;
}

/** Replaces a hash by one of the same password at another cost. False when the password was changed meanwhile. */
export async function upgradePasswordHash(
  db: Executor,
  portalId: string,
  userId: string,
  from: string,
  to: string,
): Promise<boolean> {
  const result = await db
    .updateTable('users')
    .set({ password_hash: to })
    .where('portal_id', '=', portalId)
    .where('id', '=', userId)
    .where('password_hash', '=', from)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

const note = prepared((db, { portalId, userId, at }: { portalId: string; userId: string; at: number }) =>
  activeLogin(db, portalId, userId, at),
);
const noteProven = prepared(
  (db, { portalId, userId, at, hash }: { portalId: string; userId: string; at: number; hash: string }) =>
    activeLogin(db, portalId, userId, at).where('password_hash', '=', hash),
);

/**
 * Notes the time of a login, if the user is still active and the password is still the one that was proven. False
 * otherwise: a login that was under way while the password was changed must not begin a session after it.
 */
export async function noteLogin(
  db: Executor,
  portalId: string,
  userId: string,
  at: number,
  provenHash: string | undefined,
): Promise<boolean> {
  const login = { portalId, userId, at };
  const result = await (provenHash === undefined ? note(db, login) : noteProven(db, { ...login, hash: provenHash }));
  return result.numAffectedRows === 1n;
}

function activeLogin(db: Executor, portalId: string, userId: string, at: number) {
  return db
    .updateTable('users')
    .set({ last_login_at: at })
    .where('portal_id', '=', portalId)
    .where('id', '=', userId)
    .where('status', '=', 'active');
}

/** Every verified address of a user, the primary one first; security notices go to all of them. */
export async function verifiedAddresses(
  db: Executor,
  portalId: string,
  userId: string,
): Promise<{ address: string; compareKey: string }[]> {
  const rows = await db
    .selectFrom('addresses')
    .innerJoin('users', 'users.id', 'addresses.user_id')
    .where('addresses.portal_id', '=', portalId)
    .where('addresses.user_id', '=', userId)
    .where('addresses.verified_at', 'is not', null)
    .select(['addresses.id', 'addresses.address', 'addresses.compare_key as compareKey', 'users.primary_address_id'])
    .orderBy('addresses.id')
    .execute();
  return rows
    .sort((a, b) => Number(b.id === b.primary_address_id) - Number(a.id === a.primary_address_id))
    .map(({ address, compareKey }) => ({ address, compareKey }));
}
