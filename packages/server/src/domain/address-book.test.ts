import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type AddressBook,
  type BookChanges,
  type BookEntry,
  type BookRefusal,
  changeBook,
  maxAddresses,
  removalBlocked,
  verifyInBook,
} from './address-book.js';

let counter = 0;

function entry(key: string, more: Partial<BookEntry> = {}): BookEntry {
  return { id: `id of ${key}`, address: key, key, verified: false, onceVerified: 'secondary', createdAt: 0, ...more };
}

/** A book of verified addresses (`a`), and others (`b?`, `c!` becomes primary, `d=` replaces); the first is primary. */
function book(text: string): AddressBook {
  const marks = { '?': 'secondary', '!': 'primary', '=': 'replacement' } as const;
  const entries = text.split(' ').map((word) => {
    const mark = marks[word.slice(-1) as keyof typeof marks] as BookEntry['onceVerified'] | undefined;
    return mark ? entry(word.slice(0, -1), { onceVerified: mark }) : entry(word, { verified: true });
  });
  return { entries, primaryId: entries[0]?.id ?? '' };
}

/** The inverse of `book`; the primary one comes first. */
function told({ entries, primaryId }: AddressBook): string {
  const marks = { secondary: '?', primary: '!', replacement: '=' };
  const sorted = [...entries].sort((a, b) => Number(b.id === primaryId) - Number(a.id === primaryId));
  return sorted.map(({ key, verified, onceVerified }) => key + (verified ? '' : marks[onceVerified])).join(' ');
}

function change(from: AddressBook, changes: Partial<BookChanges>): AddressBook | BookRefusal {
  const before = structuredClone(from);
  const result = changeBook(from, { add: [], remove: [], ...changes }, ({ display, key }) =>
    entry(key, { id: `new ${(counter += 1)}`, address: display }),
  );
  assert.deepEqual(from, before, 'what was read stays as it was');
  return result;
}

function changed(from: string, changes: Partial<BookChanges>): string {
  const result = change(book(from), changes);
  assert.ok('entries' in result, JSON.stringify(result));
  return told(result);
}

function refused(from: string, changes: Partial<BookChanges>): BookRefusal {
  const result = change(book(from), changes);
  assert.ok('code' in result, JSON.stringify(result));
  return result;
}

const id = (key: string): string => `id of ${key}`;
const typed = (key: string, makePrimary = false) => ({ address: { display: key, key }, makePrimary });

describe('changing an address book', () => {
  it('a new address is not verified, and kept as it was typed', () => {
    const result = change(book('a'), { add: [{ address: { display: 'B@X', key: 'b@x' }, makePrimary: false }] });
    assert.ok('entries' in result);
    const { address, key, verified } = result.entries[1] ?? entry('none');
    assert.deepEqual({ address, key, verified }, { address: 'B@X', key: 'b@x', verified: false });
  });

  it('EM3: the only verified address stays, whatever waits beside it', () => {
    for (const from of ['a', 'a b?', 'a b! c?']) {
      assert.deepEqual(refused(from, { remove: [id('a')] }), {
        code: 'address_last',
        fields: { [`remove.${id('a')}`]: 'address_last' },
      });
      assert.equal(removalBlocked(book(from), entry('a', { verified: true })), 'address_last');
    }
    const all = refused('a b', { remove: [id('a'), id('b')] });
    assert.deepEqual(Object.keys(all.fields), [`remove.${id('a')}`, `remove.${id('b')}`]);
    assert.equal(all.code, 'address_last');
  });

  it('one that is not verified can always go, and then there are fewer', () => {
    assert.equal(changed('a b?', { remove: [id('b')] }), 'a');
    assert.equal(removalBlocked(book('a b?'), entry('b')), null);
    assert.equal(removalBlocked(book('a b'), entry('b', { verified: true })), null);
  });

  it('EM3: without the primary one the one verified address is primary; of several one is chosen', () => {
    assert.equal(changed('a b c?', { remove: [id('a')] }), 'b c?');
    assert.deepEqual(refused('a b c', { remove: [id('a')] }).fields, { primary: 'primary_needed' });
    assert.equal(changed('a b c', { remove: [id('a')], primary: id('c') }), 'c b');
    assert.equal(changed('a b c', { remove: [id('a'), id('b')] }), 'c');
  });

  it('EM2: only a verified address that stays becomes primary', () => {
    assert.equal(changed('a b', { primary: id('b') }), 'b a');
    assert.equal(changed('a b', { primary: id('a') }), 'a b');
    assert.deepEqual(refused('a b?', { primary: id('b') }).fields, { primary: 'address_unverified' });
    assert.deepEqual(refused('a b', { primary: id('b'), remove: [id('b')] }).fields, { primary: 'address_unknown' });
    assert.deepEqual(refused('a b', { primary: 'whatever' }).fields, { primary: 'address_unknown' });
  });

  it('at most one address waits to become primary, and the newest wish counts', () => {
    assert.equal(changed('a b?', { primaryOnceVerified: id('b') }), 'a b!');
    assert.equal(changed('a b! c?', { primaryOnceVerified: id('c') }), 'a b? c!');
    assert.equal(changed('a b!', { primaryOnceVerified: null }), 'a b?');
    assert.equal(changed('a b!', { add: [typed('c', true)] }), 'a b? c!');
    assert.equal(changed('a b!', { add: [typed('c')] }), 'a b! c?');
    assert.equal(changed('a b=', { primaryOnceVerified: id('b') }), 'a b!');
    assert.deepEqual(refused('a b', { primaryOnceVerified: id('b') }).fields, {
      primaryOnceVerified: 'choice_invalid',
    });
    assert.deepEqual(refused('a b?', { primaryOnceVerified: id('b'), remove: [id('b')] }).fields, {
      primaryOnceVerified: 'address_unknown',
    });
    assert.deepEqual(refused('a', { add: [typed('b', true), typed('c', true)] }).fields, { 'add.1': 'choice_invalid' });
  });

  it('a change replaces nothing until the new address is verified, and then the old one', () => {
    assert.equal(changed('a c', { replacePrimary: { display: 'b', key: 'b' } }), 'a c b=');
    assert.equal(told(verifyInBook(book('a c b='), id('b'))), 'b c');
    for (const more of [{ primary: id('c') }, { remove: [id('a')] }, { primaryOnceVerified: id('d') }]) {
      const { fields } = refused('a c d?', { replacePrimary: { display: 'b', key: 'b' }, ...more });
      assert.deepEqual(fields, { replacePrimary: 'choice_invalid' });
    }
  });

  it('what was to replace a primary address only becomes primary once another one is', () => {
    assert.equal(changed('a c b=', { primary: id('c') }), 'c a b!');
    assert.equal(changed('a c b=', { remove: [id('a')] }), 'c b!');
    assert.equal(changed('a c b=', { remove: [id('c')] }), 'a b=');
  });

  it('one’s own address is “already yours”, also twice in one change set and while it is removed', () => {
    assert.deepEqual(refused('a', { add: [typed('a')] }).fields, { 'add.0': 'address_yours' });
    assert.deepEqual(refused('a b?', { replacePrimary: { display: 'b', key: 'b' } }).fields, {
      replacePrimary: 'address_yours',
    });
    assert.deepEqual(refused('a', { add: [typed('c'), typed('c')] }).fields, { 'add.1': 'address_yours' });
    assert.deepEqual(refused('a b', { add: [typed('b')], remove: [id('b')] }).fields, { 'add.0': 'address_yours' });
  });

  it('EM11: ten addresses are the most, and what goes makes room', () => {
    const nine = ['a', 'b', ...Array.from({ length: 7 }, (_, index) => `x${index}?`)].join(' ');
    assert.equal(changed(nine, { add: [typed('y')] }).split(' ').length, maxAddresses);
    const two = [typed('y'), typed('z')];
    assert.deepEqual(refused(nine, { add: two }).fields, { 'add.1': 'addresses_too_many' });
    assert.equal(changed(nine, { add: two, remove: [id('b')] }).split(' ').length, maxAddresses);
    const { fields } = refused(nine, { add: [typed('y')], replacePrimary: { display: 'z', key: 'z' } });
    assert.deepEqual(fields, { replacePrimary: 'addresses_too_many' });
  });

  it('every part that is wrong is named at once', () => {
    const { code, fields } = refused('a b?', {
      add: [typed('b'), typed('c')],
      remove: ['nobody'],
      primary: id('b'),
      primaryOnceVerified: 'nobody',
    });
    assert.equal(code, 'input_invalid');
    assert.deepEqual(fields, {
      'add.0': 'address_yours',
      'remove.nobody': 'address_unknown',
      primary: 'address_unverified',
      primaryOnceVerified: 'address_unknown',
    });
  });
});

describe('verifying an address of a book', () => {
  it('what was wished for happens, and nothing else', () => {
    assert.equal(told(verifyInBook(book('a b?'), id('b'))), 'a b');
    assert.equal(told(verifyInBook(book('a b!'), id('b'))), 'b a');
    assert.equal(told(verifyInBook(book('a b? c!'), id('b'))), 'a b c!');
    assert.equal(told(verifyInBook(book('a'), 'nobody')), 'a');
  });
});
