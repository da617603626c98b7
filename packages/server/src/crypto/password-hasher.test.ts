import assert from 'node:assert/strict';
import { it } from 'node:test';
import { cheapHash } from '../../../../test/rig/server.js';
import { createPasswordHasher } from './password-hasher.js';
import { QueueFullError } from './work-queue.js';

it('FT11: work that will need a hash is refused before it begins, once as much is under way as can wait', async () => {
  const hasher = await createPasswordHasher(cheapHash, 1, 2);
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  let begun = 0;
  const work = async (): Promise<void> => {
    begun++;
    await gate;
  };
  const admitted = [hasher.admit(work), hasher.admit(work), hasher.admit(work)];
  await assert.rejects(hasher.admit(work), QueueFullError);
  assert.equal(begun, 3);
  open();
  await Promise.all(admitted);
  await hasher.admit(work);
  assert.equal(begun, 4);
});

it('PW18: half a character is never hashed, and is wrong at the work of a wrong password', async () => {
  const hasher = await createPasswordHasher(cheapHash, 1, 10);
  const stored = await hasher.hash('tin whistle \ufffd');
  for (const half of ['tin whistle \ud800', 'tin whistle \udc00', '\ud800']) {
    const before = hasher.count;
    assert.equal(await hasher.verify(half, stored), false);
    assert.equal(hasher.count - before, 1);
    await assert.rejects(hasher.hash(half), RangeError);
  }
  assert.equal(await hasher.verify('tin whistle \ufffd', stored), true);
  assert.equal(await hasher.verify('👩‍👧', await hasher.hash('👩‍👧')), true);
});
