import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { codeOf } from '../../../../test/rig/answers.js';
import { engines } from '../../../../test/rig/databases.js';
import type { Answer, TestBrowser } from '../../../../test/rig/http-client.js';
import { goodPassword, mailedToken, newAddress, type Person, signUpPerson } from '../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../test/rig/server.js';
import { logIn, takePassword } from '../../../../test/rig/sessions.js';

const minute = 60_000;
const otherPassword = 'seven kites over water';

for (const engine of engines) {
  describe(`a portal that switches passwords off, on ${engine.name}`, () => {
    let server: TestServer;
    let now = Date.now();
    before(async () => {
      server = await startServer(engine, { clock: () => now });
    });
    after(() => server.close());

    /** Does something while passwords are off. */
    async function whileOff<T>(work: () => Promise<T>): Promise<T> {
      const [row] = await server.database.query("select options from portals where slug = 'larkfield'");
      const options = { ...(JSON.parse(String(row?.['options'])) as object), password: false };
      const set = "update portals set options = $1 where slug = 'larkfield'";
      await server.database.query(set, [JSON.stringify(options)]);
      try {
        return await work();
      } finally {
        await server.database.query(set, [row?.['options']]);
      }
    }

    async function resetToken(email: string): Promise<string> {
      assert.equal((await server.browser().call('requestPasswordReset', { email })).status, 200);
      return mailedToken(server, email);
    }

    /** A form as it was printed, to be posted later. */
    async function opened(
      browser: TestBrowser,
      page: string,
    ): Promise<(fields: object, path?: string) => Promise<Answer>> {
      const token = /name="form_token"[^>]*value="([^"]+)"/.exec((await browser.open(page)).text)?.[1] ?? '';
      return (fields, path = page.replace(/\?.*/, '')) => browser.submit(path, { ...fields, form_token: token });
    }

    function isRefused(answer: Answer): void {
      assert.deepEqual([answer.status, codeOf(answer)], [403, 'method_disabled'], answer.text);
    }

    function isRefusedInPrint(answer: Answer): void {
      assert.equal(answer.status, 403, answer.text);
      assert.match(answer.text, /Logging in with a password is switched off here/);
    }

    it('SU10: an open reset link sets no password, by script or in print, is not used up, and none is mailed', async () => {
      const { email } = await signUpPerson(server);
      now += minute;
      const token = await resetToken(email);
      const browser = server.browser();
      const post = await opened(browser, `/reset-password?token=${token}`);
      const ask = await opened(browser, '/forgot-password');
      await whileOff(async () => {
        const input = { token, password: otherPassword };
        isRefused(await browser.call('resetPassword', input));
        isRefused(await browser.call('resetPassword', { ...input, currentPassword: goodPassword }));
        isRefusedInPrint(await post(input));
        isRefused(await browser.call('inspectLink', { token, purpose: 'reset_password' }));
        isRefusedInPrint(await browser.open(`/reset-password?token=${token}`));
        now += minute;
        const mails = (await server.mails()).mails.length;
        isRefused(await browser.call('requestPasswordReset', { email }));
        isRefused(await browser.call('requestPasswordReset', { email: newAddress('nobody') }));
        isRefusedInPrint(await ask({ email }));
        assert.equal((await server.mails()).mails.length, mails);
      });
      assert.equal((await browser.call('resetPassword', { token, password: otherPassword })).status, 200);
      await logIn(server, { email, password: otherPassword });
    });

    it('SU10: a password is no proof: not of who one is, not for a save, not for another password', async () => {
      const { browser, email, password } = await signUpPerson(server);
      const save = await opened(browser, '/account/emails');
      const change = await opened(browser, '/account/security');
      await whileOff(async () => {
        isRefused(await browser.call('reauthenticate', { password }));
        isRefused(await browser.call('changePassword', { currentPassword: password, newPassword: otherPassword }));
        isRefusedInPrint(await change({ currentPassword: password, newPassword: otherPassword }, '/account/password'));
        isRefusedInPrint(await save({ password, version: '0' }, '/account/emails'));
        now += 11 * minute;
        const added = { version: 0, addresses: { add: [{ email: newAddress('second') }] } };
        const refused = await browser.call('saveContactSettings', added);
        assert.equal(codeOf(refused), 'reauthentication_required');
        assert.match(refused.text, /"method":"code"/);
        assert.equal((await browser.call('requestReauthentication')).status, 200);
        const { code } = (await server.mails()).newest(email);
        assert.equal((await browser.call('reauthenticate', { code })).status, 200);
        assert.equal((await browser.call('saveContactSettings', added)).status, 200);
        isRefused(await browser.call('login', { email, password }));
      });
      await logIn(server, { email, password });
    });

    it('SU10: the pages about a password say that there is none, and have no form for one', async () => {
      const { browser } = await signUpPerson(server);
      await whileOff(async () => {
        for (const [page, tag] of [
          ['/account/security', 'portico-change-password'],
          ['/forgot-password', 'portico-forgot-password'],
        ] as const) {
          const { status, text } = await browser.open(page);
          assert.equal(status, 200);
          const [printed = ''] = new RegExp(`<${tag}.*?</${tag}>`, 's').exec(text) ?? [];
          assert.match(printed, /There are no passwords here/, page);
          assert.doesNotMatch(printed, /<form|type="password"/, page);
        }
      });
    });

    it('SU10: somebody without a password gets none', async () => {
      const { browser, email } = await signUpPerson(server);
      await takePassword(server, email);
      await whileOff(async () => {
        isRefused(await browser.call('changePassword', { newPassword: otherPassword }));
      });
      assert.equal((await browser.call('changePassword', { newPassword: otherPassword })).status, 200);
    });

    it('SU10: a sign-up that is under way ends at a closed door, by link, code or password, and nobody goes on by it', async () => {
      const [email, early] = [newAddress(), newAddress('early')];
      const signUp = async (address: string): Promise<Person> => {
        const browser = server.browser();
        assert.equal((await browser.call('signUp', { email: address, password: goodPassword })).status, 200);
        return { browser, email: address, password: goodPassword };
      };
      const own = await signUp(email);
      const { code } = (await server.mails()).newest(email);
      const token = await mailedToken(server, email);
      const waiting = await signUp(early);
      const elsewhere = { token: await mailedToken(server, early), password: goodPassword };
      assert.equal((await server.browser().call('verifyAddress', elsewhere)).json['next'], 'login');
      await whileOff(async () => {
        for (const [browser, input] of [
          [own.browser, { code }],
          [own.browser, { token }],
          [server.browser(), { token, password: goodPassword }],
          [server.browser(), { token, newPassword: otherPassword }],
        ] as const) {
          assert.equal(codeOf(await browser.call('verifyAddress', input)), 'registration_closed');
        }
        assert.deepEqual((await waiting.browser.call('continueSignUp')).json, { next: 'login', email: early });
      });
      assert.equal((await waiting.browser.call('continueSignUp')).json['next'], 'done');
    });
  });
}
