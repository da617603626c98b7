import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { apiPath } from '@portico/contract';
import { codeOf } from '../../../../test/rig/answers.js';
import { engines } from '../../../../test/rig/databases.js';
import { send, type TestBrowser } from '../../../../test/rig/http-client.js';
import { goodPassword, newAddress, signUpPerson } from '../../../../test/rig/people.js';
import { publicHost, startInProduction } from '../../../../test/rig/production.js';
import { startServer, type TestServer } from '../../../../test/rig/server.js';

const hour = 3_600_000;
const day = 24 * hour;
/** Cookies of a signed-in browser over plain http, by what they are for. */
const sessionCookie = /^portico-[0-9a-f-]{36}$/;

for (const engine of engines) {
  describe(`sessions on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, { settings: { LIMIT_MAIL_IP: '1000/1h' } });
    });
    after(() => server.close());

    it('SE1: a session is 256 random bits, and what is stored of it opens nothing', async () => {
      const { browser, email } = await signUpPerson(server);
      const token = tokenOf(browser);
      assert.match(token, /^[A-Za-z0-9_-]{43}$/);
      const rows = await server.database.query(
        'select sessions.* from sessions inner join addresses on addresses.user_id = sessions.user_id where compare_key = $1',
        [email],
      );
      const [row = {}] = rows;
      assert.equal(row['token_hash'], createHash('sha256').update(token).digest('base64url'));
      for (const value of Object.values(row)) {
        assert.notEqual(value, token);
        assert.equal(await statusOf(browser, String(value)), 401);
      }
      assert.equal(await statusOf(browser, token), 200);
    });

    it('SE3: every login and every confirmation begins a session of its own, and the one before is dead', async () => {
      const { browser, email, password } = await signUpPerson(server);
      const first = tokenOf(browser);
      assert.equal((await browser.call('login', { email, password })).status, 200);
      const second = tokenOf(browser);
      assert.notEqual(second, first);
      assert.equal(await statusOf(browser, first), 401);
      const other = newAddress();
      await browser.call('signUp', { email: other, password: goodPassword });
      const { code } = (await server.mails()).newest(other);
      assert.equal((await browser.call('verifyAddress', { code })).status, 200);
      assert.notEqual(tokenOf(browser), second);
      assert.equal(await statusOf(browser, second), 401);
    });

    it('SE3: a session id that somebody planted does not become the one of the login', async () => {
      const { email, password } = await signUpPerson(server);
      const planted = randomBytes(32).toString('base64url');
      const victim = server.browser();
      await victim.open('/login');
      const name =
        [...(await signUpPerson(server)).browser.cookies.keys()].find((key) => sessionCookie.test(key)) ?? '';
      victim.cookies.set(name, planted);
      assert.equal((await victim.call('login', { email, password })).status, 200);
      assert.notEqual(tokenOf(victim), planted);
      assert.equal(await statusOf(victim, planted), 401);
    });

    it('SE5: malformed cookies and Authorization headers are nobody, never an error of the server', async () => {
      const { browser } = await signUpPerson(server);
      const good = tokenOf(browser);
      const malformed = ['', 'x', '%', '%00', '%E0%A4%A', '"', good.slice(1), `${good}A`, `${good}=`, 'A'.repeat(8000)];
      malformed.push(
        good.toLowerCase(),
        ` ${good.slice(2)}`,
        `${good.slice(0, 42)}+`,
        'null',
        '[object Object]',
        '../..',
      );
      for (const value of malformed) assert.equal(await statusOf(browser, value), 401, value.slice(0, 60));
      const path = `${apiPath}/session`;
      const headers = { Host: `localhost:${server.port}` };
      for (const scheme of ['Bearer', 'Basic', 'Digest', 'Portico', '']) {
        for (const value of [good, '!!!', 'e30=', 'A'.repeat(8000)]) {
          const answer = await send(server.port, {
            path,
            headers: { ...headers, Authorization: `${scheme} ${value}` },
          });
          // A token is believed or refused; what is none of ours is nothing at all.
          if (answer.status === 401 && scheme === 'Bearer') assert.equal(codeOf(answer), 'session_missing');
          else assert.equal(answer.text, '{"session":null}', scheme);
        }
      }
      for (const cookie of ['=', ';', ';;=;', `=${good}`, good, `portico-=${good}`, '\u00ff=\u00ff', '__proto__=1']) {
        const answer = await send(server.port, { path, headers: { ...headers, Cookie: cookie } });
        assert.equal(answer.text, '{"session":null}', cookie);
      }
    });

    it('SE7: a session ends when it is not used, and use never prolongs it beyond its absolute end', async () => {
      const { browser, email, password } = await signUpPerson(server);
      server.skip(23 * hour);
      assert.equal((await browser.call('getSession')).status, 200);
      server.skip(25 * hour);
      assert.equal((await browser.call('getSession')).status, 401);
      assert.equal((await browser.call('login', { email, password })).status, 200);
      for (let hours = 0; hours < 30 * 24 - 20; hours += 20) {
        server.skip(20 * hour);
        assert.equal((await browser.call('getSession')).status, 200, `after ${hours + 20} hours`);
      }
      server.skip(20 * hour);
      assert.equal((await browser.call('getSession')).status, 401);
    });

    it('SE7: a kept session lasts thirty idle days and ninety at all, and its cookie says so', async () => {
      const { email, password } = await signUpPerson(server);
      const browser = server.browser();
      const { setCookies } = await browser.call('login', { email, password, keep: true });
      const line = setCookies.find((text) => sessionCookie.test(text.split('=')[0] ?? '')) ?? '';
      assert.match(line, new RegExp(`Max-Age=${(90 * day) / 1000};`));
      for (const days of [29, 29, 29]) {
        server.skip(days * day);
        assert.equal((await browser.call('getSession')).status, 200);
      }
      server.skip(4 * day);
      assert.equal((await browser.call('getSession')).status, 401);
    });

    it('SE16: after a logout the next person at the browser gets nothing of the one before', async () => {
      const { browser } = await signUpPerson(server, { name: 'Zoe Quince' });
      const pages = ['/', '/login', '/account', '/signup', '/verify', '/forgot-password'];
      for (const page of pages) assert.match(String((await browser.open(page)).headers['cache-control']), /no-store/);
      assert.match((await browser.open('/account')).text, /Zoe Quince/);
      const session = await browser.call('getSession');
      assert.equal(session.headers['cache-control'], 'no-store');
      assert.equal(session.headers.etag, undefined);
      assert.equal((await browser.call('logout')).status, 200);
      // By chance a form token has the letters in it, but not by themselves.
      for (const page of pages) assert.doesNotMatch((await browser.open(page)).text, /(?<![\w-])zoe(?![\w-])/i);
      assert.equal((await browser.call('getSession')).text, '{"session":null}');
    });
  });

  describe(`session cookies and further servers on ${engine.name}`, () => {
    it('SE2: over https every cookie is __Host-, Secure, HttpOnly and Lax, and no answer repeats a token', async () => {
      const server = await startInProduction(engine);
      try {
        const { browser, email, password } = await signUpPerson(server, {
          headers: { Host: publicHost, Origin: `https://${publicHost}` },
        });
        await browser.open('/login');
        const answer = await browser.call('login', { email, password, keep: true });
        const lines = [...answer.setCookies, ...(await server.visit().open('/login')).setCookies];
        assert.ok(lines.length >= 3, lines.join('\n'));
        for (const line of lines) {
          assert.match(line, /^__Host-portico-[\w-]+=[^;]*;/);
          for (const part of ['; Secure', '; HttpOnly', '; SameSite=Lax', '; Path=/'])
            assert.ok(line.includes(part), line);
          assert.doesNotMatch(line, /Domain=/i);
        }
        for (const value of browser.cookies.values()) assert.equal(answer.text.includes(value), false);
      } finally {
        await server.close();
      }
    });

    it('SE6: a logout counts at once, on another server of the same database, too', async () => {
      const database = await engine.create();
      const settings = { PORTICO_SECRET: randomBytes(32).toString('base64') };
      const first = await startServer(engine, { database, settings });
      const second = await startServer(engine, { database, settings });
      try {
        const { browser } = await signUpPerson(first);
        const there = second.browser();
        for (const [name, value] of browser.cookies) there.cookies.set(name, value);
        assert.equal((await there.call('getSession')).status, 200);
        assert.equal((await browser.call('logout')).status, 200);
        assert.equal((await there.call('getSession')).status, 401);
      } finally {
        await second.close();
        await first.close();
        await database.drop();
      }
    });
  });
}

function tokenOf(browser: TestBrowser): string {
  for (const [name, value] of browser.cookies) if (sessionCookie.test(name)) return value;
  throw new Error('the browser has no session');
}

/** What a browser with that session cookie alone is answered. */
async function statusOf(browser: TestBrowser, token: string): Promise<number> {
  const name = [...browser.cookies.keys()].find((key) => sessionCookie.test(key)) ?? '';
  const kept = browser.cookies.get(name) ?? '';
  const { status } = await browser.send({ path: `${apiPath}/session`, headers: { Cookie: `${name}=${token}` } });
  browser.cookies.set(name, kept);
  return status;
}
