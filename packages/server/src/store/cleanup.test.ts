import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { engines } from '../../../../test/rig/databases.js';
import { openServices } from '../../../../test/rig/services.js';
import { signUp } from '../features/sign-up/sign-up.service.js';
import { removeExpired } from './cleanup.js';

const day = 24 * 3_600_000;

for (const engine of engines) {
  describe(`cleaning up on ${engine.name}`, () => {
    it('SU8: a sign-up that nobody verified is removed, with its links, a week after it expired', async () => {
      const { deps, portal, visitor, close } = await openServices(engine);
      const input = { email: 'ana@mail.example', password: 'tin whistle orchard 9' };
      await signUp(deps, { portal, visitor, input, returnTo: '/', handle: undefined });
      const retention = { challenges: 7 * day, mails: day, refreshGrace: 0 };
      const left = async (): Promise<number> => (await deps.db.selectFrom('sign_ups').select('id').execute()).length;
      await removeExpired(deps.db, deps.clock() + 8 * day - 60_000, retention);
      assert.equal(await left(), 1);
      await removeExpired(deps.db, deps.clock() + 8 * day, retention);
      assert.equal(await left(), 0);
      assert.deepEqual(await deps.db.selectFrom('challenges').select('id').execute(), []);
      await close();
    });
  });
}
