import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sharePlaces } from './share-places.js';

/** What is left of entries, each written as the letter of its kind. */
function shared(kinds: string, atMost: number): string {
  const entries = Array.from(kinds, (kind, at) => ({ kind, at }));
  const left = sharePlaces(entries, ({ kind }) => kind, atMost);
  assert.deepEqual(
    left.map(({ at }) => at),
    left.map(({ at }) => at).sort((a, b) => a - b),
    'the order stays',
  );
  return left.map(({ kind, at }) => `${kind}${at}`).join(' ');
}

describe('sharing places', () => {
  it('few entries are all kept, and one kind alone has every place', () => {
    assert.equal(shared('', 3), '');
    assert.equal(shared('aba', 3), 'a0 b1 a2');
    assert.equal(shared('aaaaa', 3), 'a0 a1 a2');
  });

  it('a kind that fills the list leaves the others their places, wherever these stand', () => {
    assert.equal(shared('aaaaaabc', 4), 'a0 a1 b6 c7');
    assert.equal(shared('aaaaaabbbbbb', 4), 'a0 a1 b6 b7');
    assert.equal(shared('baaaaaaab', 4), 'b0 a1 a2 b8');
  });

  it('what is over goes to the kinds that come first', () => {
    assert.equal(shared('aabbcc', 4), 'a0 a1 b2 c4');
    assert.equal(shared('abcd', 2), 'a0 b1');
  });
});
