import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AddressChanges } from '@portico/contract';
import {
  addressIn,
  addVerified,
  canLogIn,
  idOf,
  loggedIn,
  noticesTo,
  personWithTwo,
  saved,
  settingsOf,
  tokenOf,
} from '../../../../../test/rig/addresses.js';
import { codeOf, fieldsOf, comparableText } from '../../../../../test/rig/answers.js';
import { engines } from '../../../../../test/rig/databases.js';
import type { TestBrowser } from '../../../../../test/rig/http-client.js';
import { mailedToken, newAddress, signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';
import { wideLimits } from '../../../../../test/rig/wide-limits.js';

const day = 24 * 3_600_000;

for (const engine of engines) {
  describe(`undo links on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, { settings: wideLimits });
    });
    after(() => server.close());

    const undo = (token: string, base = '') => server.browser().call('undoChange', { token }, base);
    const inspect = async (token: string, base = '') =>
      (await server.browser().call('inspectUndo', { token }, base)).json;

    async function noticed(browser: TestBrowser, witness: string, changes: AddressChanges, base = ''): Promise<string> {
      await saved(browser, changes, base);
      return tokenOf((await noticesTo(server, witness)).at(-1) ?? assert.fail('no notice'));
    }

    /** Somebody else who verifies an address that is free. */
    async function taker(email: string) {
      server.skip(61_000);
      const other = await signUpPerson(server);
      await saved(other.browser, { add: [{ email }] });
      const answer = await other.browser.call('verifyAddress', { token: await mailedToken(server, email) });
      assert.equal(answer.status, 200, answer.text);
      return other;
    }

    it('EM2: an undo link works for seven days', async () => {
      const one = await personWithTwo(server);
      const two = await personWithTwo(server);
      const inTime = await noticed(one.browser, one.email, { remove: [await idOf(one.browser, one.second)] });
      const late = await noticed(two.browser, two.email, { remove: [await idOf(two.browser, two.second)] });
      server.skip(7 * day - 60_000);
      assert.equal((await inspect(inTime))['state'], 'live');
      assert.equal((await undo(inTime)).status, 200);
      server.skip(120_000);
      assert.deepEqual(await inspect(late), { state: 'dead' });
      assert.equal(codeOf(await undo(late)), 'link_dead');
      assert.equal(await canLogIn(server, one.second), true);
      assert.equal(await canLogIn(server, two.second), false);
    });

    it('EM2: an address that came back by an undo and is removed again gets no link, all others do', async () => {
      const { browser, email, second: stolen } = await personWithTwo(server);
      const other = await addVerified(server, browser, newAddress('other'));
      const token = await noticed(browser, stolen, { remove: [await idOf(browser, stolen)] });
      assert.equal((await undo(token)).status, 200);
      for (const wait of [0, 2 * day]) {
        server.skip(wait);
        const owner = await loggedIn(server, email);
        const before = (await noticesTo(server, stolen)).length;
        const ours = await noticed(owner, email, { remove: [await idOf(owner, stolen)] });
        assert.equal((await noticesTo(server, stolen)).length, before, `after ${wait} ms`);
        const told = (await server.mails()).newest(stolen);
        assert.equal(told.subject, 'Your email addresses were changed');
        assert.doesNotMatch(told.text + told.html, /token=/);
        assert.match(told.text, /cannot undo it from this address, because an earlier undo restored it/);
        assert.equal(tokenOf((await noticesTo(server, other)).at(-1) ?? assert.fail()), ours);
        // It is the owner who goes back this time.
        assert.equal((await undo(ours)).status, 200);
      }
      // Who leaves it where it is for as long as a link is good has taken it back.
      server.skip(7 * day);
      const owner = await loggedIn(server, email);
      await noticed(owner, stolen, { remove: [await idOf(owner, stolen)] });
      assert.match((await server.mails()).newest(stolen).text, /undo\?token=/);
    });

    it('EM2: it outlives a new password and a new login', async () => {
      const { browser, email, second } = await personWithTwo(server);
      const token = await noticed(browser, email, { remove: [await idOf(browser, second)] });
      await server.browser().call('requestPasswordReset', { email });
      const reset = { token: await mailedToken(server, email), password: 'another whistle 77' };
      assert.equal((await server.browser().call('resetPassword', reset)).status, 200);
      await loggedIn(server, email, 'another whistle 77');
      assert.equal((await undo(token)).status, 200);
      assert.equal(await canLogIn(server, second, 'another whistle 77'), true);
    });

    it('RS6: looking at it, however often and by whatever method, uses nothing up', async () => {
      const { browser, email, second } = await personWithTwo(server);
      const token = await noticed(browser, email, { remove: [await idOf(browser, second)] });
      const scanner = server.browser({ 'User-Agent': 'SafeLinks' });
      for (const method of ['GET', 'HEAD', 'OPTIONS', 'GET']) {
        await scanner.send({ method, path: `/undo?token=${token}` });
        await scanner.send({ method, path: `/api/v1/undo?token=${token}` });
      }
      for (let times = 0; times < 3; times++) {
        const { at, ...state } = await inspect(token);
        assert.deepEqual(state, { state: 'live', restored: [second], dropped: [], primary: email });
        assert.ok(Math.abs(Number(at) - Date.now()) < 30 * day);
      }
      assert.equal((await browser.call('getSession')).status, 200);
      assert.equal((await undo(token)).status, 200);
      assert.deepEqual(await inspect(token), { state: 'used' });
    });

    it('RC3: pressed twenty times at once it undoes once', async () => {
      const { browser, email, second } = await personWithTwo(server);
      const token = await noticed(browser, email, { remove: [await idOf(browser, second)] });
      const answers = await Promise.all(Array.from({ length: 20 }, () => undo(token)));
      assert.equal(answers.filter(({ status }) => status === 200).length, 1);
      for (const answer of answers) if (answer.status !== 200) assert.equal(codeOf(answer), 'link_used');
      const mails = (await server.mails()).to(second).filter(({ subject }) => subject.includes('undone'));
      assert.equal(mails.length, 1);
    });

    it('unknown, foreign and malformed tokens are dead ones, all alike, and a token is for nothing else', async () => {
      const { browser, email, second } = await personWithTwo(server);
      const token = await noticed(browser, email, { remove: [await idOf(browser, second)] });
      const waiting = newAddress('waiting');
      await saved(browser, { add: [{ email: waiting }] });
      const told = new Set<string>();
      for (const other of [
        'A'.repeat(64),
        token.slice(0, 40) + 'A'.repeat(24),
        await mailedToken(server, waiting),
        'x',
      ]) {
        const answer = await undo(other);
        assert.equal(codeOf(answer), 'link_dead');
        told.add(comparableText(answer));
        assert.deepEqual(await inspect(other), { state: 'dead' });
      }
      assert.equal(told.size, 1);
      assert.equal(codeOf(await browser.call('verifyAddress', { token })), 'link_dead');
      assert.equal(codeOf(await browser.call('resetPassword', { token, password: 'another whistle 77' })), 'link_dead');
      for (const more of [{ userId: 'x' }, { email }, { version: 1 }]) {
        assert.deepEqual(Object.values(fieldsOf(await browser.call('undoChange', { token, ...more }))), [
          'field_unknown',
        ]);
      }
      assert.equal((await undo(token)).status, 200);
    });

    it('TN1: at another portal it is unknown, and stays good at its own', async () => {
      const { browser, email, second } = await personWithTwo(server, '/p/acme');
      const remove = [await idOf(browser, second, '/p/acme')];
      const token = await noticed(browser, email, { remove }, '/p/acme');
      assert.equal(codeOf(await undo(token)), 'link_dead');
      assert.deepEqual(await inspect(token), { state: 'dead' });
      assert.deepEqual((await undo(token, '/p/acme')).json, { next: 'login', email });
    });

    it('an address that another user has by now stays theirs, and the rest comes back', async () => {
      const { browser, email, second } = await personWithTwo(server);
      const remove = [await idOf(browser, email)];
      const token = await noticed(browser, second, { remove, primary: await idOf(browser, second) });
      const other = await taker(email);
      const { at: _at, ...state } = await inspect(token);
      assert.deepEqual(state, { state: 'live', restored: [], dropped: [], primary: second });
      assert.deepEqual((await undo(token)).json, { next: 'login', email: second });
      assert.equal(addressIn(await settingsOf(other.browser), email).verified, true);
      const { addresses } = await settingsOf(await loggedIn(server, second));
      assert.deepEqual(
        addresses.map((each) => [each.email, each.primary]),
        [[second, true]],
      );
    });

    it('EM3: where no verified address would be left it is refused, and works once one is free again', async () => {
      const { browser, email } = await signUpPerson(server);
      const next = newAddress('next');
      await saved(browser, { replacePrimary: next });
      await server.browser().call('verifyAddress', { token: await mailedToken(server, next) });
      const token = tokenOf((await noticesTo(server, email)).at(-1) ?? assert.fail());
      const other = await taker(email);
      assert.deepEqual(await inspect(token), { state: 'dead' });
      const refused = await undo(token);
      assert.deepEqual([refused.status, codeOf(refused)], [409, 'undo_impossible']);
      assert.equal(await canLogIn(server, next), true);
      assert.equal((await browser.call('getSession')).status, 200, 'nothing of it happened');
      await saved(other.browser, { remove: [await idOf(other.browser, email)] });
      assert.equal((await undo(token)).status, 200);
      assert.deepEqual([await canLogIn(server, email), await canLogIn(server, next)], [true, false]);
    });

    it('a blocked user’s links do nothing', async () => {
      const { browser, email, second } = await personWithTwo(server);
      const token = await noticed(browser, email, { remove: [await idOf(browser, second)] });
      const set = (status: string) =>
        server.database.query(
          'update users set status = $1 where id = (select user_id from addresses where compare_key = $2)',
          [status, email],
        );
      await set('blocked');
      assert.equal(codeOf(await undo(token)), 'link_dead');
      await set('active');
      assert.equal((await undo(token)).status, 200);
    });

    it('KL4: the token is stored hashed, and the log never has it', async () => {
      const { browser, email, second } = await personWithTwo(server);
      const token = await noticed(browser, email, { remove: [await idOf(browser, second)] });
      const secret = Buffer.from(token, 'base64url').subarray(16).toString('base64url');
      for (const table of ['challenges', 'undo_snapshots', 'outbox', 'audit_entries']) {
        assert.ok(!JSON.stringify(await server.database.query(`select * from ${table}`)).includes(secret));
      }
      await undo(token);
      assert.ok(!server.log().includes(token));
    });
  });
}
