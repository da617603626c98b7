import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { codeOf, fieldsOf } from '../../../../../test/rig/answers.js';
import { engines } from '../../../../../test/rig/databases.js';
import type { Answer, TestBrowser } from '../../../../../test/rig/http-client.js';
import { goodPassword, mailedToken, newAddress, type Person, signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';
import { logIn, sessionToken, setStatus, takePassword, twinOf } from '../../../../../test/rig/sessions.js';

const newPassword = 'another whistle 77';
const minute = 60_000;
/** Letters that no list knows, so many. */
const letters = (count: number): string => 'qvxjzkwpfmhtdlb'.repeat(20).slice(0, count);

for (const engine of engines) {
  describe(`changing a password on ${engine.name}`, () => {
    let server: TestServer;
    let now = Date.now();
    before(async () => {
      const settings = { LIMIT_MAIL_IP: '9999/1h', LIMIT_MAIL_ADDRESS: '999/1h', TRUST_PROXY: '1' };
      server = await startServer(engine, { settings, clock: () => now });
    });
    after(() => server.close());

    function change(browser: TestBrowser, currentPassword: string, next = newPassword): Promise<Answer> {
      return browser.call('changePassword', { currentPassword, newPassword: next });
    }

    it('PW12: a change ends every other session and every open link, and tells all verified addresses', async () => {
      const ana = await signUpPerson(server);
      const [second, unverified] = [newAddress('second'), newAddress('unverified')];
      await addAddress(ana.email, second, now);
      await addAddress(ana.email, unverified, null);
      const elsewhere = await logIn(server, { ...ana, email: second });
      await server.browser().call('requestPasswordReset', { email: ana.email });
      const link = await mailedToken(server, ana.email);
      const [bystander, neighbour] = [await signUpPerson(server), await signUpPerson(server)];
      ana.browser.headers['User-Agent'] = 'Mozilla/5.0 (Windows NT 10.0) Chrome/149.0';
      ana.browser.headers['X-Forwarded-For'] = '203.0.113.77';
      now += minute;
      const answer = await change(ana.browser, ana.password);
      assert.equal(answer.status, 200, answer.text);
      assert.equal((await ana.browser.call('getSession')).status, 200);
      assert.equal(codeOf(await elsewhere.call('getSession')), 'session_missing');
      for (const { browser } of [bystander, neighbour]) assert.equal((await browser.call('getSession')).status, 200);
      const reset = await server.browser().call('resetPassword', { token: link, password: letters(20) });
      assert.equal(codeOf(reset), 'link_dead');
      assert.equal(await loginStatus(ana.email, ana.password), 401);
      for (const email of [ana.email, second]) assert.equal(await loginStatus(email, newPassword), 200);
      const inbox = await server.mails();
      for (const address of [ana.email, second]) {
        const mail = inbox.newest(address);
        assert.equal(mail.subject, 'Your password was changed');
        assert.match(mail.text, /Every other device was logged out/);
        assert.match(mail.text, /Chrome on Windows/);
        assert.match(mail.text, /203\.0\.113\.x/);
        assert.doesNotMatch(mail.text + mail.html, /token=|203\.0\.113\.77/);
      }
      assert.equal(inbox.to(unverified).length, 0);
    });

    it('SE3: the session that asked goes on under a new token, and the old one is dead', async () => {
      const { browser, password } = await signUpPerson(server);
      const before = sessionOf(await browser.call('getSession'));
      const old = sessionToken(browser);
      now += minute;
      const answer = await change(browser, password);
      const token = sessionToken(browser);
      assert.notEqual(token, old);
      assert.equal(answer.text.includes(token), false);
      assert.deepEqual(sessionOf(answer), { ...before, authenticatedAt: now, expiresAt: now + 24 * 60 * minute });
      assert.deepEqual(sessionOf(await browser.call('getSession')), sessionOf(answer));
      const thief = twinOf(server, browser, old);
      assert.equal(codeOf(await thief.call('getSession')), 'session_missing');
      assert.equal(codeOf(await change(thief, newPassword, letters(20))), 'session_missing');
    });

    it('SE3: a session that is kept stays kept', async () => {
      const { email, password } = await signUpPerson(server);
      const browser = server.browser();
      await browser.call('login', { email, password, keep: true });
      const { setCookies } = await change(browser, password);
      assert.ok(
        setCookies.some((line) => line.includes(`Max-Age=${(90 * 24 * 60 * minute) / 1000}`)),
        setCookies.join(),
      );
      now += 29 * 24 * 60 * minute;
      assert.equal((await browser.call('getSession')).status, 200);
    });

    it('PW9: the list counts at a change, and what it refuses costs no try', async () => {
      const ana = await signUpPerson(server, { name: 'Ana Moreno' });
      await addAddress(ana.email, 'gardening.club@mail.example', now);
      const refusals = {
        Password12345: 'password_common',
        M0ren0M0ren0: 'password_personal',
        'gardening-club': 'password_personal',
        'Larkfield2026!': 'password_personal',
        [letters(11)]: 'password_too_short',
        [letters(257)]: 'password_too_long',
      };
      for (let times = 0; times < 2; times++) {
        for (const [password, reason] of Object.entries(refusals)) {
          const answer = await change(ana.browser, 'not the password', password);
          assert.deepEqual(fieldsOf(answer), { newPassword: reason }, password);
          assert.match(answer.text, /"minLength":12/);
        }
      }
      assert.equal((await change(ana.browser, ana.password)).status, 200);
    });

    it('PW3: 64, 128 and 256 characters work at a change', async () => {
      const { browser, email, password } = await signUpPerson(server);
      let present = password;
      for (const length of [64, 128, 256]) {
        assert.equal((await change(browser, present, letters(length))).status, 200);
        present = letters(length);
        assert.equal(await loginStatus(email, present), 200);
        assert.equal(await loginStatus(email, present.slice(0, -1)), 401);
      }
    });

    it('SE15: whoever has no password needs a login a moment ago to choose one, and is told how to prove anew', async () => {
      const { browser, email } = await signUpPerson(server);
      await takePassword(server, email);
      now += 10 * minute + 1;
      const refused = await browser.call('changePassword', { newPassword });
      assert.equal(codeOf(refused), 'reauthentication_required');
      assert.match(refused.text, /"method":"code"/);
      await browser.call('requestReauthentication');
      const { code } = (await server.mails()).newest(email);
      assert.equal((await browser.call('reauthenticate', { code })).status, 200);
      assert.equal((await browser.call('changePassword', { newPassword })).status, 200);
      assert.equal(await loginStatus(email, newPassword), 200);
      assert.equal((await server.mails()).newest(email).subject, 'Your password was changed');
      assert.deepEqual(fieldsOf(await browser.call('changePassword', { newPassword })), {
        currentPassword: 'required',
      });
    });

    it('SU2: a browser that may still go on from sign-up may not after a change', async () => {
      const email = newAddress();
      const first = server.browser();
      await first.call('signUp', { email, password: goodPassword });
      const token = await mailedToken(server, email);
      const browser = server.browser();
      assert.equal((await browser.call('verifyAddress', { token, password: goodPassword })).status, 200);
      assert.equal((await browser.call('login', { email, password: goodPassword })).status, 200);
      assert.equal((await change(browser, goodPassword)).status, 200);
      assert.deepEqual((await first.call('continueSignUp')).json, { next: 'login', email });
    });

    it('somebody blocked, somebody whose session expired and nobody at all change nothing', async () => {
      const blocked = await signUpPerson(server);
      await setStatus(server, blocked.email, 'blocked');
      const expired = await signUpPerson(server);
      const loggedOut = await signUpPerson(server);
      const token = sessionToken(loggedOut.browser);
      const twin = twinOf(server, loggedOut.browser, token);
      await loggedOut.browser.call('logout');
      now += 25 * 60 * minute;
      for (const browser of [blocked.browser, expired.browser, twin, server.browser()]) {
        assert.equal(codeOf(await change(browser, goodPassword)), 'session_missing');
      }
      await setStatus(server, blocked.email, 'active');
      for (const { email } of [blocked, expired, loggedOut]) assert.equal(await loginStatus(email, goodPassword), 200);
    });

    it('TN1: the same address and password at another portal stay what they are', async () => {
      const here = await signUpPerson(server);
      const there = await signUpPerson(server, { email: here.email, base: '/p/acme' });
      assert.equal((await change(here.browser, here.password)).status, 200);
      assert.equal((await there.browser.call('getSession', {}, '/p/acme')).status, 200);
      await logIn(server, there, { base: '/p/acme' });
      const crossed = await here.browser.call(
        'changePassword',
        { currentPassword: newPassword, newPassword: letters(20) },
        '/p/acme',
      );
      assert.equal(codeOf(crossed), 'session_missing');
    });

    it('of twenty changes at once by one browser one counts, and the cookie it brought works', async () => {
      const { browser, email, password } = await signUpPerson(server);
      const wanted = Array.from({ length: 20 }, (_, index) => `whistle ${index} orchard`);
      const twins = wanted.map(() => twinOf(server, browser));
      const answers = await Promise.all(twins.map((twin, index) => change(twin, password, wanted[index])));
      const winners = answers.flatMap(({ status }, index) => (status === 200 ? [index] : []));
      assert.equal(winners.length, 1, answers.map(({ text }) => text).join('\n'));
      const [winner = 0] = winners;
      for (const answer of answers) {
        if (answer.status === 200) continue;
        assert.ok(['credentials_wrong', 'limit_reached', 'session_missing'].includes(codeOf(answer)), answer.text);
        assert.deepEqual(answer.setCookies, []);
      }
      assert.equal((await twins[winner]?.call('getSession'))?.status, 200);
      assert.equal(await loginStatus(email, wanted[winner] ?? ''), 200);
    });

    it('KL8: a change and what was refused are entries about the person, by their session', async () => {
      const ana = await signUpPerson(server);
      await logIn(server, ana);
      const id = await userId(ana);
      for (let tries = 0; tries < 11; tries++) await change(ana.browser, 'not the password');
      now += minute;
      assert.equal((await change(ana.browser, ana.password)).status, 200);
      const rows = await server.database.query(
        `select event, actor_id, details from audit_entries where subject_id = $1 and event like 'password_change%'
          order by at, details`,
        [id],
      );
      assert.ok(rows.every((row) => row['actor_id'] === id));
      const told = rows.map((row) => `${String(row['event'])} ${String(row['details'])}`);
      assert.deepEqual(told, [
        'password_change_failed {"limit":"own proof"}',
        ...Array.from({ length: 10 }, () => 'password_change_failed {"reason":"credentials"}'),
        'password_changed {"sessions":1}',
      ]);
    });

    async function loginStatus(email: string, password: string): Promise<number> {
      return (await server.browser().call('login', { email, password })).status;
    }

    async function userId({ browser }: Person): Promise<string> {
      return sessionOf(await browser.call('getSession')).user.id;
    }

    async function addAddress(owner: string, address: string, verifiedAt: number | null): Promise<void> {
      await server.database.query(
        `insert into addresses (id, portal_id, user_id, address, compare_key, verified_at, created_at)
          select $1, portal_id, user_id, $2, $3, $4, created_at from addresses where compare_key = $5`,
        [`id of ${address} ${owner}`, address, address, verifiedAt, owner],
      );
    }
  });
}

interface SessionShape {
  user: { id: string };
  authenticatedAt: number;
  expiresAt: number;
}

function sessionOf({ json }: Answer): SessionShape {
  return json['session'] as SessionShape;
}
