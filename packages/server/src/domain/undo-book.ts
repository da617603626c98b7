import type { AddressBook } from './address-book.js';

/** An address book that goes back to an earlier one. */
export interface RestoredBook {
  book: AddressBook;
  /** Ids of verified addresses that come back by it: their rows were gone, or not verified. */
  returning: string[];
}

/**
 * The verified addresses as they were in `snapshot`; those that another user has verified since stay that user's. What
 * waited to be verified does not come back: with an undo every session ends, and what it began. Undefined when none would
 * be left; when only the primary one is gone, the oldest is primary.
 */
export function restoreBook(
  current: AddressBook,
  snapshot: AddressBook,
  isTaken: (key: string) => boolean,
): RestoredBook | undefined {
  const entries = snapshot.entries.filter(({ key, verified }) => verified && !isTaken(key));
  const primary = entries.find(({ id }) => id === snapshot.primaryId) ?? entries[0];
  if (!primary) return undefined;
  // By id: with a newer row of the same address its guard would go, and a second undo would be the way around it.
  const present = new Set(current.entries.filter((entry) => entry.verified).map(({ id }) => id));
  const returning = entries.filter(({ id }) => !present.has(id)).map(({ id }) => id);
  return { book: { entries, primaryId: primary.id }, returning };
}
