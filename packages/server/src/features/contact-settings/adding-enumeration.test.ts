import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addressIn, idOf, saved, settingsOf } from '../../../../../test/rig/addresses.js';
import { codeOf, comparableText } from '../../../../../test/rig/answers.js';
import { engines } from '../../../../../test/rig/databases.js';
import type { TestBrowser } from '../../../../../test/rig/http-client.js';
import { goodPassword, mailedToken, newAddress, signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';
import { wideLimits } from '../../../../../test/rig/wide-limits.js';

const minute = 60_000;
const kinds = ['free', 'taken', 'taken elsewhere', 'waiting in a sign-up', 'waiting at another account', 'blocked'];

for (const engine of engines) {
  describe(`what adding an address tells on ${engine.name}`, () => {
    let server: TestServer;
    // Standing still: what answers say of time is then the same for all.
    let now = Date.now();
    before(async () => {
      server = await startServer(engine, { settings: wideLimits, clock: () => now });
    });
    after(() => server.close());

    /** An address of a kind, a new one each time. */
    async function addressOf(kind: string): Promise<string> {
      const email = newAddress('target');
      if (kind === 'taken' || kind === 'blocked') await signUpPerson(server, { email });
      if (kind === 'taken elsewhere') await signUpPerson(server, { email, base: '/p/acme' });
      if (kind === 'waiting in a sign-up') await server.browser().call('signUp', { email, password: goodPassword });
      if (kind === 'waiting at another account') {
        await saved((await signUpPerson(server)).browser, { add: [{ email }] });
      }
      if (kind === 'blocked') {
        const owner = '(select user_id from addresses where compare_key = $1)';
        await server.database.query(`update users set status = 'blocked' where id = ${owner}`, [email]);
      }
      await server.mails();
      now += minute;
      return email;
    }

    /** All that somebody sees who adds an address, waits, asks for its mail again and gives it up. */
    async function storyOf(browser: TestBrowser, email: string): Promise<string> {
      const { version } = await settingsOf(browser);
      const answers = [
        await browser.call('saveContactSettings', { version, addresses: { add: [{ email }] } }),
        await browser.call('getContactSettings'),
      ];
      const id = await idOf(browser, email);
      await server.mails();
      answers.push(await browser.call('resendAddressVerification', { id }));
      now += minute;
      answers.push(await browser.call('resendAddressVerification', { id }));
      await server.mails();
      answers.push(await browser.call('getContactSettings'));
      answers.push(
        await browser.call('saveContactSettings', { version: version + 1, addresses: { primaryOnceVerified: id } }),
      );
      answers.push(await browser.call('saveContactSettings', { version: version + 2, addresses: { remove: [id] } }));
      assert.deepEqual(
        answers.map(({ status }) => status),
        [200, 200, 429, 200, 200, 200, 200],
      );
      return answers.map((answer) => comparableText(answer, [email, id])).join('\n');
    }

    it('EN5: every kind of address is answered alike, to the byte, when it is added, asked for again and removed', async () => {
      const { browser, email: own } = await signUpPerson(server);
      const told = new Map<string, string>();
      for (const kind of kinds) {
        const email = await addressOf(kind);
        const start = now;
        let story = await storyOf(browser, email);
        for (const time of [start, start + minute, start + 2 * minute]) {
          story = story.replaceAll(String(time), `<start+${time - start}>`);
        }
        // Versions and the address's number count up.
        story = story.replace(/version\\?":\d+/g, 'version').replace(/content-length":"\d+/g, '');
        told.set(kind, story.replaceAll(own, '<own>'));
        now += 61 * minute;
        await browser.call('login', { email: own, password: goodPassword });
      }
      for (const [kind, story] of told) assert.equal(story, told.get('free'), kind);
    });

    it('EN5: the owner of a taken address is told, the one who added it can never verify it', async () => {
      const { browser } = await signUpPerson(server);
      for (const kind of ['taken', 'blocked']) {
        const email = await addressOf(kind);
        await saved(browser, { add: [{ email: email.toUpperCase() }] });
        const mail = (await server.mails()).newest(email);
        assert.equal(mail.subject, 'Someone tried to add your address to another account');
        assert.doesNotMatch(mail.text + mail.html, /token=|\d{3} \d{3}/);
        assert.match(mail.text, /Nobody was told that the account exists/);
        assert.equal(server.inbox.to(email.toUpperCase()).length, 0, 'it goes to the address as its owner spelt it');
        assert.equal(addressIn(await settingsOf(browser), email.toUpperCase()).verified, false);
        const live = await server.database.query(
          `select c.id from challenges c join addresses a on a.id = c.address_id
            where a.compare_key = $1 and a.verified_at is null`,
          [email],
        );
        assert.deepEqual(live, []);
      }
    });

    it('EN5: a link that left while the address was free verifies nothing once somebody else has it', async () => {
      const { browser } = await signUpPerson(server);
      const email = newAddress('target');
      await saved(browser, { add: [{ email, makePrimary: true }] });
      const token = await mailedToken(server, email);
      now += minute;
      const owner = await signUpPerson(server, { email });
      assert.equal(codeOf(await browser.call('verifyAddress', { token })), 'address_taken');
      const state = await browser.call('inspectLink', { token, purpose: 'verify_address' });
      assert.deepEqual(state.json, { state: 'taken' });
      assert.equal((await owner.browser.call('getSession')).status, 200);
      assert.equal(addressIn(await settingsOf(browser), email).verified, false);
    });

    it('EN5: over every limit the answers are still alike', async () => {
      const tight = await startServer(engine, { settings: { LIMIT_MAIL_ADDRESS: '1/1h' }, clock: () => now });
      const told = new Set<string>();
      for (const isTaken of [false, true]) {
        const { email } = isTaken ? await signUpPerson(tight) : { email: newAddress('target') };
        const [one, two] = [await signUpPerson(tight), await signUpPerson(tight)];
        for (const { browser } of [one, two]) await saved(browser, { add: [{ email }] });
        const settings = await settingsOf(two.browser);
        const { id: _id, ...row } = addressIn(settings, email);
        told.add(JSON.stringify(row).replaceAll(email, '<typed>').replaceAll(String(now), '<now>'));
        // A sign-up of its own took the one place of the taken address.
        assert.equal((await tight.mails()).to(email).length, 1);
      }
      assert.equal(told.size, 1);
      await tight.close();
    });
  });
}
