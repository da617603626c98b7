import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AddressBook, BookEntry } from './address-book.js';
import { restoreBook } from './undo-book.js';
import { compareBooks } from './book-difference.js';

const nobody = (): boolean => false;

function entry(id: string, more: Partial<BookEntry> = {}): BookEntry {
  return { id, address: id, key: id, verified: true, onceVerified: 'secondary', createdAt: 0, ...more };
}

function book(primaryId: string, ...entries: BookEntry[]): AddressBook {
  return { primaryId, entries };
}

const waiting = { verified: false };

describe('going back to an earlier address book', () => {
  it('what was verified is exactly as it was, whatever was added, verified, removed or made primary since', () => {
    const snapshot = book('a', entry('a'), entry('b'), entry('c', waiting));
    const now = book('x', entry('x'), entry('c'), entry('y', waiting));
    assert.deepEqual(restoreBook(now, snapshot, nobody)?.book, book('a', entry('a'), entry('b')));
  });

  it('what waited to be verified is gone, whether it still waits, was verified since or went with its session', () => {
    const snapshot = book(
      'a',
      entry('a'),
      entry('b', waiting),
      entry('c', { ...waiting, onceVerified: 'primary' }),
      entry('d', { ...waiting, onceVerified: 'replacement' }),
    );
    const now = book('a', entry('a'), entry('b', waiting), entry('c'));
    assert.deepEqual(restoreBook(now, snapshot, nobody), { book: book('a', entry('a')), returning: [] });
  });

  it('what another user has verified stays theirs; the oldest verified address is primary then', () => {
    const snapshot = book('b', entry('a'), entry('b'), entry('c'));
    const restored = restoreBook(book('a', entry('a')), snapshot, (key) => key === 'b');
    assert.deepEqual(restored?.book, book('a', entry('a'), entry('c')));
  });

  it('it is impossible when no verified address would be left', () => {
    const snapshot = book('a', entry('a'), entry('b', waiting));
    assert.equal(
      restoreBook(book('x', entry('x')), snapshot, (key) => key === 'a'),
      undefined,
    );
  });

  it('what comes back is known: rows that were gone, or not verified', () => {
    const snapshot = book('a', entry('a'), entry('b'), entry('c'), entry('d', waiting));
    const now = book('a', entry('a'), entry('b', waiting), entry('d'));
    assert.deepEqual(restoreBook(now, snapshot, nobody)?.returning, ['b', 'c']);
  });

  it('a row comes back also where its address stands in a newer one: what is known of that one goes with it', () => {
    const now = book('a', entry('a'), entry('newer', { key: 'b' }));
    assert.deepEqual(restoreBook(now, book('a', entry('a'), entry('b')), nobody)?.returning, ['b']);
  });
});

describe('comparing two address books', () => {
  it('addresses are compared by key, and each is told once', () => {
    const before = book('a', entry('a'), entry('b', waiting), entry('c'), entry('e', waiting));
    const after = book('b', entry('again', { key: 'a' }), entry('b'), entry('d', waiting), entry('e', waiting));
    const { added, removed, verified, primary } = compareBooks(before, after);
    const ids = (entries: BookEntry[]): string[] => entries.map(({ id }) => id);
    assert.deepEqual([ids(added), ids(removed), ids(verified), primary?.id], [['d'], ['c'], ['b'], 'b']);
  });

  it('nothing is different where only rows were written anew', () => {
    const after = book('again', entry('again', { key: 'a' }));
    const difference = compareBooks(book('a', entry('a')), after);
    assert.deepEqual(difference, { added: [], removed: [], verified: [], primary: undefined });
  });
});
