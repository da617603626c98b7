import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  addressIn,
  assertUnchanged,
  idOf,
  personWithTwo,
  save,
  saved,
  settingsOf,
} from '../../../../../test/rig/addresses.js';
import { codeOf, fieldsOf, comparableText } from '../../../../../test/rig/answers.js';
import { engines } from '../../../../../test/rig/databases.js';
import { goodPassword, mailedToken, newAddress, signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';
import { wideLimits } from '../../../../../test/rig/wide-limits.js';

const madeUp = ['x', '__proto__', 'constructor', '00000000-0000-7000-8000-000000000000'];

for (const engine of engines) {
  describe(`hostile change sets on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, { settings: wideLimits });
    });
    after(() => server.close());

    it('EM11: an address of somebody else, of another portal or of nobody is unknown, and the answer is the same', async () => {
      const { browser } = await personWithTwo(server);
      const victim = await personWithTwo(server);
      const elsewhere = await personWithTwo(server, '/p/acme');
      await saved(victim.browser, { add: [{ email: newAddress('waiting') }] });
      const theirs = await settingsOf(victim.browser);
      const acme = await settingsOf(elsewhere.browser, '/p/acme');
      const ids = [...madeUp, ...theirs.addresses.map(({ id }) => id), ...acme.addresses.map(({ id }) => id)];
      const told = new Set<string>();
      for (const id of ids) {
        const shape = { [`remove.${id}`]: 'address_unknown' };
        assert.deepEqual(fieldsOf(await save(browser, { remove: [id] })), shape);
        for (const name of ['primary', 'primaryOnceVerified']) {
          assert.deepEqual(fieldsOf(await save(browser, { [name]: id })), { [name]: 'address_unknown' });
        }
        const resent = await browser.call('resendAddressVerification', { id });
        assert.deepEqual(fieldsOf(resent), { id: 'address_unknown' }, JSON.stringify(id));
        told.add(comparableText(resent));
      }
      assert.equal(told.size, 1);
      await assertUnchanged(victim.browser, theirs);
      await assertUnchanged(elsewhere.browser, acme, '/p/acme');
    });

    it('an id that no answer ever named is refused as malformed, before the database sees it', async () => {
      const { browser } = await signUpPerson(server);
      for (const id of ['\0', '\ud800', "' or 1=1 --", '%', 'x'.repeat(65), '']) {
        const resent = await browser.call('resendAddressVerification', { id });
        assert.deepEqual([resent.status, Object.keys(fieldsOf(resent))], [400, ['id']], JSON.stringify(id));
        assert.deepEqual(Object.keys(fieldsOf(await save(browser, { remove: [id] }))), ['addresses']);
      }
    });

    it('an id that no page ever printed is refused in a form without script, too', async () => {
      const { browser } = await signUpPerson(server);
      const before = await settingsOf(browser);
      const { text } = await browser.open('/account/emails');
      const form_token = /name="form_token" value="([^"]+)"/.exec(text)?.[1] ?? assert.fail('no form');
      const post = (path: string, fields: Record<string, string>) => browser.submit(path, { form_token, ...fields });
      const draft = { add: [], remove: [], primary: '', replacePrimary: '', onceVerified: null, notifications: {} };
      for (const id of ['\0', '\ud800', "' or 1=1 --", '%', 'x'.repeat(65), 'x'.repeat(5000), '', ...madeUp]) {
        const resent = await post('/account/emails', { act: `resend:${id}` });
        assert.equal(resent.status, 400, JSON.stringify(id));
        for (const staged of [
          { remove: [id] },
          { primary: id },
          { onceVerified: id },
          { notifications: { [id]: true } },
        ]) {
          const { version } = await settingsOf(browser);
          const sent = { act: '', version: String(version), draft: JSON.stringify({ ...draft, ...staged }) };
          const { status } = await post('/account/emails', sent);
          assert.ok([303, 400].includes(status), `${status} ${JSON.stringify(staged)}`);
        }
        assert.equal((await post('/account/sessions', { act: `end:${id}` })).status, 303, JSON.stringify(id));
      }
      assert.deepEqual((await settingsOf(browser)).addresses, before.addresses);
    });

    it('SU11, IN7: what no change set is made of is refused by name, and nothing is changed', async () => {
      const { browser, second } = await personWithTwo(server);
      const before = await settingsOf(browser);
      const id = addressIn(before, second).id;
      const email = newAddress();
      const manyIds = Array.from({ length: 21 }, () => id);
      for (const addresses of [
        [],
        'remove',
        7,
        null,
        { verified: [id] },
        { add: email },
        { add: [email] },
        { add: [{ email, verified: true }] },
        { add: [{ email, userId: 'x' }] },
        { add: [{ email: [email] }] },
        { add: Array.from({ length: 11 }, () => ({ email: newAddress() })) },
        { remove: id },
        { remove: [{ id }] },
        { remove: manyIds },
        { remove: ['x'.repeat(65)] },
        { primary: [id] },
        { primary: null },
        { primaryOnceVerified: false },
        { replacePrimary: { email } },
        { replacePrimary: `${'x'.repeat(513)}@mail.example` },
      ]) {
        const answer = await browser.call('saveContactSettings', { version: before.version, addresses });
        assert.deepEqual([answer.status, codeOf(answer)], [400, 'input_invalid'], JSON.stringify(addresses));
        assert.notEqual(Object.keys(fieldsOf(answer)).length, 0);
      }
      for (const version of ['0', -1, 0.5, null, undefined]) {
        const answer = await browser.call('saveContactSettings', { version, addresses: { remove: [id] } });
        assert.deepEqual(Object.keys(fieldsOf(answer)), ['version'], String(version));
      }
      const long = await browser.call('saveContactSettings', { version: 0, locale: 'x'.repeat(40_000) });
      assert.equal(codeOf(long), 'body_too_large');
      await assertUnchanged(browser, before);
    });

    it('an id that comes twice counts once', async () => {
      const { browser, second } = await personWithTwo(server);
      const id = await idOf(browser, second);
      assert.equal((await saved(browser, { remove: [id, id, id] })).addresses.length, 1);
    });

    it('EM3: of twenty different saves with one version at once one is taken, and every rule holds', async () => {
      const { browser, email, second } = await personWithTwo(server);
      const { version, addresses } = await settingsOf(browser);
      const [one, two] = [addresses[0]?.id ?? '', addresses[1]?.id ?? ''];
      const sets = [{ remove: [one] }, { remove: [two] }, { primary: two }, { add: [{ email: newAddress() }] }];
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          browser.call('saveContactSettings', { version, addresses: sets[index % sets.length] }),
        ),
      );
      assert.equal(answers.filter(({ status }) => status === 200).length, 1);
      for (const answer of answers) if (answer.status !== 200) assert.equal(codeOf(answer), 'version_stale');
      const after = await settingsOf(browser);
      assert.equal(after.version, version + 1);
      assert.equal(after.addresses.filter(({ primary, verified }) => primary && verified).length, 1);
      assert.ok([email, second].some((each) => after.addresses.some((row) => row.email === each)));
    });

    it('TN1: the addresses of one portal are not the other’s, and no session or version of one counts there', async () => {
      const email = newAddress('both');
      const here = await signUpPerson(server, { email });
      const there = await signUpPerson(server, { email, password: 'lantern harbour 5', base: '/p/acme' });
      const second = newAddress('second');
      await saved(here.browser, { add: [{ email: second }] });
      assert.equal((await settingsOf(there.browser, '/p/acme')).addresses.length, 1);
      const token = await mailedToken(server, second);
      const asked = { token, purpose: 'verify_address' } as const;
      assert.deepEqual((await there.browser.call('inspectLink', asked, '/p/acme')).json, { state: 'dead' });
      assert.equal(codeOf(await there.browser.call('verifyAddress', { token }, '/p/acme')), 'link_dead');
      assert.equal((await there.browser.call('verifyAddress', { token })).status, 200);
      // The same address can be verified once in each portal.
      await saved(there.browser, { add: [{ email: second }] }, '/p/acme');
      const theirs = await mailedToken(server, second);
      assert.equal((await there.browser.call('verifyAddress', { token: theirs }, '/p/acme')).status, 200);
      const login = (password: string, base: string) =>
        server.browser().call('login', { email: second, password }, base);
      assert.equal((await login(goodPassword, '')).status, 200);
      assert.equal((await login('lantern harbour 5', '/p/acme')).status, 200);
      assert.equal((await login(goodPassword, '/p/acme')).status, 401);
      assert.equal(codeOf(await here.browser.call('getContactSettings', {}, '/p/acme')), 'session_missing');
    });
  });
}
