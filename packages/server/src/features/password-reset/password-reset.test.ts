import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { codeOf, fieldsOf, comparableText } from '../../../../../test/rig/answers.js';
import { engines } from '../../../../../test/rig/databases.js';
import { send } from '../../../../../test/rig/http-client.js';
import { goodPassword, mailedToken, newAddress, signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';

const newPassword = 'another whistle 77';
/** What a link that was used may not set. The same password would be the same request, said again. */
const otherPassword = 'quite another whistle 12';
const hour = 3_600_000;

for (const engine of engines) {
  describe(`resetting a password on ${engine.name}`, () => {
    let server: TestServer;
    let now = Date.now();
    before(async () => {
      const settings = { LIMIT_MAIL_IP: '9999/1h', TRUST_PROXY: '1' };
      server = await startServer(engine, { settings, clock: () => now });
    });
    after(() => server.close());

    /** A person who has asked for a link, and its token. */
    async function asked(base = '') {
      const person = await signUpPerson(server, { base });
      await person.browser.call('requestPasswordReset', { email: person.email }, base);
      return { ...person, token: await mailedToken(server, person.email) };
    }

    it('RS1: the token has 256 random bits, is stored hashed, works once and for an hour', async () => {
      const { email, token } = await asked();
      assert.match(token, /^[\w-]{64}$/);
      const rows = await server.database.query('select * from challenges');
      assert.ok(!JSON.stringify(rows).includes(token.slice(24)));
      const browser = server.browser();
      now += hour - 1000;
      assert.equal((await browser.call('resetPassword', { token, password: newPassword })).status, 200);
      assert.equal(codeOf(await browser.call('resetPassword', { token, password: otherPassword })), 'link_dead');
      assert.equal((await browser.call('login', { email, password: newPassword })).status, 200);
    });

    it('RS1: expired, used, replaced, unknown, foreign and malformed tokens get one and the same answer', async () => {
      const expired = await asked();
      now += hour;
      const used = await asked();
      await server.browser().call('resetPassword', { token: used.token, password: newPassword });
      const replaced = await asked();
      now += 61_000;
      await replaced.browser.call('requestPasswordReset', { email: replaced.email });
      const other = await asked('/p/acme');
      const signUpEmail = newAddress();
      await server.browser().call('signUp', { email: signUpEmail, password: goodPassword });
      const tokens = {
        expired: expired.token,
        used: used.token,
        replaced: replaced.token,
        unknown: Buffer.alloc(48, 7).toString('base64url'),
        wrongSecret: expired.token.slice(0, 40) + 'A'.repeat(24),
        otherPortal: other.token,
        otherPurpose: await mailedToken(server, signUpEmail),
        malformed: 'not a token',
      };
      const told = new Set<string>();
      const pages = new Set<string>();
      const browser = server.browser();
      await browser.open('/forgot-password');
      for (const token of Object.values(tokens)) {
        const answer = await browser.call('resetPassword', { token, password: otherPassword });
        assert.equal(codeOf(answer), 'link_dead');
        told.add(comparableText(answer));
        assert.deepEqual((await browser.call('inspectLink', { token, purpose: 'reset_password' })).json, {
          state: 'dead',
        });
        pages.add(comparableText(await browser.open(`/reset-password?token=${encodeURIComponent(token)}`), [token]));
      }
      assert.equal(told.size, 1);
      assert.equal(pages.size, 1);
      assert.equal((await server.browser().call('verifyAddress', { token: other.token })).status, 410);
    });

    it('RS2: a reset signs nobody in, and out whoever used this browser', async () => {
      const { email, token } = await asked();
      const bystander = await signUpPerson(server);
      const reset = await bystander.browser.call('resetPassword', { token, password: newPassword });
      assert.deepEqual(reset.json, { next: 'login', email });
      assert.equal((await bystander.browser.call('getSession')).json['session'], null);
      const fresh = server.browser();
      const { token: again } = await asked();
      const answer = await fresh.call('resetPassword', { token: again, password: newPassword });
      assert.ok(answer.setCookies.every((line) => line.includes('=;')));
      assert.equal((await fresh.call('getSession')).json['session'], null);
    });

    it('RS3: a newer request kills the older link, a block and another reset kill every one', async () => {
      const { email, token, browser } = await asked();
      now += 61_000;
      await browser.call('requestPasswordReset', { email });
      const newer = await mailedToken(server, email);
      assert.notEqual(newer, token);
      assert.equal(codeOf(await browser.call('resetPassword', { token, password: newPassword })), 'link_dead');
      await setStatus(email, 'blocked');
      assert.equal(codeOf(await browser.call('resetPassword', { token: newer, password: newPassword })), 'link_dead');
      await setStatus(email, 'active');
      assert.equal((await browser.call('resetPassword', { token: newer, password: newPassword })).status, 200);
    });

    it('RS4: the link goes to the configured portal, whatever a request says its host is', async () => {
      const { email } = await signUpPerson(server);
      const own = `localhost:${server.port}`;
      const lies: Record<string, string>[] = [
        { 'X-Forwarded-Proto': 'https' },
        { Forwarded: 'host=evil.example;proto=https' },
        { Referer: 'https://evil.example/reset' },
        { 'X-Original-Host': 'evil.example', 'X-Host': 'evil.example' },
        { Host: `127.0.0.1:${server.port}` },
        { 'X-Forwarded-Host': 'evil.example' },
      ];
      for (const lie of lies) {
        now += 2 * hour;
        await server.browser({ Host: own, ...lie }).call('requestPasswordReset', { email });
        const { link } = (await server.mails()).newest(email);
        assert.ok(link.startsWith(`${server.url}/reset-password?token=`), `${JSON.stringify(lie)}: ${link}`);
      }
      const before = server.inbox.mails.length;
      const elsewhere = server.browser({ Origin: server.url, Host: 'evil.example' });
      assert.equal((await elsewhere.call('requestPasswordReset', { email })).status, 421);
      const absolute = await send(server.port, {
        method: 'POST',
        path: 'http://evil.example/api/v1/password-resets',
        headers: { Host: own, Origin: server.url, 'Content-Type': 'application/json', 'Portico-Contract': '1' },
        body: JSON.stringify({ email }),
      });
      const mails = (await server.mails()).mails.slice(before);
      assert.ok(
        mails.every(({ link }) => link.startsWith(server.url)),
        `${absolute.status}`,
      );
    });

    it('RS6: looking at the link, however often and by whatever method, does not use it up', async () => {
      const { token } = await asked();
      const path = `/reset-password?token=${token}`;
      const scanner = server.browser({ 'User-Agent': 'SafeLinks' });
      for (const method of ['GET', 'HEAD', 'OPTIONS', 'GET']) await scanner.send({ method, path });
      for (let times = 0; times < 3; times++) {
        const seen = await scanner.call('inspectLink', { token, purpose: 'reset_password' });
        assert.equal(seen.json['state'], 'live');
      }
      assert.equal((await server.browser().call('resetPassword', { token, password: newPassword })).status, 200);
    });

    it('RS8: mail goes to the stored address, and lookalikes of it are no address of it', async () => {
      const name = `mike${now}`;
      const { email } = await signUpPerson(server, { email: `${name}@mail.example` });
      const before = server.inbox.mails.length;
      for (const typed of [`${name.toUpperCase()}@MAIL.example`, `${name}@ｍａｉｌ.example`, ` ${email} `]) {
        now += 2 * hour;
        assert.equal((await server.browser().call('requestPasswordReset', { email: typed })).status, 200);
        await server.mails();
      }
      const mails = (await server.mails()).mails.slice(before);
      assert.deepEqual(
        mails.map(({ recipients }) => recipients),
        [[email], [email], [email]],
      );
      for (const typed of [`m\u0131ke@mail.example`, 'mi\u017fe@mail.example', 'm\ufb01ke@mail.example']) {
        const answer = await server.browser().call('requestPasswordReset', { email: typed });
        assert.ok(['address_characters', 'address_invalid'].includes(String(fieldsOf(answer)['email'])), typed);
      }
      assert.equal((await server.mails()).mails.length, before + 3);
    });

    it('RS11: the token is in no answer of the API, no log and no error', async () => {
      const { token, browser } = await asked();
      const answers = [
        await browser.call('inspectLink', { token, purpose: 'reset_password' }),
        await browser.call('resetPassword', { token, password: 'short' }),
        await browser.open(`/p/unknown/reset-password?token=${token}`),
        await browser.open(`/${token}`),
        await browser.call('resetPassword', { token, password: newPassword }),
        await browser.call('resetPassword', { token, password: newPassword }),
      ];
      await browser.open(`/reset-password?token=${token}`);
      for (const answer of answers) {
        assert.ok(!answer.text.includes(token) && !JSON.stringify(answer.headers).includes(token), `${answer.status}`);
      }
      assert.ok(server.log().length > 0);
      assert.ok(!server.log().includes(token));
    });

    it('RS12: the page of the link loads nothing from elsewhere and sends no path to anybody', async () => {
      const { token } = await asked();
      const page = await server.browser().open(`/reset-password?token=${token}`);
      const urls = [...page.text.matchAll(/<(?:script|link|img|iframe)[^>]* (?:src|href)="([^"]+)"/g)];
      assert.notEqual(urls.length, 0);
      for (const [, url = ''] of urls) {
        assert.ok(url.startsWith('data:') || new URL(url, server.url).origin === server.url, url);
      }
      assert.match(String(page.headers['content-security-policy']), /^default-src 'none';/);
      assert.equal(page.headers['referrer-policy'], 'strict-origin');
      assert.equal(page.headers['cache-control'], 'no-store');
    });

    it('RS13: a token resets its own user only, whoever is named beside it', async () => {
      const mine = await asked();
      const victim = await signUpPerson(server);
      for (const more of [{ email: victim.email }, { userId: 'x' }, { portalId: 'y' }]) {
        const answer = await mine.browser.call('resetPassword', { token: mine.token, password: newPassword, ...more });
        assert.equal(codeOf(answer), 'input_invalid');
        assert.deepEqual(Object.values(fieldsOf(answer)), ['field_unknown']);
      }
      assert.equal(
        (await mine.browser.call('resetPassword', { token: mine.token, password: newPassword })).status,
        200,
      );
      const { email, password } = victim;
      assert.equal((await server.browser().call('login', { email, password })).status, 200);
      assert.equal((await victim.browser.call('getSession')).status, 200);
    });

    it('PW12: a reset ends every session and every other link, and RS15: tells all verified addresses', async () => {
      const { email, token, browser } = await asked();
      const second = newAddress('second');
      const unverified = newAddress('unverified');
      await addAddress(email, second, now);
      await addAddress(email, unverified, null);
      const elsewhere = server.browser();
      assert.equal((await elsewhere.call('login', { email: second, password: goodPassword })).status, 200);
      const [open] = await server.database.query(
        'select * from challenges where used_at is null and user_id is not null',
      );
      assert.ok(open);
      const resetter = server.browser({
        'User-Agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/149.0',
        'X-Forwarded-For': '203.0.113.77',
      });
      assert.equal((await resetter.call('resetPassword', { token, password: newPassword })).status, 200);
      for (const old of [browser, elsewhere]) assert.equal((await old.call('getSession')).status, 401);
      const links = await server.database.query(
        `select c.id from challenges c join addresses a on a.user_id = c.user_id
          where a.compare_key = $1 and c.used_at is null and c.superseded_at is null`,
        [email],
      );
      assert.equal(links.length, 0);
      const inbox = await server.mails();
      for (const address of [email, second]) {
        const mail = inbox.newest(address);
        assert.equal(mail.subject, 'Your password was changed');
        assert.match(mail.text, new RegExp(`${new Date(now).getUTCFullYear()}`));
        assert.match(mail.text, /Chrome on Windows/);
        assert.match(mail.text, /203\.0\.113\.x/);
        assert.doesNotMatch(mail.text + mail.html, /token=|203\.0\.113\.77/);
      }
      assert.equal(inbox.to(unverified).length, 0);
    });

    it('SU2: a browser that may still go on from sign-up may not after a reset', async () => {
      const email = newAddress();
      const first = server.browser();
      await first.call('signUp', { email, password: goodPassword });
      const token = await mailedToken(server, email);
      const verified = await server.browser().call('verifyAddress', { token, password: goodPassword });
      assert.equal(verified.status, 200);
      await server.browser().call('requestPasswordReset', { email });
      const reset = { token: await mailedToken(server, email), password: newPassword };
      assert.equal((await server.browser().call('resetPassword', reset)).status, 200);
      assert.deepEqual((await first.call('continueSignUp')).json, { next: 'login', email });
      assert.equal((await first.call('getSession')).json['session'], null);
    });

    async function setStatus(email: string, status: string): Promise<void> {
      await server.database.query(
        'update users set status = $1 where id = (select user_id from addresses where compare_key = $2)',
        [status, email],
      );
    }

    async function addAddress(owner: string, address: string, verifiedAt: number | null): Promise<void> {
      await server.database.query(
        `insert into addresses (id, portal_id, user_id, address, compare_key, verified_at, created_at)
          select $1, portal_id, user_id, $2, $3, $4, created_at from addresses where compare_key = $5`,
        [`id of ${address}`, address, address, verifiedAt, owner],
      );
    }
  });
}
