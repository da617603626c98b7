import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fieldsOf } from '../../../../../test/rig/answers.js';
import { engines } from '../../../../../test/rig/databases.js';
import { goodPassword, newAddress, signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';

for (const engine of engines) {
  describe(`sign up on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine);
    });
    after(() => server.close());

    it('makes a user only once the address is verified, and signs the browser in', async () => {
      const email = newAddress();
      const browser = server.browser();
      const asked = await browser.call('signUp', { email, password: goodPassword, name: 'Ana Ruiz' });
      assert.equal(asked.status, 200, asked.text);
      assert.equal((await browser.call('login', { email, password: goodPassword })).json['error'] !== undefined, true);
      const mail = (await server.mails()).newest(email);
      assert.match(mail.subject, /Verify/);
      const token = new URL(mail.link).searchParams.get('token') ?? '';
      const verified = await browser.call('verifyAddress', { token });
      assert.equal(verified.status, 200, verified.text);
      assert.equal(verified.json['next'], 'done');
      const session = await browser.call('getSession');
      assert.match(session.text, /Ana Ruiz/);
      assert.equal((await browser.call('logout')).status, 200);
      assert.equal((await browser.call('getSession')).json['session'], null);
    });

    it('names what is wrong in the order of the form', async () => {
      const input = { email: 'ana@', password: 'short', fields: { unheard: 'of' } };
      const answer = await server.browser().call('signUp', input);
      assert.deepEqual(Object.keys(fieldsOf(answer)), ['email', 'password', 'field-unheard']);
    });

    it('lets the person log in and reset the password', async () => {
      const person = await signUpPerson(server);
      const browser = server.browser();
      assert.equal((await browser.call('login', person)).status, 400);
      const { email, password } = person;
      assert.equal((await browser.call('login', { email, password })).status, 200);
      server.skip(61_000);
      assert.equal((await browser.call('requestPasswordReset', { email })).status, 200);
      const mail = (await server.mails()).newest(email);
      assert.equal(mail.subject, 'Choose a new password');
      const token = new URL(mail.link).searchParams.get('token') ?? '';
      const reset = await browser.call('resetPassword', { token, password: 'another whistle 77' });
      assert.equal(reset.status, 200, reset.text);
      assert.equal((await person.browser.call('getSession')).status, 401);
      assert.equal((await browser.call('login', { email, password })).status, 401);
      assert.equal((await browser.call('login', { email, password: 'another whistle 77' })).status, 200);
      assert.equal((await server.mails()).newest(email).subject, 'Your password was changed');
    });
  });
}
