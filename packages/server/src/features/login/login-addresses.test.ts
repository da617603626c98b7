import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  addVerified,
  canLogIn,
  idOf,
  loggedIn,
  noticesTo,
  saved,
  settingsOf,
  tokenOf,
} from '../../../../../test/rig/addresses.js';
import { comparableText } from '../../../../../test/rig/answers.js';
import { engines } from '../../../../../test/rig/databases.js';
import { goodPassword, mailedToken, newAddress, signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';
import { wideLimits } from '../../../../../test/rig/wide-limits.js';

for (const engine of engines) {
  describe(`the addresses that log somebody in on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, { settings: wideLimits });
    });
    after(() => server.close());

    /** Which of those addresses log in. */
    async function whichLogIn(emails: string[], password = goodPassword): Promise<string[]> {
      const found: string[] = [];
      for (const email of emails) if (await canLogIn(server, email, password)) found.push(email);
      return found;
    }

    it('EM1: every verified address logs in with the one password, and an unverified one never does', async () => {
      const { browser, email } = await signUpPerson(server);
      const [second, third] = [await addVerified(server, browser), await addVerified(server, browser)];
      const [plain, next] = [newAddress('plain'), newAddress('next')];
      await saved(browser, { add: [{ email: plain }, { email: next, makePrimary: true }] });
      const all = [email, second, third, plain, next];
      assert.deepEqual(await whichLogIn(all), [email, second, third]);
      assert.deepEqual(await whichLogIn([second.toUpperCase(), plain.toUpperCase()]), [second.toUpperCase()]);
      for (const each of [email, second, third]) {
        const { addresses } = await settingsOf(await loggedIn(server, each));
        assert.deepEqual(
          addresses.filter(({ login }) => login).map((row) => row.email),
          [email, second, third],
        );
      }
      const token = await mailedToken(server, next);
      await saved(browser, { primary: await idOf(browser, third) });
      await saved(browser, { remove: [await idOf(browser, second)] });
      assert.deepEqual(await whichLogIn(all), [email, third]);
      assert.equal((await server.browser().call('verifyAddress', { token })).status, 200);
      assert.deepEqual(await whichLogIn(all), [email, third, next]);
      const newPassword = 'lantern harbour 5';
      const changed = await browser.call('changePassword', { currentPassword: goodPassword, newPassword });
      assert.equal(changed.status, 200, changed.text);
      assert.deepEqual(await whichLogIn(all, newPassword), [email, third, next]);
      assert.deepEqual(await whichLogIn(all), []);
    });

    it('EM1: a new primary address logs in once it is verified, and the one it replaces no more', async () => {
      const { browser, email } = await signUpPerson(server);
      const replacement = newAddress('replacement');
      await saved(browser, { replacePrimary: replacement });
      assert.deepEqual(await whichLogIn([email, replacement]), [email]);
      await server.browser().call('verifyAddress', { token: await mailedToken(server, replacement) });
      assert.deepEqual(await whichLogIn([email, replacement]), [replacement]);
      const undo = tokenOf((await noticesTo(server, email)).at(-1) ?? assert.fail('no notice'));
      assert.equal((await server.browser().call('undoChange', { token: undo })).status, 200);
      assert.deepEqual(await whichLogIn([email, replacement]), [email]);
    });

    it('EN1: the right password with an unverified address is answered like a wrong one, with and without script', async () => {
      const { browser, email } = await signUpPerson(server);
      const waiting = newAddress('waiting');
      await saved(browser, { add: [{ email: waiting }] });
      const guest = server.browser();
      const printed = (await guest.open('/login')).text;
      const formToken = /name="form_token" value="([^"]+)"/.exec(printed)?.[1] ?? '';
      const told = new Set<string>();
      for (const [typed, password] of [
        [waiting, goodPassword],
        [email, 'a guess that is wrong'],
        [newAddress('nobody'), goodPassword],
      ] as const) {
        const answers = [
          await server.browser().call('login', { email: typed, password }),
          await guest.submit('/login', { form_token: formToken, email: typed, password }),
        ];
        assert.deepEqual(
          answers.map(({ status }) => status),
          [401, 401],
        );
        told.add(answers.map((answer) => comparableText(answer, [typed])).join('\n'));
      }
      assert.equal(told.size, 1);
    });
  });
}
