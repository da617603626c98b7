import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { engines } from '../../../../../test/rig/databases.js';
import { goodPassword, mailedToken, newAddress } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';

for (const engine of engines) {
  describe(`logging out for good on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine);
    });
    after(() => server.close());

    it('SE8: after a logout the browser that signed up does not go on signed in', async () => {
      const email = newAddress();
      const shared = server.browser();
      await shared.call('signUp', { email, password: goodPassword });
      const token = await mailedToken(server, email);
      const phone = server.browser();
      assert.equal((await phone.call('verifyAddress', { token, password: goodPassword })).status, 200);
      assert.equal((await shared.call('login', { email, password: goodPassword })).status, 200);
      assert.equal((await shared.call('continueSignUp')).json['next'], 'done');
      assert.equal((await shared.call('logout')).status, 200);
      assert.equal((await shared.call('continueSignUp')).json['next'], 'login');
      assert.equal((await shared.call('getSession')).json['session'], null);
    });
  });
}
