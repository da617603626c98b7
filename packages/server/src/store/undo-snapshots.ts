import type { Selectable } from 'kysely';
import type { AddressBook } from '../domain/address-book.js';
import type { Executor } from './database.js';
import type { Database } from './schema.js';

/** The addresses of a user as they were before a change, to go back to. */
export interface UndoSnapshot {
  /** The challenge whose link goes back. */
  challengeId: string;
  portalId: string;
  userId: string;
  book: AddressBook;
  /** Keys of the addresses after the change: what its notice told of, or could. */
  told: string[];
  /** The user's contact version after the change. */
  version: number;
  /** The password hash at that time. */
  passwordHash: string | null;
  /** ms since 1970. */
  at: number;
}

export async function insertUndoSnapshot(db: Executor, snapshot: UndoSnapshot): Promise<void> {
  await db
    .insertInto('undo_snapshots')
    .values({
      challenge_id: snapshot.challengeId,
      portal_id: snapshot.portalId,
      user_id: snapshot.userId,
      addresses: JSON.stringify(snapshot.book),
      told: JSON.stringify(snapshot.told),
      version: snapshot.version,
      password_hash: snapshot.passwordHash,
      created_at: snapshot.at,
    })
    .execute();
}

/** The snapshot of an undo link, or undefined. */
export async function findUndoSnapshot(
  db: Executor,
  portalId: string,
  challengeId: string,
): Promise<UndoSnapshot | undefined> {
  const row = await db
    .selectFrom('undo_snapshots')
    .selectAll()
    .where('portal_id', '=', portalId)
    .where('challenge_id', '=', challengeId)
    .executeTakeFirst();
  return row && toSnapshot(row);
}

function toSnapshot(row: Selectable<Database['undo_snapshots']>): UndoSnapshot {
  return {
    challengeId: row.challenge_id,
    portalId: row.portal_id,
    userId: row.user_id,
    book: JSON.parse(row.addresses) as AddressBook,
    told: JSON.parse(row.told ?? '[]') as string[],
    version: row.version,
    passwordHash: row.password_hash,
    at: row.created_at,
  };
}

/** The snapshots of a user from a version on, in the order of their changes. */
export async function findSnapshotsFrom(
  db: Executor,
  portalId: string,
  userId: string,
  version: number,
): Promise<UndoSnapshot[]> {
  const rows = await db
    .selectFrom('undo_snapshots')
    .selectAll()
    .where('portal_id', '=', portalId)
    .where('user_id', '=', userId)
    .where('version', '>=', version)
    .orderBy('version')
    .execute();
  return rows.map(toSnapshot);
}

/** Kills the undo links of the changes that came after one: going back before it drops them. */
export async function dropLaterUndoLinks(
  db: Executor,
  portalId: string,
  userId: string,
  version: number,
  now: number,
): Promise<void> {
  await db
    .updateTable('challenges')
    .set({ superseded_at: now })
    .where('portal_id', '=', portalId)
    .where('purpose', '=', 'undo_addresses')
    .where('used_at', 'is', null)
    .where('superseded_at', 'is', null)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('undo_snapshots')
        .select('undo_snapshots.challenge_id')
        .where('undo_snapshots.portal_id', '=', portalId)
        .where('undo_snapshots.user_id', '=', userId)
        .where('undo_snapshots.version', '>', version),
    )
    .execute();
}

/** Of those addresses (compare keys), the ones that another user of the portal has verified. */
export async function takenByOthers(
  db: Executor,
  portalId: string,
  userId: string,
  keys: readonly string[],
): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await db
    .selectFrom('addresses')
    .select('compare_key')
    .where('portal_id', '=', portalId)
    .where('user_id', '!=', userId)
    .where('compare_key', 'in', keys)
    .where('verified_at', 'is not', null)
    .execute();
  return new Set(rows.map((row) => row.compare_key));
}
