import type { AddressBook, BookEntry } from './address-book.js';

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
