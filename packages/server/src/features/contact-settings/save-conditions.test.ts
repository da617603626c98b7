import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  addressIn,
  assertUnchanged,
  idOf,
  loggedIn,
  personWithTwo,
  save,
  saved,
  settingsOf,
} from '../../../../../test/rig/addresses.js';
import { codeOf, fieldsOf } from '../../../../../test/rig/answers.js';
import { engines } from '../../../../../test/rig/databases.js';
import type { Answer } from '../../../../../test/rig/http-client.js';
import { newAddress, signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, testPortals, type TestServer } from '../../../../../test/rig/server.js';
import { wideLimits } from '../../../../../test/rig/wide-limits.js';

const minute = 60_000;
const text = [{ language: 'en', text: 'News' }];

for (const engine of engines) {
  describe(`what a save needs on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      const news = { id: 'news', label: text, description: text, channels: [{ channel: 'email' as const, on: true }] };
      server = await startServer(engine, {
        portals: [{ ...testPortals[0], notifications: [news] }, ...testPortals.slice(1)],
        settings: wideLimits,
      });
    });
    after(() => server.close());

    it('SE15, EM2: ten minutes after a login addresses need a new proof, notifications do not', async () => {
      const { browser, email, second } = await personWithTwo(server);
      const id = await idOf(browser, second);
      server.skip(9 * minute);
      await saved(browser, { primary: id });
      server.skip(1 * minute + 1000);
      for (const changes of [{ remove: [id] }, { add: [{ email: newAddress() }] }, { replacePrimary: newAddress() }]) {
        const answer = await save(browser, changes);
        assert.deepEqual([answer.status, codeOf(answer)], [403, 'reauthentication_required']);
        assert.deepEqual(paramsOf(answer), { method: 'password', minutes: 10 });
      }
      const { version } = await settingsOf(browser);
      const choice = { version, notifications: [{ id: 'news', channel: 'email', on: false }] };
      assert.equal((await browser.call('saveContactSettings', choice)).status, 200);
      await saved(await loggedIn(server, email), { remove: [await idOf(browser, email)] });
    });

    it('SE15: whoever has no password is asked for a mailed code instead', async () => {
      const { browser, email } = await signUpPerson(server);
      const user = '(select user_id from addresses where compare_key = $1)';
      await server.database.query(`update users set password_hash = null where id = ${user}`, [email]);
      server.skip(11 * minute);
      const answer = await save(browser, { add: [{ email: newAddress() }] });
      assert.deepEqual(paramsOf(answer), { method: 'code', minutes: 10 });
    });

    it('EM3: only the version that was read last is taken, and what is refused changes nothing', async () => {
      const { browser } = await signUpPerson(server);
      const email = newAddress('other');
      const { version } = await saved(browser, { add: [{ email }] });
      const id = await idOf(browser, email);
      for (const wrong of [version - 1, version + 1, 0, 2 ** 31 - 1]) {
        const answer = await browser.call('saveContactSettings', { version: wrong, addresses: { remove: [id] } });
        assert.deepEqual([answer.status, codeOf(answer)], [409, 'version_stale']);
      }
      assert.equal((await settingsOf(browser)).version, version);
      await saved(browser, { remove: [id] });
    });

    it('a version beyond all versions is no error of the server', async () => {
      const { browser } = await signUpPerson(server);
      for (const version of [2 ** 31, 2 ** 40, Number.MAX_SAFE_INTEGER]) {
        const answer = await browser.call('saveContactSettings', { version, addresses: {} });
        assert.ok(answer.status < 500, answer.text);
      }
    });

    it('addresses and notifications are saved together or not at all', async () => {
      const { browser, email } = await signUpPerson(server);
      const before = await settingsOf(browser);
      const mails = (await server.mails()).mails.length;
      const news = { id: 'news', channel: 'email', on: false };
      for (const broken of [
        { addresses: { remove: [addressIn(before, email).id] }, notifications: [news] },
        { addresses: { add: [{ email: newAddress() }] }, notifications: [news, { ...news, id: 'unheard-of' }] },
        { addresses: { add: [{ email: newAddress() }, { email: 'no address' }] }, notifications: [news] },
      ]) {
        const answer = await browser.call('saveContactSettings', { version: before.version, ...broken });
        assert.ok(answer.status >= 400, answer.text);
        await assertUnchanged(browser, before);
      }
      assert.equal((await server.mails()).mails.length, mails);
      const good = { addresses: { add: [{ email: newAddress() }] }, notifications: [news] };
      const answer = await browser.call('saveContactSettings', { version: before.version, ...good });
      assert.equal(answer.status, 200, answer.text);
      const { addresses, notifications } = await settingsOf(browser);
      assert.deepEqual([addresses.length, notifications[0]?.channels[0]?.on], [2, false]);
    });

    it('a save without any effect tells nobody and writes nothing down', async () => {
      const { browser, email, second } = await personWithTwo(server);
      const mails = (await server.mails()).mails.length;
      const entries = () => server.database.query("select id from audit_entries where event = 'addresses_changed'");
      const before = (await entries()).length;
      for (const changes of [{}, { primary: await idOf(browser, email) }, { primaryOnceVerified: null }]) {
        const settings = await saved(browser, changes);
        assert.deepEqual(
          settings.addresses.map((each) => each.email),
          [email, second],
        );
      }
      assert.equal((await server.mails()).mails.length, mails);
      assert.equal((await entries()).length, before);
    });

    it('a session that ended, and a user who was blocked, saves nothing any more', async () => {
      const { browser, email } = await signUpPerson(server);
      const { version } = await settingsOf(browser);
      const set = (status: string) =>
        server.database.query(
          'update users set status = $1 where id = (select user_id from addresses where compare_key = $2)',
          [status, email],
        );
      await set('blocked');
      assert.equal(codeOf(await browser.call('saveContactSettings', { version, addresses: {} })), 'session_missing');
      await set('active');
      await browser.call('logout');
      assert.equal(codeOf(await browser.call('saveContactSettings', { version, addresses: {} })), 'session_missing');
    });

    it('KL8: a save is an entry of the audit that says who and how much, without any address', async () => {
      const { browser, second } = await personWithTwo(server);
      await saved(browser, { remove: [await idOf(browser, second)], add: [{ email: newAddress() }] });
      const [entry] = await server.database.query(
        "select * from audit_entries where event = 'addresses_changed' order by at desc, id desc limit 1",
      );
      assert.deepEqual(JSON.parse(String(entry?.['details'])), { added: 1, removed: 1, primary: false });
      assert.ok(entry?.['actor_id'] !== null && entry?.['actor_id'] === entry?.['subject_id']);
      assert.doesNotMatch(JSON.stringify(entry), /mail\.example/);
    });

    it('a mistake in an address is named with its place', async () => {
      const { browser } = await signUpPerson(server);
      const add = [
        { email: newAddress() },
        { email: 'ana@' },
        { email: 'ana@localhost' },
        { email: 'a\u202eb@x.example' },
      ];
      assert.deepEqual(fieldsOf(await save(browser, { add, replacePrimary: `${'x'.repeat(65)}@mail.example` })), {
        'add.1': 'address_invalid',
        'add.2': 'address_incomplete',
        'add.3': 'address_characters',
        replacePrimary: 'address_too_long',
      });
    });
  });
}

function paramsOf({ json }: Answer): unknown {
  return (json['error'] as { params?: unknown }).params;
}
