import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { codeOf } from '../../../../../test/rig/answers.js';
import { engines } from '../../../../../test/rig/databases.js';
import type { Answer, TestBrowser } from '../../../../../test/rig/http-client.js';
import { goodPassword, mailedToken, newAddress, signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';

const minute = 60_000;
const settings = { TRUST_PROXY: '1', PORTICO_SECRET: randomBytes(32).toString('base64') };

for (const engine of engines) {
  describe(`limits of login on ${engine.name}`, () => {
    let server: TestServer;
    let second: TestServer;
    let now = Date.now();
    const clock = (): number => now;
    before(async () => {
      server = await startServer(engine, { settings, clock });
      const { database, inbox } = server;
      // Its clock is a little behind, as those of two machines are.
      second = await startServer(engine, { settings, clock: () => now - 5, database, inbox });
    });
    after(async () => {
      await second.close();
      await server.close();
    });

    it('RL1: after ten failures each further one waits longer, and after a hundred only a reset helps', async () => {
      const { email, password } = await signUpPerson(server);
      const waits: number[] = [];
      for (let failures = 0, tries = 0; failures < 100; tries++) {
        const answer = await guess(server.browser(fromIp(`10.0.${100 + (tries >> 8)}.${tries % 256}`)), email);
        if (answer.status === 401) {
          failures++;
          continue;
        }
        assert.equal(codeOf(answer), 'limit_reached');
        waits.push(Number(answer.headers['retry-after']));
        now += Number(answer.headers['retry-after']) * 1000;
      }
      now += 15 * minute;
      assert.deepEqual(waits.slice(0, 6), [60, 120, 240, 480, 900, 900]);
      const owner = server.browser(fromIp('10.0.1.1'));
      const refused = await owner.call('login', { email, password });
      assert.equal(codeOf(refused), 'credentials_wrong', 'even the right password');
      await owner.call('requestPasswordReset', { email });
      const token = await mailedToken(server, email);
      assert.equal((await owner.call('resetPassword', { token, password: 'another whistle 77' })).status, 200);
      assert.equal((await owner.call('login', { email, password: 'another whistle 77' })).status, 200);
    });

    it('RL5: two processes and a restarted one count together', async () => {
      const { email } = await signUpPerson(server);
      const codes: string[] = [];
      for (let tries = 0; tries < 10; tries++) {
        const browser = (tries % 2 ? second : server).browser(fromIp(`10.0.2.${tries}`));
        codes.push(codeOf(await guess(browser, email)));
      }
      assert.deepEqual(new Set(codes), new Set(['credentials_wrong']));
      const { database, inbox } = server;
      const restarted = await startServer(engine, { settings, clock, database, inbox });
      for (const process of [server, second, restarted]) {
        assert.equal(codeOf(await guess(process.browser(fromIp('10.0.3.1')), email)), 'limit_reached');
      }
      await restarted.close();
    });

    it('RL5: of many guesses at once no more get through than of as many in a row', async () => {
      const { email } = await signUpPerson(server);
      const guesses = Array.from({ length: 24 }, (_, index) =>
        guess((index % 2 ? second : server).browser(fromIp(`10.0.4.${index}`)), email),
      );
      const passed = (await Promise.all(guesses)).filter(({ status }) => status === 401);
      assert.equal(passed.length, 10);
    });

    it('RL8: a thousand addresses of one IPv6 network share one bucket', async () => {
      const codes: string[] = [];
      for (let host = 0; host < 40; host++) {
        const ip = `2001:db8:1:2:${randomBytes(2).toString('hex')}::${(host * 25).toString(16)}`;
        codes.push(codeOf(await guess(server.browser(fromIp(ip)), newAddress('victim'))));
      }
      assert.equal(codes.filter((code) => code === 'credentials_wrong').length, 30);
      const neighbour = server.browser(fromIp('2001:db8:1:3::1'));
      assert.equal(codeOf(await guess(neighbour, newAddress('victim'))), 'credentials_wrong');
    });

    it('RL12: one address that tries fifty accounts once each is stopped after thirty, and may go on slowly', async () => {
      const stuffing = server.browser(fromIp('10.0.5.1'));
      const statuses: number[] = [];
      for (let account = 0; account < 50; account++) statuses.push((await guess(stuffing, newAddress())).status);
      assert.deepEqual(
        statuses,
        Array.from({ length: 50 }, (_, index) => (index < 30 ? 401 : 429)),
      );
      const elsewhere = second.browser(fromIp('10.0.5.1'));
      assert.equal((await guess(elsewhere, newAddress())).status, 429, 'RL5');
      now += 10_000;
      assert.equal((await guess(stuffing, newAddress())).status, 401, 'one more each ten seconds');
      assert.equal((await guess(stuffing, newAddress())).status, 429);
    });

    it('RL12: good logins use nothing up', async () => {
      const { email, password } = await signUpPerson(server, { headers: fromIp('10.0.6.1') });
      for (let times = 0; times < 40; times++) {
        const office = server.browser(fromIp('10.0.6.2'));
        assert.equal((await office.call('login', { email, password })).status, 200);
      }
    });

    it('RL13: letter case, dots and tags of an address make no further account to guess at', async () => {
      const [name = '', domain = ''] = newAddress('maria.lopez').split('@');
      const spellings = [name, name.toUpperCase(), `${name}+shop`, name.replaceAll('.', ''), `${name}+a+b`];
      const codes: string[] = [];
      for (let tries = 0; tries < 15; tries++) {
        const browser = server.browser(fromIp(`10.0.7.${tries}`));
        codes.push(codeOf(await guess(browser, `${spellings[tries % spellings.length] ?? ''}@${domain}`)));
      }
      assert.equal(codes.filter((code) => code === 'credentials_wrong').length, 10);
    });

    it('EN8: the limit comes at the same try, with the same wait, for known and unknown addresses', async () => {
      const { email } = await signUpPerson(server);
      const run = async (address: string, network: string): Promise<string[]> => {
        const told: string[] = [];
        for (let tries = 0; tries < 14; tries++) {
          const answer = await guess(server.browser(fromIp(`10.1.${network}.${tries}`)), address);
          told.push(`${answer.status} ${answer.headers['retry-after'] ?? ''} ${codeOf(answer)}`);
          if (tries === 11) now += minute;
        }
        return told;
      };
      const known = await run(email, '1');
      now += 24 * 60 * minute;
      assert.deepEqual(known, await run(newAddress('nobody'), '2'));
      assert.ok(known.includes('429 60 limit_reached'));
    });

    it('RL2: a reset lets the owner in at once, also on a known device that failed too often', async () => {
      const { email, password, browser } = await signUpPerson(server, { headers: fromIp('10.0.11.1') });
      const other = await signUpPerson(server, { headers: fromIp('10.0.11.2') });
      await browser.call('login', { email, password });
      for (let tries = 0; tries < 10; tries++) await guess(browser, email);
      for (let tries = 0; tries < 10; tries++) await guess(server.browser(fromIp(`10.0.12.${tries}`)), other.email);
      assert.equal((await browser.call('login', { email, password })).status, 429);
      await browser.call('requestPasswordReset', { email });
      const reset = { token: await mailedToken(server, email), password: 'another whistle 77' };
      assert.equal((await server.browser().call('resetPassword', reset)).status, 200);
      assert.equal((await browser.call('login', { email, password: reset.password })).status, 200);
      const { email: address, password: right } = other;
      assert.equal((await other.browser.call('login', { email: address, password: right })).status, 429, 'nobody else');
    });

    it('RL2: guesses of strangers do not hold up a browser that logged in before', async () => {
      const { email, password, browser } = await signUpPerson(server, { headers: fromIp('10.0.8.1') });
      assert.equal((await browser.call('login', { email, password })).status, 200);
      await browser.call('logout');
      for (let tries = 0; tries < 12; tries++) await guess(server.browser(fromIp(`10.0.9.${tries}`)), email);
      const stranger = await server.browser(fromIp('10.0.10.1')).call('login', { email, password });
      assert.equal(stranger.status, 429);
      assert.equal((await browser.call('login', { email, password })).status, 200);
    });
  });

  describe(`a busy server on ${engine.name}`, () => {
    it('RL14: answers what it cannot take with a code and the time to come again', async () => {
      const server = await startServer(engine, {
        settings: { HASH_CONCURRENCY: '1', HASH_QUEUE: '1', LIMIT_LOGIN_IP: '999/1m' },
        hashCost: { memoryKib: 65_536, passes: 4 },
      });
      const browser = server.browser();
      const answers = await Promise.all(Array.from({ length: 12 }, () => guess(browser, newAddress())));
      const shed = answers.filter(({ status }) => status === 503);
      assert.notEqual(shed.length, 0);
      for (const answer of shed) {
        assert.equal(codeOf(answer), 'server_busy');
        assert.equal(answer.headers['retry-after'], '5');
      }
      await server.close();
    });

    it('RL14: a printed form says how long to wait, too', async () => {
      const server = await startServer(engine, { settings: { LIMIT_LOGIN_IP: '1/5m' } });
      const browser = server.browser();
      await guess(browser, newAddress());
      const page = await browser.open('/login');
      const form_token = /name="form_token" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
      const fields = { form_token, email: newAddress(), password: goodPassword };
      const answer = await browser.submit('/login', fields);
      assert.equal(answer.status, 429);
      const seconds = Number(answer.headers['retry-after']);
      assert.ok(seconds > 290 && seconds <= 300);
      assert.match(answer.text, /&quot;secondsLeft&quot;:(29\d|300)\b/);
      await server.close();
    });
  });
}

function fromIp(ip: string): Record<string, string> {
  return { 'X-Forwarded-For': ip };
}

function guess(browser: TestBrowser, email: string): Promise<Answer> {
  return browser.call('login', { email, password: 'a guess that is wrong' });
}
