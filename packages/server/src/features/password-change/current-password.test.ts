import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { codeOf, fieldsOf } from '../../../../../test/rig/answers.js';
import { engines } from '../../../../../test/rig/databases.js';
import type { Answer, TestBrowser } from '../../../../../test/rig/http-client.js';
import { mailedToken, signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';
import { logIn } from '../../../../../test/rig/sessions.js';

const newPassword = 'another whistle 77';
const minute = 60_000;
/** Letters that no list knows, so many. */
const letters = (count: number): string => 'qvxjzkwpfmhtdlb'.repeat(20).slice(0, count);

for (const engine of engines) {
  describe(`the current password at a change on ${engine.name}`, () => {
    let server: TestServer;
    let now = Date.now();
    before(async () => {
      server = await startServer(engine, { settings: { LIMIT_MAIL_IP: '9999/1h' }, clock: () => now });
    });
    after(() => server.close());

    function change(browser: TestBrowser, currentPassword: string, next = newPassword): Promise<Answer> {
      return browser.call('changePassword', { currentPassword, newPassword: next });
    }

    it('PW13: the current password is needed, by its field, and a wrong one changes nothing', async () => {
      const { browser, email, password } = await signUpPerson(server);
      const missing = await browser.call('changePassword', { newPassword: 'short' });
      assert.deepEqual(fieldsOf(missing), { currentPassword: 'required', newPassword: 'password_too_short' });
      assert.deepEqual(fieldsOf(await change(browser, '')), { currentPassword: 'required' });
      for (const wrong of ['not the password', `${password} `, password.toUpperCase(), letters(300)]) {
        const answer = await change(browser, wrong);
        assert.equal(codeOf(answer), 'credentials_wrong');
        assert.deepEqual(fieldsOf(answer), { currentPassword: 'password_wrong' });
        assert.deepEqual(answer.setCookies, []);
      }
      assert.equal((await browser.call('getSession')).status, 200);
      assert.equal(await loginStatus(email, password), 200);
      assert.equal(await loginStatus(email, newPassword), 401);
      const notices = (await server.mails()).to(email).filter(({ subject }) => subject.includes('was changed'));
      assert.equal(notices.length, 0);
    });

    it('PW13: wrong ones count: after ten each further one waits longer, in every session of the person, and nobody else’s', async () => {
      const ana = await signUpPerson(server);
      const ben = await signUpPerson(server);
      const other = await logIn(server, ana);
      for (let tries = 0; tries < 10; tries++) {
        const browser = tries % 2 ? other : ana.browser;
        assert.equal(codeOf(await change(browser, `guess number ${tries}`)), 'credentials_wrong');
      }
      const waits: string[] = [];
      for (let times = 0; times < 6; times++) {
        const refused = await change(other, ana.password);
        assert.equal(codeOf(refused), 'limit_reached', 'even the right one');
        const proof = await ana.browser.call('reauthenticate', { password: ana.password });
        assert.equal(codeOf(proof), 'limit_reached', 'proving anew counts together with it');
        waits.push(String(refused.headers['retry-after']));
        now += Number(refused.headers['retry-after']) * 1000;
        assert.equal(codeOf(await change(ana.browser, 'one guess more')), 'credentials_wrong');
      }
      assert.deepEqual(waits, ['60', '120', '240', '480', '900', '900']);
      assert.equal((await change(ben.browser, ben.password)).status, 200);
      assert.equal(await loginStatus(ana.email, ana.password), 200, 'the front door is another run');
      now += 15 * minute;
      assert.equal((await change(ana.browser, ana.password)).status, 200);
      // Past the time in which the same change may be said again.
      now += 11 * minute;
      for (let tries = 0; tries < 9; tries++) {
        assert.equal(codeOf(await change(ana.browser, 'a guess anew')), 'credentials_wrong', 'the run is forgotten');
      }
    });

    it('PW13: what strangers guess at the front door holds nobody up inside', async () => {
      const { browser, email, password } = await signUpPerson(server);
      for (let tries = 0; tries < 12; tries++) await loginStatus(email, 'a stranger’s guess');
      assert.equal((await change(browser, password)).status, 200);
      assert.equal(await loginStatus(email, 'a stranger’s guess'), 401, 'guesses at the old one are forgotten');
      assert.equal(await loginStatus(email, newPassword), 200);
    });

    it('PW13: after a hundred in a row even the right one is refused, until a reset', async () => {
      const { browser, email, password } = await signUpPerson(server);
      for (let failures = 0; failures < 100;) {
        const answer = await change(browser, 'a guess of a hundred');
        if (answer.status === 401) failures++;
        else now += Number(answer.headers['retry-after']) * 1000;
      }
      now += 15 * minute;
      assert.equal(codeOf(await change(await logIn(server, { email, password }), password)), 'credentials_wrong');
      await server.browser().call('requestPasswordReset', { email });
      const token = await mailedToken(server, email);
      assert.equal((await server.browser().call('resetPassword', { token, password: letters(20) })).status, 200);
      assert.equal((await change(await logIn(server, { email, password: letters(20) }), letters(20))).status, 200);
    });

    async function loginStatus(email: string, password: string): Promise<number> {
      return (await server.browser().call('login', { email, password })).status;
    }
  });
}
