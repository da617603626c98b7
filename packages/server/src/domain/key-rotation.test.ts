import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type KeyTime, nextKeyDue, publishedKeys, signingKeyOf } from './key-rotation.js';

const minute = 60_000;
const times = { rotation: 60 * minute, publishAhead: 10 * minute, tokenLifetime: 5 * minute };

describe('rotation of signing keys', () => {
  it('makes the first key to sign at once, and the next one ahead of its time', () => {
    assert.deepEqual(nextKeyDue([], 5, times), { generation: 1, signsFrom: 5 });
    const first = { generation: 1, signsFrom: 0 };
    assert.equal(nextKeyDue([first], 50 * minute - 1, times), undefined);
    assert.deepEqual(nextKeyDue([first], 50 * minute, times), { generation: 2, signsFrom: 60 * minute });
  });

  it('publishes a key ahead however late somebody looks', () => {
    const due = nextKeyDue([{ generation: 1, signsFrom: 0 }], 1000 * minute, times);
    assert.deepEqual(due, { generation: 2, signsFrom: 1010 * minute });
  });

  it('verifies every token through its life with a list of keys as old as it may be', () => {
    const looks = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(looks, fc.nat(10), fc.nat(5), (gaps, listAge, tokenAge) => {
        const keys: KeyTime[] = [];
        const lists: { at: number; generations: number[] }[] = [];
        let now = 0;
        for (const gap of gaps) {
          const due = nextKeyDue(keys, now, times);
          if (due) keys.push(due);
          lists.push({ at: now, generations: publishedKeys(keys, now, times).map(({ generation }) => generation) });
          const signer = signingKeyOf(keys, now);
          assert.ok(signer);
          // Whoever verifies now may have read the list a while ago, and the token may be a while old.
          const list = lists.findLast(({ at }) => at <= now - listAge * minute) ?? lists[0];
          const tokens = signingKeyOf(keys, now - tokenAge * minute);
          if (list && lists.length > 1 && list.at >= now - 10 * minute)
            assert.ok(list.generations.includes(signer.generation));
          assert.ok(lists.at(-1)?.generations.includes(tokens?.generation ?? 0));
          now += gap * minute;
        }
      }),
    );
  });
});
