import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import {
  type AddressModel,
  brokenRules,
  expectChange,
  expectRestored,
  expectVerified,
  type ModelChanges,
} from '../../../../test/rig/address-model.js';
import { type AddressBook, type BookEntry, changeBook, verifyInBook } from './address-book.js';
import { restoreBook } from './undo-book.js';

/** Where the random choices begin, unless PORTICO_SEED says otherwise. */
const seed = Number(process.env['PORTICO_SEED'] ?? 20_261_123);
const numRuns = process.env['PORTICO_LONG'] ? 50_000 : 3000;

/** More keys than a book may have entries. `nobody` stands for ids that no entry has. */
const keys = Array.from({ length: 14 }, (_, index) => `${'abcdefghijklmn'[index]}@mail.example`);
const key = fc.constantFrom(...keys);
const ref = fc.oneof({ weight: 9, arbitrary: key }, { weight: 1, arbitrary: fc.constant('nobody') });
const few = { maxLength: 4 };

/** Each part of a change set alone, so that many are taken, and all of them at once, so that many contradict. */
const parts = {
  add: fc.array(fc.record({ key, makePrimary: fc.boolean() }), few),
  remove: fc.array(ref, few),
  primary: ref,
  replacePrimary: key,
  once: fc.oneof(ref, fc.constant(null)),
};
const none = { add: [], remove: [] };
const changes: fc.Arbitrary<ModelChanges> = fc.oneof(
  ...Object.entries(parts).map(([name, part]) => part.map((value) => ({ ...none, [name]: value }))),
  fc.array(key, { ...few, minLength: 1 }).map((added) => ({
    ...none,
    add: added.map((text) => ({ key: text, makePrimary: false })),
  })),
  fc.record(parts, { requiredKeys: ['add', 'remove'] }),
);

type Step =
  | { do: 'change'; changes: ModelChanges }
  | { do: 'verify'; key: string }
  | { do: 'undo'; back: number; taken: string[] };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('change' as const), changes }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('verify' as const), key }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('undo' as const), back: fc.nat(9), taken: fc.array(key, few) }),
  },
);

/** A real book that is held against its model after each step. */
class Walk {
  #made = 0;
  book: AddressBook;
  model: AddressModel;
  readonly #history: { book: AddressBook; model: AddressModel }[] = [];

  constructor(first: string) {
    this.book = { entries: [{ ...this.#newEntry(first), verified: true }], primaryId: 'row 1' };
    this.model = { rows: [{ key: first, verified: true, once: 'secondary' }], primary: first };
  }

  take(next: Step): void {
    const before = structuredClone(this.book);
    if (next.do === 'change') this.#change(next.changes);
    else if (next.do === 'verify') this.#verify(next.key);
    else this.#undo(next.back, new Set(next.taken));
    assert.deepEqual(brokenRules(modelOf(this.book)), []);
    assert.deepEqual(modelOf(this.book), this.model);
    assert.equal(new Set(this.book.entries.map(({ id }) => id)).size, this.book.entries.length);
    // What stays is the same row: nobody becomes somebody else's, older or otherwise spelt on the way.
    for (const { id, ...row } of this.book.entries) {
      const former = before.entries.find((entry) => entry.id === id);
      const { address, createdAt } = former ?? row;
      assert.deepEqual([row.key, row.address, row.createdAt], [former?.key ?? row.key, address, createdAt]);
    }
    this.#history.push({ book: structuredClone(this.book), model: structuredClone(this.model) });
  }

  #change({ add, remove, primary, replacePrimary, once }: ModelChanges): void {
    const before = structuredClone(this.book);
    const address = (text: string) => ({ display: text, key: text });
    const result = changeBook(
      this.book,
      {
        add: add.map(({ key: text, makePrimary }) => ({ address: address(text), makePrimary })),
        remove: remove.map((text) => this.#idOf(text)),
        primary: primary === undefined ? undefined : this.#idOf(primary),
        replacePrimary: replacePrimary === undefined ? undefined : address(replacePrimary),
        primaryOnceVerified: typeof once === 'string' ? this.#idOf(once) : once,
      },
      ({ key: text }) => this.#newEntry(text),
    );
    assert.deepEqual(this.book, before, 'changing a book leaves the one that was read as it is');
    const expected = expectChange(this.model, { add, remove, primary, replacePrimary, once });
    if (!('code' in result)) this.book = result;
    else assert.notEqual(Object.keys(result.fields).length, 0, 'a refusal names what is to blame');
    if (typeof expected === 'string') assert.equal('code' in result && result.code, expected);
    else this.model = expected;
  }

  #verify(text: string): void {
    // Another user's copy of this address cannot be verified twice; the store sees to that.
    if (this.book.entries.some((entry) => entry.key === text && entry.verified)) return;
    this.book = verifyInBook(this.book, this.#idOf(text));
    this.model = expectVerified(this.model, text);
  }

  #undo(back: number, taken: Set<string>): void {
    const snapshot = this.#history.at(-1 - back);
    if (!snapshot) return;
    const isTaken = (text: string): boolean => taken.has(text);
    const restored = restoreBook(this.book, snapshot.book, isTaken);
    const expected = expectRestored(snapshot.model, isTaken);
    assert.equal(restored === undefined, expected === undefined);
    if (!restored || !expected) return;
    const trusted = new Set(this.book.entries.filter(({ verified }) => verified).map(({ id }) => id));
    const returning = restored.book.entries.filter(({ id, verified }) => verified && !trusted.has(id));
    assert.deepEqual(
      restored.returning,
      returning.map(({ id }) => id),
    );
    [this.book, this.model] = [restored.book, expected];
  }

  #idOf(text: string): string {
    return this.book.entries.find((entry) => entry.key === text)?.id ?? `no row of ${text}`;
  }

  #newEntry(text: string): BookEntry {
    this.#made += 1;
    const createdAt = this.#made;
    return { id: `row ${createdAt}`, address: text, key: text, verified: false, onceVerified: 'secondary', createdAt };
  }
}

function modelOf({ entries, primaryId }: AddressBook): AddressModel {
  return {
    rows: entries.map(({ key: text, verified, onceVerified }) => ({ key: text, verified, once: onceVerified })),
    primary: entries.find(({ id }) => id === primaryId)?.key ?? '',
  };
}

it(`EM3: whatever is changed, verified and undone in whatever order, every rule of addresses holds (seed ${seed})`, () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(key, fc.array(step, { maxLength: 30 }), (first, steps) => {
      const walk = new Walk(first);
      for (const next of steps) {
        const before = walk.book;
        walk.take(next);
        seen.add(`${next.do} ${walk.book === before ? 'refused' : 'done'}`);
        if (walk.book.entries.length === 10) seen.add('full');
      }
    }),
    { seed, numRuns },
  );
  // A walk that never gets anywhere has shown nothing.
  assert.deepEqual([...seen].sort(), [
    'change done',
    'change refused',
    'full',
    'undo done',
    'undo refused',
    'verify done',
    'verify refused',
  ]);
});
