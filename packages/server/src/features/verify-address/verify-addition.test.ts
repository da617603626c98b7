import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addressIn, canLogIn, idOf, noticesTo, saved, settingsOf, tokenOf } from '../../../../../test/rig/addresses.js';
import { codeOf } from '../../../../../test/rig/answers.js';
import { engines } from '../../../../../test/rig/databases.js';
import { goodPassword, mailedToken, newAddress, signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';
import { wideLimits } from '../../../../../test/rig/wide-limits.js';

const minute = 60_000;

for (const engine of engines) {
  describe(`verifying an added address on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, { settings: { ...wideLimits, RECENT_LOGIN: '30d' } });
    });
    after(() => server.close());

    const verify = (token: string) => server.browser().call('verifyAddress', { token });
    const inspect = async (token: string) =>
      (await server.browser().call('inspectLink', { token, purpose: 'verify_address' })).json;

    /** Somebody who has just added an address, and the token of its mail. */
    async function adding(email = newAddress('second')) {
      const person = await signUpPerson(server, { name: 'Ana Ruiz' });
      await saved(person.browser, { add: [{ email }] });
      return { ...person, second: email, token: await mailedToken(server, email) };
    }

    it('the link works in any browser, signs nobody in, and asks for no password', async () => {
      const { browser, second, token } = await adding();
      assert.deepEqual(await inspect(token), {
        state: 'live',
        email: second,
        needsPassword: false,
        addedTo: 'Ana Ruiz',
        needsConfirmation: true,
      });
      const elsewhere = server.browser();
      const answer = await elsewhere.call('verifyAddress', { token });
      assert.deepEqual(answer.json, { next: 'added', email: second, primary: false, removed: '' });
      assert.deepEqual(answer.setCookies, []);
      assert.equal((await elsewhere.call('getSession')).json['session'], null);
      assert.equal(addressIn(await settingsOf(browser), second).verified, true);
    });

    it('SU13: confirmed while somebody else is signed in, it goes to the account that asked for it alone', async () => {
      const { browser, second, token } = await adding();
      const other = await signUpPerson(server, { name: 'Ben Otto' });
      const before = (await other.browser.call('getSession')).text;
      assert.deepEqual((await other.browser.call('verifyAddress', { token })).json, {
        next: 'added',
        email: second,
        primary: false,
        removed: '',
      });
      assert.equal((await other.browser.call('getSession')).text, before);
      assert.equal((await settingsOf(other.browser)).addresses.length, 1);
      assert.equal(addressIn(await settingsOf(browser), second).verified, true);
    });

    it('a second click says that it is done already', async () => {
      const { token } = await adding();
      assert.equal((await verify(token)).status, 200);
      assert.equal(codeOf(await verify(token)), 'link_used');
      assert.deepEqual(await inspect(token), { state: 'used', addedTo: 'Ana Ruiz' });
    });

    it('a newer mail kills the older link, and the old one says so', async () => {
      const { browser, second, token } = await adding();
      server.skip(minute + 1000);
      const resent = await browser.call('resendAddressVerification', { id: await idOf(browser, second) });
      assert.equal(resent.status, 200, resent.text);
      const newer = await mailedToken(server, second);
      assert.notEqual(newer, token);
      assert.equal(codeOf(await verify(token)), 'link_superseded');
      assert.deepEqual(await inspect(token), { state: 'superseded', addedTo: 'Ana Ruiz' });
      assert.equal((await verify(newer)).status, 200);
      const again = await browser.call('resendAddressVerification', { id: await idOf(browser, second) });
      assert.deepEqual([again.status, codeOf(again)], [410, 'link_used']);
    });

    it('RS6: it works for a day, and looking at it uses nothing up', async () => {
      const { second, token } = await adding();
      server.skip(24 * 60 * minute - 5000);
      const path = `/verify?token=${token}`;
      for (const method of ['GET', 'HEAD', 'OPTIONS']) await server.browser().send({ method, path });
      assert.equal((await inspect(token))['state'], 'live');
      assert.equal((await verify(token)).status, 200);
      const late = await adding();
      server.skip(24 * 60 * minute + 1000);
      assert.equal(codeOf(await verify(late.token)), 'link_dead');
      assert.deepEqual(await inspect(late.token), { state: 'dead' });
      assert.deepEqual([await canLogIn(server, second), await canLogIn(server, late.second)], [true, false]);
    });

    it('EM7: the link of a removed address is dead, also once it was added again by the same or another person', async () => {
      const { browser, second, token } = await adding();
      await saved(browser, { remove: [await idOf(browser, second)] });
      assert.equal(codeOf(await verify(token)), 'link_dead');
      assert.deepEqual(await inspect(token), { state: 'dead' });
      server.skip(minute + 1000);
      await saved(browser, { add: [{ email: second }] });
      const own = await mailedToken(server, second);
      assert.equal(codeOf(await verify(token)), 'link_dead');
      server.skip(minute + 1000);
      const other = await adding(second);
      assert.equal(codeOf(await verify(token)), 'link_dead');
      assert.equal((await verify(other.token)).status, 200);
      assert.equal(codeOf(await verify(own)), 'address_taken');
      assert.equal(addressIn(await settingsOf(other.browser), second).verified, true);
    });

    it('EM7: a mail that still waits when its address is removed never leaves', async () => {
      const { browser } = await signUpPerson(server);
      const email = newAddress('second');
      server.inbox.refuseWith = 451;
      await saved(browser, { add: [{ email }] });
      await server.mails();
      await saved(browser, { remove: [await idOf(browser, email)] });
      server.inbox.refuseWith = undefined;
      server.skip(minute);
      assert.equal((await server.mails()).to(email).length, 0);
    });

    it('EM6: of two users who wait for one address the first to verify has it, the other gets a clear answer', async () => {
      const one = await adding();
      server.skip(minute + 1000);
      const two = await adding(one.second);
      assert.equal((await verify(two.token)).status, 200);
      assert.equal(codeOf(await verify(one.token)), 'address_taken');
      assert.deepEqual(await inspect(one.token), { state: 'taken' });
      assert.equal(addressIn(await settingsOf(one.browser), one.second).verified, false);
      assert.equal(addressIn(await settingsOf(two.browser), one.second).verified, true);
      const session = await server.browser().call('login', { email: one.second, password: goodPassword });
      assert.match(session.text, new RegExp(two.email));
    });

    it('a blocked user gets no new address, and none by a link from before', async () => {
      const { browser, email, second, token } = await adding();
      const set = (status: string) =>
        server.database.query(
          'update users set status = $1 where id = (select user_id from addresses where compare_key = $2)',
          [status, email],
        );
      await set('blocked');
      assert.equal(codeOf(await verify(token)), 'link_dead');
      assert.deepEqual(await inspect(token), { state: 'dead' });
      await set('active');
      assert.equal((await verify(token)).status, 200);
      assert.equal(addressIn(await settingsOf(browser), second).verified, true);
    });

    it('EM2: the verified addresses are told of a new one, with a link that takes it away', async () => {
      const { browser, email, second, token } = await adding();
      await verify(token);
      const notice = (await noticesTo(server, email)).at(-1);
      assert.match(notice?.text ?? '', new RegExp(`${second}\\S* was verified`));
      assert.equal((await noticesTo(server, second)).length, 0);
      const undo = notice && tokenOf(notice);
      assert.deepEqual((await server.browser().call('undoChange', { token: undo })).json, { next: 'login', email });
      assert.equal(await canLogIn(server, second), false);
      assert.equal(codeOf(await verify(token)), 'link_dead', 'not even waiting any more');
      assert.equal(codeOf(await browser.call('getContactSettings')), 'session_missing');
    });
  });
}
