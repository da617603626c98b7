import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { apiPath, operationIds, operations } from '@portico/contract';
import { codeOf, fieldsOf } from '../../../../test/rig/answers.js';
import { engines } from '../../../../test/rig/databases.js';
import type { Answer, TestBrowser } from '../../../../test/rig/http-client.js';
import { goodPassword, mailedToken, newAddress, signUpPerson } from '../../../../test/rig/people.js';
import { publicHost, startInProduction } from '../../../../test/rig/production.js';
import { wideLimits } from '../../../../test/rig/wide-limits.js';

const attackers = 'brass kettle lagoon 4';
const headers = { Host: publicHost, Origin: `https://${publicHost}` };

/** What a sibling host could set before the name, so that no browser takes it for one with a prefix: bytes as they are. */
const blanks = ['\xa0', '\xc2\xa0', '\xef\xbb\xbf', '\x85', '\v', '\f', '\xe2\x80\xa8', '\xe3\x80\x80', '\0'];

/** The pages that anybody can open. */
const openPages = ['/', '/reset-password?token=x', '/undo?token=x'];
/** Those of them with a form. */
const formPages = ['/login', '/signup', '/verify', '/forgot-password'];
/** Those of somebody who is logged in. */
const ownPages = ['/account', '/account/emails', '/account/security'];

for (const engine of engines) {
  describe(`cookies that a sibling host planted on ${engine.name}`, () => {
    let server: Awaited<ReturnType<typeof startInProduction>>;
    before(async () => {
      server = await startInProduction(engine, { settings: wideLimits });
    });
    after(() => server.close());

    /** Name and value of a browser's cookie for a use; '' for the session. */
    function cookieOf(browser: TestBrowser, use = ''): [string, string] {
      const form = new RegExp(`^__Host-portico-[0-9a-f-]{36}${use && `-${use}`}$`);
      return [...browser.cookies].find(([name]) => form.test(name)) ?? assert.fail(`no cookie for ${use || 'session'}`);
    }

    /** The victim's browser, with what was planted beside one of its own cookies: after it, or before it. */
    function planted(victim: TestBrowser, [name, value]: [string, string], isFirst: boolean): TestBrowser {
      const browser = server.visit();
      // A jar has both by their paths; that of the tests by a space, which counts for nothing.
      if (isFirst) browser.cookies.set(` ${name}`, value);
      for (const [each, own] of victim.cookies) browser.cookies.set(each, own);
      if (!isFirst) browser.cookies.set(` ${name}`, value);
      return browser;
    }

    it('SE4: a name of ours with any byte before or after it is not ours', async () => {
      const attacker = await signUpPerson(server, { headers });
      const [name, value] = cookieOf(attacker.browser);
      assert.match(await speak(server.port, `${name}=${value}`), /"session":\{"id"/, 'as it is');
      assert.match(await speak(server.port, `a=b;\t ${name}=${value} `), /"session":\{"id"/, 'spaces and tabs');
      for (const blank of blanks) {
        for (const sent of [`${blank}${name}`, `a=b; ${blank}${name}`, `a=b;${blank} ${name}`, `${name}${blank}`]) {
          const heard = await speak(server.port, `${sent}=${value}`);
          assert.match(heard, /^HTTP\/1\.1 (200 OK[^]*\{"session":null\}|400 )/, JSON.stringify(sent));
        }
      }
    });

    it('SE4: a planted sign-up does not let its password win the confirmation of somebody else', async () => {
      for (const blank of ['\xa0', '\xc2\xa0', '\xef\xbb\xbf']) {
        const email = newAddress('victim');
        const attacker = server.visit();
        await attacker.call('signUp', { email, password: attackers });
        const [name, value] = cookieOf(attacker, 'sign-up');
        const token = await mailedToken(server, email);
        const victim = server.visit();
        victim.cookies.set(blank + name, value);
        const link = await victim.call('inspectLink', { token, purpose: 'verify_address' });
        assert.equal(link.json['needsPassword'], true, JSON.stringify(blank));
        assert.deepEqual(fieldsOf(await victim.call('verifyAddress', { token })), { password: 'required' });
        assert.deepEqual((await victim.call('continueSignUp')).json, { next: 'gone' });
      }
    });

    it('SE4: a sign-up that comes twice is neither: its link asks for the password, its code says what is wrong', async () => {
      for (const isFirst of [true, false]) {
        const email = newAddress('victim');
        const attacker = server.visit();
        await attacker.call('signUp', { email, password: attackers });
        const token = await mailedToken(server, email);
        const { code } = (await server.mails()).newest(email);
        const victim = server.visit();
        await victim.call('signUp', { email: newAddress('other'), password: goodPassword });
        const both = planted(victim, cookieOf(attacker, 'sign-up'), isFirst);
        const link = await both.call('inspectLink', { token, purpose: 'verify_address' });
        assert.equal(link.json['needsPassword'], true);
        assert.deepEqual(fieldsOf(await both.call('verifyAddress', { token })), { password: 'required' });
        for (const answer of [
          await both.call('verifyAddress', { code }),
          await both.call('continueSignUp'),
          await both.call('resendVerification'),
          await both.call('signUp', { email: newAddress(), password: goodPassword }),
        ]) {
          assert.equal(codeOf(answer), 'cookies_doubled');
          assert.deepEqual(answer.setCookies, []);
        }
        const verified = await both.call('verifyAddress', { token, newPassword: 'another whistle 77' });
        assert.deepEqual(verified.json, { next: 'login', email }, 'the person is not kept out');
        assert.equal((await server.visit().call('login', { email, password: attackers })).status, 401);
      }
    });

    it('SE4: a session that comes twice is neither at any operation, and says so', async () => {
      const attacker = await signUpPerson(server, { headers });
      const victim = await signUpPerson(server, { headers });
      const { email, password } = victim;
      for (const isFirst of [true, false]) {
        const both = planted(victim.browser, cookieOf(attacker.browser), isFirst);
        const refused: Answer[] = [
          await both.call('login', { email, password }),
          await both.call('logout'),
          await both.call('getSession'),
        ];
        for (const id of operationIds.filter((each) => operations[each].access === 'session')) {
          const answer = await both.call(id, {});
          // What cannot be read is refused before anybody asks whose it is.
          if (codeOf(answer) !== 'input_invalid') refused.push(answer);
        }
        assert.ok(refused.length >= 10);
        for (const answer of refused) {
          assert.equal(answer.status, 401);
          assert.equal(codeOf(answer), 'cookies_doubled');
          assert.deepEqual(answer.setCookies, [], 'ours stays: without it the planted one would count');
        }
      }
      // As if the person had deleted what was planted.
      for (const { browser } of [attacker, victim])
        assert.match((await browser.call('getSession')).text, /"session":\{"id"/);
    });

    it('SE4: with a session that comes twice every page opens, says what is wrong, and leads nowhere in a circle', async () => {
      const attacker = await signUpPerson(server, { headers, name: 'Mallory Kent' });
      const victim = await signUpPerson(server, { headers });
      for (const isFirst of [true, false]) {
        const both = planted(victim.browser, cookieOf(attacker.browser), isFirst);
        for (const page of [...openPages, ...formPages]) {
          const answer = await both.open(page);
          assert.equal(answer.status, 200, page);
          if (formPages.includes(page)) assert.match(answer.text, /has two copies of a cookie of this site/, page);
          assert.doesNotMatch(answer.text, /Mallory|Ana Ruiz/, page);
        }
        for (const page of ownPages) {
          const answer = await both.open(page);
          assert.equal(answer.status, 401, page);
          assert.match(answer.text, /has two copies of a cookie of this site[^]*Delete the cookies/, page);
        }
        const form_token = formToken(await both.open('/login'));
        const { email, password } = victim;
        for (const path of ['/login', '/logout']) {
          const answer = await both.submit(path, { form_token, email, password });
          assert.equal(answer.status, 401, path);
          assert.match(answer.text, /has two copies of a cookie of this site/, path);
          assert.doesNotMatch(answer.setCookies.join(), /portico-[0-9a-f-]{36}=/, path);
        }
      }
    });

    it('SE4: a form cookie that comes twice makes no form good, and the form says so', async () => {
      const attacker = server.visit();
      const attackersToken = formToken(await attacker.open('/login'));
      const { email, password } = await signUpPerson(server, { headers });
      const victim = server.visit();
      const ownToken = formToken(await victim.open('/login'));
      for (const isFirst of [true, false]) {
        for (const form_token of [attackersToken, ownToken]) {
          const both = planted(victim, cookieOf(attacker, 'form'), isFirst);
          const answer = await both.submit('/login', { form_token, email, password });
          assert.equal(answer.status, 401);
          assert.match(answer.text, /has two copies of a cookie of this site/);
        }
      }
    });

    it('SE4: an address, a probe and a known device that come twice count as none', async () => {
      const victim = await signUpPerson(server, { headers });
      const { email, password, browser } = victim;
      await browser.call('login', { email, password });
      const probe = await browser.call('probeSession');
      const echo = String(probe.json['value']);
      for (const isFirst of [true, false]) {
        const twice = planted(browser, [cookieOf(browser, 'probe')[0], 'x'.repeat(43)], isFirst);
        assert.equal((await twice.call('probeSession', { echo })).json['cookie'], false);
        const device = planted(browser, [cookieOf(browser, 'device')[0], 'x'], isFirst);
        const known = await device.call('login', { email, password });
        assert.equal(known.status, 200);
        assert.doesNotMatch(known.setCookies.join(), new RegExp(`-device=${cookieOf(browser, 'device')[1]}`));
      }
      const reset = server.visit();
      await reset.call('requestPasswordReset', { email });
      const token = await mailedToken(server, email);
      const page = await reset.open(`/reset-password?token=${token}`);
      await reset.submit('/reset-password', { form_token: formToken(page), token, password: 'another whistle 77' });
      assert.match((await reset.open('/login')).text, new RegExp(`value="${email}"`));
      const carried = planted(reset, [cookieOf(reset, 'address')[0], cookieOf(reset, 'address')[1]], true);
      assert.doesNotMatch((await carried.open('/login')).text, new RegExp(email));
    });

    it('SE4: cookies without end, in many headers or without a name are answered below 500', async () => {
      const { browser } = await signUpPerson(server, { headers });
      const [name, value] = cookieOf(browser);
      for (const cookies of [
        'a=b; '.repeat(1500),
        `${name}=${value}; `.repeat(50),
        `${name}; ${name}; =${name}=${value}`,
        ';'.repeat(5000),
        '='.repeat(5000),
        `a=b;${' '.repeat(8000)}x;${' '.repeat(4000)}=`,
        `${name}=${value}\r\nCookie: ${name}=x`,
        `${name}=x\r\ncookie: ${name}=${value}`,
      ]) {
        const heard = await speak(server.port, cookies);
        assert.match(heard, /^HTTP\/1\.1 (200|4\d\d) /, cookies.slice(0, 60));
        assert.doesNotMatch(heard, /"session":\{/, cookies.slice(0, 60));
      }
    });
  });
}

function formToken({ text }: Answer): string {
  return /name="form_token" value="([^"]+)"/.exec(text)?.[1] ?? assert.fail('no form');
}

/** Asks who is logged in, with cookies as bytes, and resolves with all that came back. */
function speak(port: number, cookies: string): Promise<string> {
  const lines = [`GET ${apiPath}/session HTTP/1.1`, `Host: ${publicHost}`, 'Connection: close', `Cookie: ${cookies}`];
  return new Promise((resolve, reject) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'));
    socket.setEncoding('latin1');
    socket.on('data', (part: string) => {
      heard += part;
    });
    socket.on('error', reject);
    socket.on('close', () => {
      resolve(heard);
    });
  });
}
