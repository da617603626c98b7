import type { ErrorCode, FieldCode } from '@portico/contract';
import type { Address } from './address.js';

/** Addresses of one user at the most. */
export const maxAddresses = 10;

/** What becomes of an address once it is verified: just that, the primary address, or the primary one's place. */
export type OnceVerified = 'secondary' | 'primary' | 'replacement';

/** One address of a user. */
export interface BookEntry {
  id: string;
  /** As it was typed. */
  address: string;
  /** The form in which addresses are compared. */
  key: string;
  verified: boolean;
  onceVerified: OnceVerified;
  /** ms since 1970. */
  createdAt: number;
  /** Since when its mail server knows no such mailbox (ms); null or absent when it does. */
  undeliverableAt?: number | null | undefined;
}

/** All addresses of a user. */
export interface AddressBook {
  entries: BookEntry[];
  primaryId: string;
}

/** A change set with its addresses read. */
export interface BookChanges {
  add: { address: Address; makePrimary: boolean }[];
  remove: string[];
  primary?: string | undefined;
  replacePrimary?: Address | undefined;
  /** Undefined leaves it as it is, null means none. */
  primaryOnceVerified?: string | null | undefined;
}

/** Why a change set is refused, with the parts of it that are to blame. */
export interface BookRefusal {
  code: Extract<ErrorCode, 'address_last' | 'input_invalid'>;
  fields: Record<string, FieldCode>;
}

/**
 * The address book after a change set, or why there is none. At least one address stays verified, exactly one is
 * primary, and that one is verified; at most one waits to become primary. `newEntry` makes the row of a new address.
 */
export function changeBook(
  book: AddressBook,
  changes: BookChanges,
  newEntry: (address: Address) => BookEntry,
): AddressBook | BookRefusal {
  const fields = { ...refuseUnknown(book, changes), ...refuseRepeated(book, changes), ...refuseChoices(book, changes) };
  if (Object.keys(fields).length > 0) return { code: 'input_invalid', fields };
  const kept = book.entries.filter(({ id }) => !changes.remove.includes(id));
  const verified = kept.filter((entry) => entry.verified);
  if (verified.length === 0) return { code: 'address_last', fields: blameRemovals(book, changes) };
  const primaryId = nextPrimary(book, changes, verified);
  if (primaryId === undefined) return { code: 'input_invalid', fields: { primary: 'primary_needed' } };
  const wanted = [
    ...changes.add,
    ...(changes.replacePrimary ? [{ address: changes.replacePrimary, makePrimary: true }] : []),
  ];
  const added = wanted.map(({ address, makePrimary }, index): BookEntry => {
    const once = index < changes.add.length ? 'primary' : 'replacement';
    return { ...newEntry(address), onceVerified: makePrimary ? once : 'secondary' };
  });
  if (kept.length + added.length > maxAddresses) return { code: 'input_invalid', fields: blameLast(changes) };
  const isFlagged = added.some(({ onceVerified }) => onceVerified !== 'secondary');
  const stays = (entry: BookEntry): BookEntry => ({ ...entry, onceVerified: flagAfter(entry) });
  return { entries: [...kept.map(stays), ...added], primaryId };

  function flagAfter({ id, onceVerified }: BookEntry): OnceVerified {
    if (isFlagged || changes.primaryOnceVerified === null) return 'secondary';
    if (changes.primaryOnceVerified !== undefined) return id === changes.primaryOnceVerified ? 'primary' : 'secondary';
    // It was to take the place of an address that is not primary any more: then it only becomes primary.
    return onceVerified === 'replacement' && primaryId !== book.primaryId ? 'primary' : onceVerified;
  }
}

/** The book after one of its addresses was verified: what was wished for then happens. */
export function verifyInBook(book: AddressBook, id: string): AddressBook {
  const entry = book.entries.find((each) => each.id === id);
  if (!entry) return book;
  const verified: BookEntry = { ...entry, verified: true, onceVerified: 'secondary' };
  const goes = entry.onceVerified === 'replacement' ? book.primaryId : undefined;
  return {
    entries: book.entries.filter((each) => each.id !== goes).map((each) => (each.id === id ? verified : each)),
    primaryId: entry.onceVerified === 'secondary' ? book.primaryId : id,
  };
}

/** Why an address cannot be removed, or null; a change set may still have to name another primary address. */
export function removalBlocked({ entries }: AddressBook, { verified }: BookEntry): 'address_last' | null {
  return verified && entries.filter((entry) => entry.verified).length === 1 ? 'address_last' : null;
}

function nextPrimary(
  book: AddressBook,
  { primary, remove }: BookChanges,
  verified: readonly BookEntry[],
): string | undefined {
  if (primary !== undefined) return primary;
  if (!remove.includes(book.primaryId)) return book.primaryId;
  return verified.length === 1 ? verified[0]?.id : undefined;
}

function refuseUnknown(book: AddressBook, changes: BookChanges): Record<string, FieldCode> {
  const fields: Record<string, FieldCode> = {};
  const known = new Map(book.entries.map((entry) => [entry.id, entry]));
  for (const id of changes.remove) if (!known.has(id)) fields[`remove.${id}`] = 'address_unknown';
  if (changes.primary !== undefined) {
    const entry = changes.remove.includes(changes.primary) ? undefined : known.get(changes.primary);
    if (!entry?.verified) fields['primary'] = entry ? 'address_unverified' : 'address_unknown';
  }
  if (typeof changes.primaryOnceVerified === 'string') {
    const id = changes.primaryOnceVerified;
    const entry = changes.remove.includes(id) ? undefined : known.get(id);
    if (!entry || entry.verified) fields['primaryOnceVerified'] = entry ? 'choice_invalid' : 'address_unknown';
  }
  return fields;
}

function refuseRepeated(book: AddressBook, changes: BookChanges): Record<string, FieldCode> {
  const fields: Record<string, FieldCode> = {};
  const known = new Set(book.entries.map(({ key }) => key));
  const take = (key: string, field: string): void => {
    if (known.has(key)) fields[field] = 'address_yours';
    known.add(key);
  };
  changes.add.forEach(({ address }, index) => {
    take(address.key, `add.${index}`);
  });
  if (changes.replacePrimary) take(changes.replacePrimary.key, 'replacePrimary');
  return fields;
}

/** Only one address can be the next primary one, and what is replaced can neither be removed nor give way to another. */
function refuseChoices(book: AddressBook, changes: BookChanges): Record<string, FieldCode> {
  const wishes = changes.add.flatMap(({ makePrimary }, index) => (makePrimary ? [`add.${index}`] : []));
  if (typeof changes.primaryOnceVerified === 'string') wishes.push('primaryOnceVerified');
  if (changes.replacePrimary) {
    wishes.push('replacePrimary');
    if (changes.primary !== undefined || changes.remove.includes(book.primaryId)) wishes.unshift('');
  }
  return Object.fromEntries(wishes.slice(1).map((field) => [field, 'choice_invalid' as const]));
}

function blameRemovals(book: AddressBook, { remove }: BookChanges): Record<string, FieldCode> {
  const blamed = book.entries.filter(({ id, verified }) => verified && remove.includes(id));
  return Object.fromEntries(blamed.map(({ id }) => [`remove.${id}`, 'address_last' as const]));
}

function blameLast({ add, replacePrimary }: BookChanges): Record<string, FieldCode> {
  return { [replacePrimary ? 'replacePrimary' : `add.${add.length - 1}`]: 'addresses_too_many' };
}
