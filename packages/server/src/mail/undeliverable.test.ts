import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  addressIn,
  canLogIn,
  idOf,
  noticesTo,
  personWithTwo,
  saved,
  settingsOf,
  tokenOf,
} from '../../../../test/rig/addresses.js';
import { engines } from '../../../../test/rig/databases.js';
import { goodPassword, mailedToken, newAddress, signUpPerson } from '../../../../test/rig/people.js';
import { startServer, testPortals, type TestServer } from '../../../../test/rig/server.js';
import { wideLimits } from '../../../../test/rig/wide-limits.js';

const text = [{ language: 'en', text: 'News' }];
const news = { id: 'news', label: text, description: text, channels: [{ channel: 'email' as const, on: true }] };
const unknown = '550 5.1.1 no such user here';

for (const engine of engines) {
  describe(`addresses that mail servers refuse on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      const portals = [{ ...testPortals[0], notifications: [news] }, ...testPortals.slice(1)] as typeof testPortals;
      server = await startServer(engine, { portals, settings: wideLimits });
    });
    after(() => server.close());

    /** Makes the server mail an address, and waits until that is done with. */
    async function mailTo(email: string): Promise<void> {
      server.skip(61_000);
      await server.browser().call('requestPasswordReset', { email });
      await server.mails();
    }

    const isMarked = async (person: { browser: ReturnType<TestServer['browser']>; email: string }) =>
      addressIn(await settingsOf(person.browser), person.email).undeliverable;

    const entries = () => server.database.query("select * from audit_entries where event = 'address_undeliverable'");

    for (const [reply, marks] of [
      [unknown, true],
      ['550 5.1.2 no such domain', true],
      ['551 5.1.6 moved away', true],
      ['556 5.1.10 takes no mail', true],
      ['550 5.7.1 blocked by policy', false],
      ['553 5.1.7 bad sender', false],
      ['550 5.1.8 sender domain unknown', false],
      ['552 5.2.2 mailbox full', false],
      ['550 no such user', false],
      ['550 see 5.1.1 in our help', false],
      ['450 4.1.1 try later', false],
      [['550 5.1.1 The account does not exist.', '5.1.1 Check the spelling.'], true],
    ] as const) {
      it(`“${[reply].flat().join(' / ')}” ${marks ? 'marks an address' : 'says nothing about an address'}`, async () => {
        const person = await signUpPerson(server);
        for (const at of [undefined, 'DATA'] as const) {
          server.inbox.refusals.set(person.email, { reply: [reply].flat(), ...(at ? { at } : {}) });
          await mailTo(person.email);
          assert.equal(await isMarked(person), marks, at);
          server.inbox.refusals.clear();
          await mailTo(person.email);
          assert.equal(await isMarked(person), false, 'a mail that is taken later clears it');
        }
      });
    }

    it('a mail server that refuses whoever sends says nothing about an address', async () => {
      const person = await signUpPerson(server);
      server.inbox.refuseSenderWith = '550 5.1.0 we do not like you';
      await mailTo(person.email);
      server.inbox.refuseSenderWith = undefined;
      assert.equal(await isMarked(person), false);
    });

    it('login, verification and security mail go on; only notifications are kept back', async () => {
      const { browser, email } = await signUpPerson(server);
      const userId = String(/"user":\{"id":"([^"]+)"/.exec((await browser.call('getSession')).text)?.[1]);
      const notify = () =>
        server.portico.notify({ userId, notification: 'news', subject: 'News', paragraphs: ['Something new.'] });
      assert.equal(await notify(), 'sent');
      server.inbox.refusals.set(email, { reply: unknown });
      await mailTo(email);
      assert.equal(await notify(), 'undeliverable');
      assert.equal(await canLogIn(server, email), true);
      assert.equal(addressIn(await settingsOf(browser), email).login, true);
      server.inbox.refusals.clear();
      const before = server.inbox.to(email).length;
      await saved(browser, { add: [{ email: newAddress() }] });
      assert.equal((await server.mails()).to(email).length, before + 1, 'a notice is sent all the same');
      assert.equal(await notify(), 'sent');
    });

    it('an address can be verified after its first mail was refused', async () => {
      const { browser } = await signUpPerson(server);
      const email = newAddress('second');
      server.inbox.refusals.set(email, { reply: unknown });
      await saved(browser, { add: [{ email }] });
      await server.mails();
      const row = addressIn(await settingsOf(browser), email);
      assert.deepEqual([row.undeliverable, row.verified, row.primaryBlocked], [true, false, 'address_unverified']);
      server.inbox.refusals.clear();
      server.skip(61_000);
      await browser.call('resendAddressVerification', { id: row.id });
      const token = await mailedToken(server, email);
      assert.equal((await server.browser().call('verifyAddress', { token })).status, 200);
      const verified = addressIn(await settingsOf(browser), email);
      assert.deepEqual([verified.undeliverable, verified.verified], [false, true]);
    });

    it('a primary address can be undeliverable, and another one can become primary', async () => {
      const { browser, email, second } = await personWithTwo(server);
      server.inbox.refusals.set(email, { reply: unknown });
      await mailTo(email);
      const settings = await saved(browser, { primary: await idOf(browser, second) });
      assert.deepEqual(
        settings.addresses.map((each) => [each.email, each.undeliverable]),
        [
          [second, false],
          [email, true],
        ],
      );
      server.inbox.refusals.clear();
    });

    it('an address that comes back by an undo is as undeliverable as it was when it was removed', async () => {
      const { browser, email, second } = await personWithTwo(server);
      server.inbox.refusals.set(second, { reply: unknown });
      await mailTo(second);
      await saved(browser, { remove: [await idOf(browser, second)] });
      const notice = (await noticesTo(server, email)).at(-1);
      assert.ok(notice);
      // Its own mail must not say anew what is known of the address.
      server.inbox.refuseWith = 451;
      assert.equal((await server.browser().call('undoChange', { token: tokenOf(notice) })).status, 200);
      const back = server.browser();
      await back.call('login', { email, password: goodPassword });
      const { addresses } = await settingsOf(back);
      assert.deepEqual(
        addresses.map((each) => [each.email, each.undeliverable]),
        [
          [email, false],
          [second, true],
        ],
      );
      server.inbox.refuseWith = undefined;
      server.inbox.refusals.clear();
    });

    it('TN1: it is noted for every row of that portal, and for none of another', async () => {
      const person = await signUpPerson(server);
      const elsewhere = await signUpPerson(server, { email: person.email, base: '/p/acme' });
      const waiting = await signUpPerson(server);
      await saved(waiting.browser, { add: [{ email: person.email }] });
      await server.mails();
      const before = (await entries()).length;
      server.inbox.refusals.set(person.email, { reply: unknown });
      for (let times = 0; times < 3; times++) await mailTo(person.email);
      assert.equal(await isMarked(person), true);
      assert.equal(addressIn(await settingsOf(waiting.browser), person.email).undeliverable, true);
      const theirs = await settingsOf(elsewhere.browser, '/p/acme');
      assert.equal(addressIn(theirs, person.email).undeliverable, false);
      server.inbox.refusals.clear();
      const added = (await entries()).slice(before);
      assert.equal(added.length, 1, 'one entry, however often');
      assert.doesNotMatch(JSON.stringify(added), new RegExp(person.email));
    });
  });
}
