import type { AddressBook, BookEntry } from './address-book.js';

/** An address book that goes back to an earlier one. */
export interface RestoredBook {
  book: AddressBook;
  /** Ids of verified addresses that come back by it: their rows were gone, or not verified. */
  returning: string[];
}

/**
 * The addresses as they were in `snapshot`. Those that were verified and that another user has verified since stay that
 * user's. One that waited for its mail comes back in any case: whether somebody else has it is nobody's business, and
 * verifying it will be refused then as ever. Undefined when
 * none that is verified would be left; when only the primary one is gone, the oldest verified address is primary, and
 * what was to take its place only becomes primary.
 */
export function restoreBook(
  current: AddressBook,
  snapshot: AddressBook,
  isTaken: (key: string) => boolean,
): RestoredBook | undefined {
  const kept = snapshot.entries.filter(({ key, verified }) => !verified || !isTaken(key));
  const verified = kept.filter((entry) => entry.verified);
  const primary = verified.find(({ id }) => id === snapshot.primaryId) ?? verified[0];
  if (!primary) return undefined;
  // By id: with a newer row of the same address its guard would go, and a second undo would be the way around it.
  const present = new Set(current.entries.filter((entry) => entry.verified).map(({ id }) => id));
  const returning = verified.filter(({ id }) => !present.has(id)).map(({ id }) => id);
  const isOther = primary.id !== snapshot.primaryId;
  const entries = kept.map((entry): BookEntry => {
    return isOther && entry.onceVerified === 'replacement' ? { ...entry, onceVerified: 'primary' } : entry;
  });
  return { book: { entries, primaryId: primary.id }, returning };
}

/** What is different between two address books. */
export interface BookDifference {
  added: BookEntry[];
  removed: BookEntry[];
  /** Addresses in both that only the later one has as verified. */
  verified: BookEntry[];
  /** The new primary address, if it is another one. */
  primary: BookEntry | undefined;
}

/** What changed from one book to a later one. Addresses are compared by key, rows may have come back. */
export function compareBooks(before: AddressBook, after: AddressBook): BookDifference {
  const old = new Map(before.entries.map((entry) => [entry.key, entry]));
  const now = new Set(after.entries.map(({ key }) => key));
  const primary = after.entries.find(({ id }) => id === after.primaryId);
  const former = before.entries.find(({ id }) => id === before.primaryId);
  return {
    added: after.entries.filter(({ key }) => !old.has(key)),
    removed: before.entries.filter(({ key }) => !now.has(key)),
    verified: after.entries.filter(({ key, verified }) => verified && old.get(key)?.verified === false),
    primary: primary?.key === former?.key ? undefined : primary,
  };
}
