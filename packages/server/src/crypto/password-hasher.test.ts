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
