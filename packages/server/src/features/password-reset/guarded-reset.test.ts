import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  addVerified,
  canLogIn,
  idOf,
  loggedIn,
  noticesTo,
  personWithTwo,
  saved,
  tokenOf,
} from '../../../../../test/rig/addresses.js';
import { codeOf, fieldsOf } from '../../../../../test/rig/answers.js';
import { engines } from '../../../../../test/rig/databases.js';
import { goodPassword, mailedToken } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';
import { wideLimits } from '../../../../../test/rig/wide-limits.js';

const hour = 3_600_000;
const password = 'another whistle 77';
const thiefs = 'brass kettle lagoon 4';

for (const engine of engines) {
  describe(`resets by an address that came back on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      const settings = {
        ...wideLimits,
        SESSION_IDLE: '30d',
        RECENT_LOGIN: '30d',
        TRUST_PROXY: '1',
        LIMIT_LOGIN_FAILURES: '10',
      };
      server = await startServer(engine, { settings });
    });
    after(() => server.close());

    const reset = (token: string, more: object = {}, ip = '192.0.2.1') =>
      server.browser({ 'X-Forwarded-For': ip }).call('resetPassword', { token, password, ...more });

    const undo = async (token: string) => {
      const answer = await server.browser().call('undoChange', { token });
      assert.equal(answer.status, 200, answer.text);
    };

    /** The token of a fresh reset link to an address. */
    async function asked(email: string): Promise<string> {
      server.skip(61_000);
      await server.browser().call('requestPasswordReset', { email });
      return mailedToken(server, email);
    }

    async function newestUndo(email: string): Promise<string> {
      return tokenOf((await noticesTo(server, email)).at(-1) ?? assert.fail('no notice'));
    }

    /** Somebody whose stolen mailbox was removed, and came back because its thief undid that. */
    async function stolen() {
      const person = await personWithTwo(server);
      await saved(person.browser, { remove: [await idOf(person.browser, person.second)] });
      await undo(await newestUndo(person.second));
      return person;
    }

    it('RS17: for a day the mailbox alone is no way back in: the current password is needed, too', async () => {
      const { second } = await stolen();
      const token = await asked(second);
      const state = await server.browser().call('inspectLink', { token, purpose: 'reset_password' });
      assert.deepEqual(state.json, { state: 'live', email: second, needsPassword: true });
      const without = await reset(token);
      assert.deepEqual([without.status, codeOf(without)], [400, 'input_invalid']);
      assert.deepEqual(fieldsOf(without), { currentPassword: 'required' });
      const wrong = await reset(token, { currentPassword: thiefs });
      assert.deepEqual([wrong.status, codeOf(wrong)], [401, 'credentials_wrong']);
      assert.deepEqual(fieldsOf(wrong), { currentPassword: 'password_wrong' });
      assert.equal(await canLogIn(server, second, password), false);
      assert.equal((await reset(token, { currentPassword: goodPassword })).status, 200);
      assert.equal(await canLogIn(server, second, password), true);
    });

    it('RS17: the password from before the change counts, too: an attacker may have chosen another one', async () => {
      const victim = await personWithTwo(server);
      const evil = await addVerified(server, await loggedIn(server, victim.email));
      const attacker = await loggedIn(server, evil);
      await saved(attacker, { remove: [await idOf(attacker, victim.email)], primary: await idOf(attacker, evil) });
      const token = await asked(evil);
      assert.equal((await reset(token, { password: thiefs })).status, 200);
      assert.equal(await canLogIn(server, victim.second, thiefs), true);
      await undo(await newestUndo(victim.email));
      const back = await asked(victim.email);
      for (const currentPassword of ['neither of both', password]) {
        assert.equal(codeOf(await reset(back, { currentPassword })), 'credentials_wrong');
      }
      assert.equal((await reset(back, { currentPassword: goodPassword })).status, 200);
      assert.deepEqual(
        [await canLogIn(server, victim.email, password), await canLogIn(server, evil, thiefs)],
        [true, false],
      );
    });

    it('RS17: a password that its owner changed before the address was removed counts no more, whichever link is used', async () => {
      const victim = await personWithTwo(server);
      const early = await newestUndo(victim.email);
      const fresh = { currentPassword: goodPassword, newPassword: 'harbour lantern 12' };
      assert.equal((await victim.browser.call('changePassword', fresh)).status, 200);
      const { browser, email, second } = victim;
      await saved(browser, { primary: await idOf(browser, second), remove: [await idOf(browser, email)] });
      await undo(early);
      const token = await asked(email);
      assert.equal(codeOf(await reset(token, { currentPassword: goodPassword })), 'credentials_wrong');
      assert.equal((await reset(token, { currentPassword: fresh.newPassword })).status, 200);
    });

    it('RS17: addresses that had stayed all the time need nothing more', async () => {
      const { email } = await stolen();
      const token = await asked(email);
      const state = await server.browser().call('inspectLink', { token, purpose: 'reset_password' });
      assert.equal(state.json['needsPassword'], false);
      assert.equal((await reset(token)).status, 200);
    });

    it('RS17: after a day, and not before, the mailbox is enough again', async () => {
      const { second } = await stolen();
      server.skip(24 * hour - 120_000);
      const early = await asked(second);
      assert.deepEqual(fieldsOf(await reset(early)), { currentPassword: 'required' });
      server.skip(120_000);
      assert.equal((await reset(early)).status, 200);
    });

    it('RS17: a second undo, which brings an older row of the address back, is no way around', async () => {
      const { browser, email, second } = await personWithTwo(server);
      // An old notice whose snapshot has the address as another row.
      await saved(browser, { primary: await idOf(browser, second) });
      const old = await newestUndo(second);
      await saved(browser, { primary: await idOf(browser, email) });
      await saved(browser, { remove: [await idOf(browser, second)] });
      server.skip(61_000);
      await addVerified(server, browser, second);
      await saved(browser, { remove: [await idOf(browser, second)] });
      await undo(await newestUndo(second));
      await undo(old);
      assert.equal(await canLogIn(server, second), true, 'it is back');
      const token = await asked(second);
      assert.deepEqual(fieldsOf(await reset(token)), { currentPassword: 'required' });
      assert.equal(codeOf(await reset(token, { currentPassword: thiefs })), 'credentials_wrong');
    });

    it('RS17: an undone undo’s guard begins anew with each return', async () => {
      const { email, second } = await stolen();
      server.skip(23 * hour);
      const fresh = await loggedIn(server, email);
      await saved(fresh, { remove: [await idOf(fresh, second)] });
      // The address itself has no way back while its guard is on; the other one has.
      await undo(await newestUndo(email));
      server.skip(2 * hour);
      assert.deepEqual(fieldsOf(await reset(await asked(second))), { currentPassword: 'required' });
    });

    it('RS17: whoever has no password waits for the day to pass', async () => {
      const person = await personWithTwo(server);
      const user = '(select user_id from addresses where compare_key = $1)';
      await server.database.query(`update users set password_hash = null where id = ${user}`, [person.email]);
      await saved(person.browser, { remove: [await idOf(person.browser, person.second)] });
      await undo(await newestUndo(person.second));
      const token = await asked(person.second);
      assert.equal(codeOf(await reset(token, { currentPassword: goodPassword })), 'credentials_wrong');
      assert.equal((await reset(await asked(person.email))).status, 200);
    });

    it('RL1: it is no place to guess passwords at, from however many networks and links', async () => {
      const { second } = await stolen();
      let token = await asked(second);
      const codes: string[] = [];
      for (let guess = 0; guess < 12; guess++) {
        codes.push(codeOf(await reset(token, { currentPassword: `guess number ${guess}` }, `198.51.100.${guess}`)));
      }
      assert.deepEqual(codes, [...Array<string>(10).fill('credentials_wrong'), 'limit_reached', 'limit_reached']);
      server.skip(15_000);
      const held = await reset(token, { currentPassword: goodPassword }, '203.0.113.5');
      assert.equal(codeOf(held), 'limit_reached');
      assert.ok(Number(held.headers['retry-after']) <= 60);
      token = await asked(second);
      assert.equal((await reset(token, { currentPassword: goodPassword })).status, 200);
      const left = await server.database.query(
        "select bucket from limits, addresses where compare_key = $1 and bucket = 'link password ' || user_id",
        [second],
      );
      assert.deepEqual(left, []);
    });

    it('RL1: after too many guesses even the right password has to wait for a quiet day', async () => {
      const tight = await startServer(engine, { settings: { ...wideLimits, LIMIT_LOGIN_LOCK: '2' } });
      const { browser, second } = await personWithTwo(tight);
      await saved(browser, { remove: [await idOf(browser, second)] });
      const notice = (await noticesTo(tight, second)).at(-1) ?? assert.fail();
      assert.equal((await tight.browser().call('undoChange', { token: tokenOf(notice) })).status, 200);
      tight.skip(61_000);
      await tight.browser().call('requestPasswordReset', { email: second });
      const token = await mailedToken(tight, second);
      for (const currentPassword of ['wrong number one', 'wrong number two', goodPassword]) {
        const answer = await tight.browser().call('resetPassword', { token, password, currentPassword });
        assert.equal(codeOf(answer), 'credentials_wrong');
      }
      await tight.close();
    });

    it('EM1: an address that was removed before the undo of another change stays away', async () => {
      const { browser, email, second } = await personWithTwo(server);
      await saved(browser, { remove: [await idOf(browser, second)] });
      await saved(browser, { add: [{ email: `third.${second}` }] });
      await undo(await newestUndo(email));
      assert.equal(await canLogIn(server, second), false);
      assert.equal(await canLogIn(server, email), true);
    });
  });
}
