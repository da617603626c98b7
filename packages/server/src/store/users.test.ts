import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { engines } from '../../../../test/rig/databases.js';
import { signUpPerson } from '../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../test/rig/server.js';
import { setStatus, takePassword } from '../../../../test/rig/sessions.js';
import { openDatabase } from './database.js';
import { replacePassword } from './users.js';

for (const engine of engines) {
  describe(`users on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine);
    });
    after(() => server.close());

    it('RC4: only the hash that was proven is replaced, of a user of that portal who is not blocked', async () => {
      const { email } = await signUpPerson(server);
      const [user] = await server.database.query(
        'select u.* from users u join addresses a on a.user_id = u.id where a.compare_key = $1',
        [email],
      );
      const [portalId, id, from] = [user?.['portal_id'], user?.['id'], user?.['password_hash']].map(String);
      assert.ok(portalId && id && from);
      const pool = { poolSize: 1, timeout: 5000, onIdleError: () => undefined };
      const db = await openDatabase({ url: server.database.url, ...pool });
      const replace = (given: string | null, portal = portalId) =>
        replacePassword(db, portal, id, { from: given, to: 'other', at: Date.now() });
      try {
        assert.equal(await replace('a hash from before'), false);
        assert.equal(await replace(null), false);
        assert.equal(await replace(from, 'elsewhere'), false);
        await setStatus(server, email, 'blocked');
        assert.equal(await replace(from), false);
        await setStatus(server, email, 'active');
        assert.equal(await replace(from), true);
        await takePassword(server, email);
        assert.equal(await replace('other'), false);
        assert.equal(await replace(null), true);
      } finally {
        await db.destroy();
      }
    });
  });
}
