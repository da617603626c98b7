import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { OwnAddress } from '@portico/contract';
import { addressIn, addVerified, canLogIn, idOf, saved, settingsOf } from '../../../../../test/rig/addresses.js';
import { codeOf } from '../../../../../test/rig/answers.js';
import { engines } from '../../../../../test/rig/databases.js';
import { goodPassword, mailedToken, newAddress, signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';
import { wideLimits } from '../../../../../test/rig/wide-limits.js';

for (const engine of engines) {
  describe(`the addresses of an account on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, { settings: wideLimits });
    });
    after(() => server.close());

    it('a fresh account has its one address, which logs in and stays', async () => {
      const { browser, email } = await signUpPerson(server);
      const { addresses, maxAddresses, undoDays } = await settingsOf(browser);
      const { id: _id, ...address } = addresses[0] ?? ({} as OwnAddress);
      assert.deepEqual(address, {
        email,
        primary: true,
        verified: true,
        undeliverable: false,
        login: true,
        onceVerified: 'secondary',
        removalBlocked: 'address_last',
        primaryBlocked: null,
        mailedAt: 0,
        resendAt: 0,
      });
      assert.deepEqual([addresses.length, maxAddresses, undoDays], [1, 10, 7]);
    });

    it('EM1: a new address does nothing until it is verified, and then logs in with the same password', async () => {
      const { browser, email } = await signUpPerson(server);
      const second = newAddress('Second');
      const added = addressIn(await saved(browser, { add: [{ email: second }] }), second);
      assert.deepEqual(
        [added.primary, added.verified, added.login, added.removalBlocked, added.primaryBlocked],
        [false, false, false, null, 'address_unverified'],
      );
      assert.equal(await canLogIn(server, second), false);
      const token = await mailedToken(server, second);
      const before = server.inbox.to(second).length;
      await server.browser().call('requestPasswordReset', { email: second });
      assert.equal((await server.mails()).to(second).length, before, 'no way to reset by it either');
      const answer = await server.browser().call('verifyAddress', { token });
      assert.deepEqual(answer.json, { next: 'added', email: second, primary: false, removed: '' });
      for (const each of [email, second]) {
        assert.equal(await canLogIn(server, each), true);
        assert.equal(addressIn(await settingsOf(browser), each).removalBlocked, null);
      }
    });

    it('EM1: with an address go its sessions’ way in, its links and its right to a reset, at once', async () => {
      const { browser } = await signUpPerson(server);
      const second = await addVerified(server, browser);
      await server.browser().call('requestPasswordReset', { email: second });
      const reset = await mailedToken(server, second);
      const waiting = newAddress('waiting');
      await saved(browser, { add: [{ email: waiting }] });
      const verify = await mailedToken(server, waiting);
      await saved(browser, { remove: [await idOf(browser, second), await idOf(browser, waiting)] });
      const guest = server.browser();
      assert.equal(await canLogIn(server, second), false);
      assert.equal(codeOf(await guest.call('resetPassword', { token: reset, password: goodPassword })), 'link_dead');
      assert.equal(codeOf(await guest.call('verifyAddress', { token: verify })), 'link_dead');
      const mails = server.inbox.to(second).length;
      await guest.call('requestPasswordReset', { email: second });
      const resets = (await server.mails()).to(second).slice(mails);
      assert.deepEqual(
        resets.filter(({ subject }) => subject === 'Choose a new password'),
        [],
      );
    });

    it('the primary address comes first, the others by age, and the session shows a new primary at once', async () => {
      const { browser, email } = await signUpPerson(server);
      const emails = [email];
      for (let count = 0; count < 3; count++) emails.push(await addVerified(server, browser));
      const [, second = '', third = '', fourth = ''] = emails;
      const settings = await saved(browser, { primary: await idOf(browser, third) });
      assert.deepEqual(
        settings.addresses.map((each) => each.email),
        [third, email, second, fourth],
      );
      assert.match((await browser.call('getSession')).text, new RegExp(third));
    });

    it('where the password logs nobody in, no address says that it does', async () => {
      const { browser, email } = await signUpPerson(server);
      const user = '(select user_id from addresses where compare_key = $1)';
      const read = async (): Promise<boolean> => addressIn(await settingsOf(browser), email).login;
      await server.database.query(`update users set password_hash = null where id = ${user}`, [email]);
      assert.equal(await read(), false);
      await server.database.query(`update users set password_hash = 'x' where id = ${user}`, [email]);
      assert.equal(await read(), true);
      const [row] = await server.database.query("select options from portals where slug = 'larkfield'");
      const options = { ...(JSON.parse(String(row?.['options'])) as object), password: false };
      const set = "update portals set options = $1 where slug = 'larkfield'";
      await server.database.query(set, [JSON.stringify(options)]);
      assert.equal(await read(), false);
      await server.database.query(set, [row?.['options']]);
    });

    it('whoever is signed out has no addresses to see or to change', async () => {
      const browser = server.browser();
      assert.equal(codeOf(await browser.call('getContactSettings')), 'session_missing');
      assert.equal(codeOf(await browser.call('saveContactSettings', { version: 0 })), 'session_missing');
      assert.equal(codeOf(await browser.call('resendAddressVerification', { id: 'x' })), 'session_missing');
    });
  });
}
