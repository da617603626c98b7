import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addVerified, idOf, noticesTo, saved, tokenOf } from '../../../../test/rig/addresses.js';
import { codeOf, fieldsOf, comparableText } from '../../../../test/rig/answers.js';
import { engines } from '../../../../test/rig/databases.js';
import type { Answer, TestBrowser } from '../../../../test/rig/http-client.js';
import { goodPassword, mailedToken, newAddress, type Person, signUpPerson } from '../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../test/rig/server.js';
import { wideLimits } from '../../../../test/rig/wide-limits.js';

const tail = 'qPVUmv26MemqKBEAut/wZA$T8+D5IlpsGXaYV0oFl6INjVVwf/P+pwVnKOo71bMk2c';
const costing = (cost: string): string => `$argon2id$v=19$${cost}$${tail}`;

/** Stored hashes that no login may compute, each with what is wrong with it. */
const hostile: [stored: string, flaw: string][] = [
  [costing('m=1048576,t=2,p=1'), 'cost'],
  [costing(`m=8,t=${2 ** 32},p=1`), 'cost'],
  [costing(`m=8,t=${2 ** 32 - 1},p=1`), 'cost'],
  [costing(`m=${2 ** 27},t=1,p=${2 ** 24}`), 'cost'],
  [costing('m=0,t=2,p=1'), 'cost'],
  ['$argon2id$v=19$m=8,t=1,p=1$', 'form'],
  ['plain text of somebody', 'form'],
  ['', 'form'],
  ['$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy', 'algorithm'],
  [costing('m=8,t=1,p=1').replace('argon2id', 'argon2i'), 'algorithm'],
];

for (const engine of engines) {
  describe(`stored hashes that were not made here on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      const settings = { ...wideLimits, HASH_CONCURRENCY: '1', RECENT_LOGIN: '30d' };
      server = await startServer(engine, { settings });
    });
    after(() => server.close());

    const store = (email: string, stored: string) =>
      server.database.query(
        'update users set password_hash = $1 where id = (select user_id from addresses where compare_key = $2)',
        [stored, email],
      );

    const logIn = (email: string) => server.browser().call('login', { email, password: goodPassword });

    /** The newest entry about somebody. */
    async function newestEntry(email: string): Promise<{ event: unknown; details: unknown }> {
      const [row] = await server.database.query(
        `select event, details from audit_entries
         where subject_id = (select user_id from addresses where compare_key = $1) order by id desc limit 1`,
        [email],
      );
      return { event: row?.['event'], details: JSON.parse(String(row?.['details'])) };
    }

    async function assertRefused(answer: Answer, field?: string): Promise<void> {
      assert.deepEqual([answer.status, codeOf(answer)], [401, 'credentials_wrong'], answer.text);
      assert.deepEqual(fieldsOf(answer), field ? { [field]: 'password_wrong' } : {});
    }

    it('PW17: a login answers as to a wrong password, and an entry says what was wrong', async () => {
      const { email } = await signUpPerson(server);
      const unknown = newAddress('unknown');
      const wrong = comparableText(await logIn(unknown), [unknown]);
      for (const [stored, flaw] of hostile) {
        await store(email, stored);
        assert.equal(comparableText(await logIn(email), [email]), wrong, stored);
        const entry = await newestEntry(email);
        assert.deepEqual(entry, { event: 'password_hash_refused', details: { instead: 'login_failed', flaw } }, stored);
      }
      assert.ok(!server.log().includes(tail), 'no hash is logged');
    });

    it('PW17: many at once hold nothing up, though only one hash is computed at a time', async () => {
      const victim = await signUpPerson(server);
      const [dear, endless] = [await signUpPerson(server), await signUpPerson(server)];
      await store(dear.email, costing('m=1048576,t=10,p=1'));
      await store(endless.email, costing(`m=8,t=${2 ** 32 - 1},p=1`));
      const burst = Array.from({ length: 30 }, (_, at) => logIn((at % 2 ? dear : endless).email));
      for (const answer of await Promise.all(burst)) await assertRefused(answer);
      assert.equal((await logIn(victim.email)).status, 200);
    });

    it('PW17: proving anew, changing the password and printed pages refuse it by the field', async () => {
      const person = await signUpPerson(server);
      for (const [stored, flaw] of hostile) {
        await store(person.email, stored);
        await assertRefused(await person.browser.call('reauthenticate', { password: goodPassword }), 'password');
        const refused = { event: 'password_hash_refused' };
        const proof = await newestEntry(person.email);
        assert.deepEqual(proof, { ...refused, details: { instead: 'reauthentication_failed', flaw } });
        const change = { currentPassword: goodPassword, newPassword: 'another whistle 77' };
        await assertRefused(await person.browser.call('changePassword', change), 'currentPassword');
        const changed = await newestEntry(person.email);
        assert.deepEqual(changed, { ...refused, details: { instead: 'password_change_failed', flaw } });
        const printed = await submitted(person.browser, '/account/security', '/account/password', change);
        assert.equal(printed.status, 401, printed.text);
        assert.equal((await submittedLogin(person.email)).status, 401, stored);
      }
    });

    it('PW17: a reset by a guarded address holds nothing against it either, and a link sets a good one', async () => {
      const person = await guarded();
      for (const [stored, flaw] of hostile) {
        await store(person.email, stored);
        await server.database.query('update addresses set guard_hash = $1 where compare_key = $2', [
          stored,
          person.second,
        ]);
        server.skip(61_000);
        await server.browser().call('requestPasswordReset', { email: person.second });
        const reset = { token: await mailedToken(server, person.second), password: 'another whistle 77' };
        const answer = await server.browser().call('resetPassword', { ...reset, currentPassword: goodPassword });
        await assertRefused(answer, 'currentPassword');
        const details = { instead: 'password_reset_failed', flaw };
        assert.deepEqual(await newestEntry(person.second), { event: 'password_hash_refused', details });
      }
      server.skip(61_000);
      await server.browser().call('requestPasswordReset', { email: person.email });
      const reset = { token: await mailedToken(server, person.email), password: goodPassword };
      assert.equal((await server.browser().call('resetPassword', reset)).status, 200);
      assert.equal((await logIn(person.email)).status, 200, 'a reset is the way back');
    });

    it('PW17: a sign-up that is confirmed in another browser refuses it, and a new password helps', async () => {
      const email = newAddress();
      await server.browser().call('signUp', { email, password: goodPassword });
      const token = await mailedToken(server, email);
      for (const [stored, flaw] of hostile) {
        await server.database.query('update sign_ups set password_hash = $1 where compare_key = $2', [stored, email]);
        await assertRefused(
          await server.browser().call('verifyAddress', { token, password: goodPassword }),
          'password',
        );
        const [row] = await server.database.query(
          "select details from audit_entries where event = 'password_hash_refused' order by id desc limit 1",
        );
        assert.deepEqual(JSON.parse(String(row?.['details'])), { instead: 'address_verification_failed', flaw });
      }
      const verified = await server.browser().call('verifyAddress', { token, newPassword: goodPassword });
      assert.equal(verified.status, 200);
      assert.equal((await logIn(email)).status, 200);
    });

    /** Somebody whose second address came back by an undo. */
    async function guarded(): Promise<Person & { second: string }> {
      const person = await signUpPerson(server);
      const second = await addVerified(server, person.browser);
      await saved(person.browser, { remove: [await idOf(person.browser, second)] });
      const token = tokenOf((await noticesTo(server, second)).at(-1) ?? assert.fail('no notice'));
      assert.equal((await server.browser().call('undoChange', { token })).status, 200);
      return { ...person, second };
    }

    async function submitted(browser: TestBrowser, page: string, path: string, fields: Record<string, string>) {
      const [, token = ''] = /name="form_token" value="([^"]+)"/.exec((await browser.open(page)).text) ?? [];
      assert.ok(token, `${page} has no form`);
      return browser.submit(path, { ...fields, form_token: token });
    }

    const submittedLogin = (email: string) =>
      submitted(server.browser(), '/login', '/login', { email, password: goodPassword });
  });
}
