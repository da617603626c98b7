import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createPasswordHasher } from '../../crypto/password-hasher.js';
import { codeOf, fieldsOf, comparableText } from '../../../../../test/rig/answers.js';
import { engines } from '../../../../../test/rig/databases.js';
import { goodPassword, mailedToken, newAddress, signUpPerson } from '../../../../../test/rig/people.js';
import { cheapHash, startServer, type TestServer } from '../../../../../test/rig/server.js';
import { logIn } from '../../../../../test/rig/sessions.js';
import { wideLimits } from '../../../../../test/rig/wide-limits.js';

/** Each has half a surrogate pair, which all become the same sign in UTF-8; the last is that sign. */
const folding = ['\ud800', '\udfff', 'a\ud83d', '\udc69\ud83d'].map((half) => `tin whistle orchard ${half}`);
const replaced = 'tin whistle orchard \ufffd';

for (const engine of engines) {
  describe(`passwords with half a character on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, { settings: wideLimits });
    });
    after(() => server.close());

    it('PW18: none can be set, at a sign-up, a link in another browser, a reset or a change', async () => {
      const email = newAddress();
      await server.browser().call('signUp', { email, password: goodPassword });
      const link = await mailedToken(server, email);
      const person = await signUpPerson(server);
      await server.browser().call('requestPasswordReset', { email: person.email });
      const token = await mailedToken(server, person.email);
      for (const password of [...folding, replaced]) {
        const change = { currentPassword: goodPassword, newPassword: password };
        for (const [answer, field] of [
          [await server.browser().call('signUp', { email: newAddress(), password }), 'password'],
          [await server.browser().call('verifyAddress', { token: link, newPassword: password }), 'newPassword'],
          [await server.browser().call('resetPassword', { token, password }), 'password'],
          [await person.browser.call('changePassword', change), 'newPassword'],
        ] as const) {
          assert.equal(codeOf(answer), 'input_invalid');
          assert.deepEqual(fieldsOf(answer), { [field]: 'characters_refused' }, JSON.stringify(password));
        }
      }
      assert.equal((await logIn(server, person)).cookies.size > 0, true);
    });

    it('PW18: none opens what another locks, and each answers as a wrong password', async () => {
      const person = await signUpPerson(server);
      // Set before they were refused: its hash is that of the sign which all halves become.
      const stored = (await signUpPerson(server, { password: `${goodPassword} and more` })).email;
      const old = await (await createPasswordHasher(cheapHash, 1, 1)).hash(replaced);
      await server.database.query(
        'update users set password_hash = $1 where id in (select user_id from addresses where compare_key = $2)',
        [old, stored],
      );
      for (const password of folding) {
        for (const email of [stored, person.email, newAddress('nobody')]) {
          const half = await server.browser().call('login', { email, password });
          const wrong = await server.browser().call('login', { email, password: 'not the one at all' });
          assert.equal(codeOf(half), 'credentials_wrong');
          assert.equal(comparableText(half), comparableText(wrong));
        }
        const present = { currentPassword: password, newPassword: 'another whistle 77' };
        assert.equal(codeOf(await person.browser.call('changePassword', present)), 'credentials_wrong');
        assert.equal(codeOf(await person.browser.call('reauthenticate', { password })), 'credentials_wrong');
      }
      assert.equal((await server.browser().call('login', { email: stored, password: replaced })).status, 200);
    });
  });
}
