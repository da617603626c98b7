import type { AddressBook, BookEntry } from '../domain/address-book.js';
import type { Executor } from './database.js';

/** An address as it is stored, for the person it belongs to. */
export interface StoredAddress extends BookEntry {
  mailedAt: number | null;
  undeliverableAt: number | null;
  /** Until when it is guarded (ms), or was, because it came back by an undo. */
  guardedUntil: number | null;
}

/** All addresses of a user with the version that a change has to name; undefined when there is no such user. */
export interface StoredBook {
  version: number;
  primaryId: string;
  entries: StoredAddress[];
}

/** The addresses of a user, oldest first. */
export async function findAddressBook(db: Executor, portalId: string, userId: string): Promise<StoredBook | undefined> {
  const rows = await db
    .selectFrom('users')
    .innerJoin('addresses', 'addresses.user_id', 'users.id')
    .where('users.portal_id', '=', portalId)
    .where('users.id', '=', userId)
    .select([
      'users.contact_version as version',
      'users.primary_address_id as primaryId',
      'addresses.id',
      'addresses.address',
      'addresses.compare_key as key',
      'addresses.verified_at',
      'addresses.once_verified as onceVerified',
      'addresses.mailed_at as mailedAt',
      'addresses.undeliverable_at as undeliverableAt',
      'addresses.guarded_until as guardedUntil',
      'addresses.created_at as createdAt',
    ])
    .execute();
  const [first] = rows;
  if (!first) return undefined;
  const { version, primaryId } = first;
  // Ids begin with the time, and are compared alike whatever the database's collation.
  const entries = rows
    .map(({ version: _v, primaryId: _p, verified_at, ...row }) => ({ ...row, verified: verified_at !== null }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return { version, primaryId, entries };
}

/**
 * Takes the next version of a user's addresses and notifications, and with it the user's row: whoever else wants to
 * change them waits. Undefined when `expected` is not the present version any more, or the user is blocked or gone.
 */
export async function takeContactVersion(
  db: Executor,
  portalId: string,
  userId: string,
  expected?: number,
): Promise<number | undefined> {
  let update = db
    .updateTable('users')
    .set((eb) => ({ contact_version: eb('contact_version', '+', 1) }))
    .where('portal_id', '=', portalId)
    .where('id', '=', userId)
    .where('status', '=', 'active');
  if (expected !== undefined) update = update.where('contact_version', '=', expected);
  const row = await update.returning('contact_version as version').executeTakeFirst();
  return row?.version;
}

/**
 * Writes the difference between two states of a user's addresses. The caller holds the user's row. Removing an address
 * takes its open challenges along. What is not finished by it ends with the session `by`, if there is one.
 *
 * @throws a unique violation when another user of the portal verified one of them meanwhile.
 */
export async function writeAddressBook(
  db: Executor,
  owner: { portalId: string; userId: string; by?: string },
  before: AddressBook,
  after: AddressBook,
  at: number,
): Promise<void> {
  const { portalId, userId, by = null } = owner;
  if (before.primaryId !== after.primaryId) await setPrimary(db, owner, after.primaryId);
  const kept = new Map(after.entries.map((entry) => [entry.id, entry]));
  const gone = before.entries.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  if (gone.length > 0) {
    await db.deleteFrom('addresses').where('portal_id', '=', portalId).where('id', 'in', gone).execute();
  }
  const old = new Map(before.entries.map((entry) => [entry.id, entry]));
  for (const entry of after.entries) {
    const former = old.get(entry.id);
    if (!former) await insertAddress(db, { portalId, userId, by }, entry, at);
    else if (former.verified !== entry.verified || former.onceVerified !== entry.onceVerified) {
      const wishedBy = former.onceVerified === entry.onceVerified ? {} : { wished_by: by };
      const verifiedAt = former.verified === entry.verified ? {} : { verified_at: entry.verified ? at : null };
      await updateAddress(db, portalId, entry, { ...wishedBy, ...verifiedAt });
    }
  }
}

async function setPrimary(
  db: Executor,
  { portalId, userId }: { portalId: string; userId: string },
  addressId: string,
): Promise<void> {
  await db
    .updateTable('users')
    .set({ primary_address_id: addressId })
    .where('portal_id', '=', portalId)
    .where('id', '=', userId)
    .execute();
}

async function insertAddress(
  db: Executor,
  { portalId, userId, by }: { portalId: string; userId: string; by: string | null },
  entry: BookEntry,
  at: number,
): Promise<void> {
  await db
    .insertInto('addresses')
    .values({
      id: entry.id,
      portal_id: portalId,
      user_id: userId,
      address: entry.address,
      compare_key: entry.key,
      verified_at: entry.verified ? at : null,
      once_verified: entry.onceVerified,
      begun_by: by,
      wished_by: by,
      undeliverable_at: entry.undeliverableAt ?? null,
      created_at: entry.createdAt,
    })
    .execute();
}

async function updateAddress(
  db: Executor,
  portalId: string,
  entry: BookEntry,
  more: { wished_by?: string | null; verified_at?: number | null },
): Promise<void> {
  await db
    .updateTable('addresses')
    .set({ once_verified: entry.onceVerified, ...more })
    .where('portal_id', '=', portalId)
    .where('id', '=', entry.id)
    .execute();
}

/** An address with the person it is meant for, verified or not. */
export interface PendingAddress {
  id: string;
  address: string;
  key: string;
  verified: boolean;
  userId: string;
  /** The person's name, or ''. */
  name: string;
  status: 'active' | 'blocked';
  language: string | null;
}

/** The address with that id, or undefined. */
export async function findPendingAddress(
  db: Executor,
  portalId: string,
  id: string,
): Promise<PendingAddress | undefined> {
  const row = await db
    .selectFrom('addresses')
    .innerJoin('users', 'users.id', 'addresses.user_id')
    .where('addresses.portal_id', '=', portalId)
    .where('addresses.id', '=', id)
    .select([
      'addresses.id',
      'addresses.address',
      'addresses.compare_key as key',
      'addresses.verified_at',
      'users.id as userId',
      'users.name',
      'users.status',
      'users.language',
    ])
    .executeTakeFirst();
  if (!row) return undefined;
  const { verified_at, ...address } = row;
  return { ...address, verified: verified_at !== null };
}

/** Notes that a verification mail for an unverified address was asked for, and with it holds its row. */
export async function noteVerificationMail(db: Executor, portalId: string, id: string, at: number): Promise<void> {
  await db
    .updateTable('addresses')
    .set({ mailed_at: at })
    .where('portal_id', '=', portalId)
    .where('id', '=', id)
    .where('verified_at', 'is', null)
    .execute();
}

/**
 * Guards addresses that came back by an undo: until `until` a password reset by one of them also needs a password, the
 * present one or that of `hash`.
 */
export async function guardAddresses(
  db: Executor,
  portalId: string,
  ids: readonly string[],
  guard: { until: number; hash: string | null },
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('addresses')
    .set({ guarded_until: guard.until, guard_hash: guard.hash })
    .where('portal_id', '=', portalId)
    .where('id', 'in', ids)
    .execute();
}

/** Marks every row of an address of a portal, because its mail server knows no such mailbox; how many were not yet. */
export async function markUndeliverable(db: Executor, portalId: string, key: string, at: number): Promise<number> {
  const result = await db
    .updateTable('addresses')
    .set({ undeliverable_at: at })
    .where('portal_id', '=', portalId)
    .where('compare_key', '=', key)
    .where('undeliverable_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Takes that mark away: a mail was accepted for it after all. */
export async function markDeliverable(db: Executor, portalId: string, key: string): Promise<void> {
  await db
    .updateTable('addresses')
    .set({ undeliverable_at: null })
    .where('portal_id', '=', portalId)
    .where('compare_key', '=', key)
    .where('undeliverable_at', 'is not', null)
    .execute();
}
