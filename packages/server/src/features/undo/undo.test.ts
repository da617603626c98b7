import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AddressChanges } from '@portico/contract';
import {
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
import { codeOf } from '../../../../../test/rig/answers.js';
import { engines } from '../../../../../test/rig/databases.js';
import type { TestBrowser } from '../../../../../test/rig/http-client.js';
import { goodPassword, mailedToken, newAddress, signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';
import { wideLimits } from '../../../../../test/rig/wide-limits.js';

const attackers = 'brass kettle lagoon 4';

for (const engine of engines) {
  describe(`undoing a change of addresses on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, { settings: wideLimits });
    });
    after(() => server.close());

    const undo = (token: string) => server.browser().call('undoChange', { token });
    const inspect = async (token: string) => (await server.browser().call('inspectUndo', { token })).json;

    /** The rows of somebody's addresses, as they can be told apart. */
    async function rowsOf(browser: TestBrowser): Promise<unknown[]> {
      const { addresses } = await settingsOf(browser);
      return addresses.map(({ id, email, primary, verified, onceVerified }) => {
        return { id, email, primary, verified, onceVerified };
      });
    }

    /** Saves, and returns the token of the notice that an address then got. */
    async function noticed(browser: TestBrowser, witness: string, changes: AddressChanges): Promise<string> {
      await saved(browser, changes);
      const notice = (await noticesTo(server, witness)).at(-1);
      assert.ok(notice);
      return tokenOf(notice);
    }

    it('EM2: the oldest notice takes back all that an attacker did, and nothing of it comes again', async () => {
      const victim = await personWithTwo(server);
      const before = await rowsOf(victim.browser);
      const attacker = await loggedIn(server, victim.email);
      const evil = newAddress('evil');
      const first = await noticed(attacker, victim.email, { add: [{ email: evil, makePrimary: true }] });
      const evilLink = await mailedToken(server, evil);
      await server.browser().call('verifyAddress', { token: evilLink });
      const second = tokenOf((await noticesTo(server, victim.email)).at(-1) ?? assert.fail());
      const third = await noticed(attacker, victim.email, { remove: [await idOf(attacker, victim.email)] });
      const fourth = await noticed(attacker, evil, { remove: [await idOf(attacker, victim.second)] });
      await resetTo(attackers, evil);
      const owned = await loggedIn(server, evil, attackers);
      const fifth = await noticed(owned, evil, { add: [{ email: newAddress('evil') }] });
      assert.equal(await canLogIn(server, victim.email, attackers), false);

      const state = await inspect(first);
      assert.deepEqual(new Set(state['restored'] as string[]), new Set([victim.email, victim.second]));
      assert.ok((state['dropped'] as string[]).includes(evil));
      assert.equal(state['primary'], victim.email);
      assert.deepEqual((await undo(first)).json, { next: 'login', email: victim.email });

      for (const browser of [attacker, owned, victim.browser]) {
        assert.equal(codeOf(await browser.call('getContactSettings')), 'session_missing');
      }
      assert.equal(await canLogIn(server, evil, attackers), false);
      for (const token of [second, third, fourth, fifth]) {
        assert.equal(codeOf(await undo(token)), 'link_dead');
        assert.deepEqual(await inspect(token), { state: 'dead' });
      }
      assert.equal(codeOf(await server.browser().call('verifyAddress', { token: evilLink })), 'link_dead');
      // The password is not part of it: the guard is the way back to a new one.
      assert.deepEqual(await rowsOf(await loggedIn(server, victim.email, attackers)), before);
    });

    it('an undo goes back over the later ones, and an earlier notice goes back further still', async () => {
      const { browser, email, second } = await personWithTwo(server);
      const start = await rowsOf(browser);
      const first = await noticed(browser, email, { primary: await idOf(browser, second) });
      const middle = await rowsOf(browser);
      const next = await noticed(browser, email, { add: [{ email: newAddress() }] });
      const last = await noticed(browser, email, { add: [{ email: newAddress() }] });
      assert.deepEqual((await undo(next)).json, { next: 'login', email: second });
      assert.deepEqual(await rowsOf(await loggedIn(server, email)), middle);
      assert.equal(codeOf(await undo(last)), 'link_dead');
      assert.equal((await undo(first)).status, 200);
      assert.deepEqual(await rowsOf(await loggedIn(server, email)), start);
      assert.deepEqual([codeOf(await undo(first)), codeOf(await undo(next))], ['link_used', 'link_used']);
    });

    it('a change that was verified goes back to the old address, with its row', async () => {
      const { browser, email } = await signUpPerson(server);
      const before = await rowsOf(browser);
      const next = newAddress('next');
      await saved(browser, { replacePrimary: next });
      await server.browser().call('verifyAddress', { token: await mailedToken(server, next) });
      const notices = await noticesTo(server, email);
      assert.equal(notices.length, 2, 'the old address is told of its own end');
      assert.deepEqual((await undo(tokenOf(notices[1] ?? assert.fail()))).json, { next: 'login', email });
      assert.deepEqual(await rowsOf(await loggedIn(server, email)), before);
      assert.equal(await canLogIn(server, next), false);
    });

    it('what was removed and added again since is one address, not two', async () => {
      const { browser, email, second } = await personWithTwo(server);
      const before = await rowsOf(browser);
      const token = await noticed(browser, email, { remove: [await idOf(browser, second)] });
      server.skip(61_000);
      await addVerified(server, browser, second);
      assert.notDeepEqual(await rowsOf(browser), before);
      assert.equal((await undo(token)).status, 200);
      assert.deepEqual(await rowsOf(await loggedIn(server, email)), before);
    });

    it('SU2: with every session goes every open link, and the right to go on from a sign-up', async () => {
      const email = newAddress();
      const signer = server.browser();
      await signer.call('signUp', { email, password: goodPassword });
      const link = await mailedToken(server, email);
      await server.browser().call('verifyAddress', { token: link, password: goodPassword });
      const browser = await loggedIn(server, email);
      const waiting = newAddress('waiting');
      await saved(browser, { add: [{ email: waiting }] });
      const token = await noticed(browser, email, { add: [{ email: newAddress() }] });
      await server.browser().call('requestPasswordReset', { email });
      const reset = await mailedToken(server, email);
      const verify = await mailedToken(server, waiting);
      assert.equal((await undo(token)).status, 200);
      const guest = server.browser();
      assert.equal(codeOf(await guest.call('resetPassword', { token: reset, password: attackers })), 'link_dead');
      assert.equal(codeOf(await guest.call('verifyAddress', { token: verify })), 'link_dead');
      assert.deepEqual((await signer.call('continueSignUp')).json, { next: 'login', email });
      const { addresses } = await settingsOf(await loggedIn(server, email));
      assert.deepEqual(
        addresses.map((each) => each.email),
        [email],
      );
    });

    it('EM2: an open page that was read before saves nothing over it', async () => {
      const { browser, email, second } = await personWithTwo(server);
      const token = await noticed(browser, email, { add: [{ email: newAddress() }] });
      const { version } = await settingsOf(browser);
      await undo(token);
      const fresh = await loggedIn(server, email);
      const stale = { version, addresses: { remove: [await idOf(fresh, second)] } };
      assert.equal(codeOf(await fresh.call('saveContactSettings', stale)), 'version_stale');
    });

    it('everybody who was or is a verified address is told, with no link that is a credential', async () => {
      const { browser, email, second } = await personWithTwo(server);
      const third = newAddress('third');
      const unverified = newAddress('unverified');
      const token = await noticed(browser, email, { add: [{ email: third }, { email: unverified }] });
      await server.browser().call('verifyAddress', { token: await mailedToken(server, third) });
      await saved(browser, { remove: [await idOf(browser, second)] });
      // Mails that wait together may arrive in any order.
      await server.mails();
      await undo(token);
      for (const address of [email, second, third]) {
        const mail = (await server.mails()).newest(address);
        assert.equal(mail.subject, 'A change to your email addresses was undone', address);
        assert.match(mail.text, new RegExp(`${second}\\S* was restored`));
        assert.match(mail.text, new RegExp(`${third}\\S* was removed`));
        assert.match(mail.text, new RegExp(`${email}\\S* is the primary address`));
        assert.doesNotMatch(mail.text + mail.html, /token=/);
      }
      assert.ok((await server.mails()).to(unverified).every(({ subject }) => subject === 'Verify your email address'));
    });

    async function resetTo(password: string, email: string): Promise<void> {
      server.skip(61_000);
      await server.browser().call('requestPasswordReset', { email });
      const token = await mailedToken(server, email);
      const answer = await server.browser().call('resetPassword', { token, password });
      assert.equal(answer.status, 200, answer.text);
    }
  });
}
