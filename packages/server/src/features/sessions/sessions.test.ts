import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { SessionList } from '@portico/contract';
import { codeOf, fieldsOf } from '../../../../../test/rig/answers.js';
import { engines } from '../../../../../test/rig/databases.js';
import type { Answer, TestBrowser } from '../../../../../test/rig/http-client.js';
import { goodPassword, mailedToken, newAddress, signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';
import { logIn, sessionToken, setStatus, takePassword, twinOf } from '../../../../../test/rig/sessions.js';

const minute = 60_000;
const hour = 60 * minute;
const phone = {
  'User-Agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) Safari/605.1',
  'X-Forwarded-For': '203.0.113.9',
};

for (const engine of engines) {
  describe(`one’s own sessions on ${engine.name}`, () => {
    let server: TestServer;
    let now = Date.now();
    before(async () => {
      const settings = { LIMIT_MAIL_IP: '9999/1h', TRUST_PROXY: '1' };
      server = await startServer(engine, {
        settings,
        clock: () => now,
        locate: (ip) => (ip === '203.0.113.9' ? 'Lisbon' : undefined),
      });
    });
    after(() => server.close());

    it('SE8: one sees where one is logged in: device, place, way and times, this session first', async () => {
      const ana = await signUpPerson(server);
      const begunAt = now;
      now += minute;
      const [second, third] = [
        await logIn(server, ana, { headers: phone }),
        await logIn(server, ana, { headers: { 'User-Agent': 'curl/8', 'X-Forwarded-For': '2001:db8:1:2:3::4' } }),
      ];
      now += 10 * minute;
      await second.call('getSession');
      const list = listOf(await ana.browser.call('listSessions'));
      const ids = new Map(
        await Promise.all(
          [ana.browser, second, third].map(async (browser): Promise<[TestBrowser, string]> => [
            browser,
            await idOf(browser),
          ]),
        ),
      );
      assert.deepEqual(list, [
        {
          id: ids.get(ana.browser),
          current: true,
          browser: 'Firefox',
          system: 'Linux',
          place: '127.0.0.x',
          method: 'sign_up',
          begunAt,
          seenAt: now,
        },
        {
          id: ids.get(second),
          current: false,
          browser: 'Safari',
          system: 'iPhone',
          place: 'Lisbon',
          method: 'password',
          begunAt: begunAt + minute,
          seenAt: now,
        },
        {
          id: ids.get(third),
          current: false,
          browser: '',
          system: '',
          place: '2001:db8:1:2::x',
          method: 'password',
          begunAt: begunAt + minute,
          seenAt: begunAt + minute,
        },
      ]);
      assert.deepEqual(
        listOf(await third.call('listSessions')).map(({ current }) => current),
        [true, false, false],
      );
      const told = (await ana.browser.call('listSessions')).text;
      for (const browser of ids.keys()) assert.equal(told.includes(sessionToken(browser)), false);
      assert.doesNotMatch(told, /203\.0\.113\.9|token|hash|iPhone OS/);
    });

    it('SE8: ended sessions and those that expired are not listed, and of very many a hundred', async () => {
      const ana = await signUpPerson(server);
      await logIn(server, ana);
      now += 23 * hour;
      const fresh = await logIn(server, ana);
      await (await logIn(server, ana)).call('logout');
      now += 2 * hour;
      assert.equal(listOf(await fresh.call('listSessions')).length, 1);
      now += minute;
      for (let times = 0; times < 105; times++) await logIn(server, ana);
      const list = listOf(await fresh.call('listSessions'));
      assert.equal(list.length, 100);
      assert.equal(list[0]?.id, await idOf(fresh));
      assert.equal(list.filter(({ current }) => current).length, 1);
      const none = listOf(await fresh.call('endOtherSessions'));
      assert.equal(none.length, 1);
    });

    it('SE8: one ends another session, at once and with what it could come back by', async () => {
      const ana = await signUpPerson(server);
      const [lost, kept] = [await logIn(server, ana, { headers: phone }), await logIn(server, ana)];
      const id = await idOf(lost);
      const answer = await ana.browser.call('endSession', { id });
      assert.equal(answer.status, 200, answer.text);
      assert.ok(listOf(answer).every((each) => each.id !== id));
      assert.equal(listOf(answer).length, 2);
      for (const operation of ['getSession', 'listSessions', 'endOtherSessions'] as const) {
        assert.equal(codeOf(await lost.call(operation)), 'session_missing');
      }
      assert.equal((await kept.call('getSession')).status, 200);
      assert.deepEqual(listOf(await ana.browser.call('endSession', { id })), listOf(answer), 'twice is like once');
    });

    it('SE8, TN1: an id that is unknown, somebody else’s, of another portal or gone ends nothing, and is answered alike', async () => {
      const [ana, eve] = [await signUpPerson(server), await signUpPerson(server)];
      const there = await signUpPerson(server, { base: '/p/acme' });
      const gone = await logIn(server, eve);
      const goneId = await idOf(gone);
      await gone.call('logout');
      const before = listOf(await eve.browser.call('listSessions'));
      const ids = ['x', '-', '__proto__', 'A'.repeat(64), (await idOf(eve.browser)).toUpperCase(), goneId];
      ids.push(await idOf(ana.browser), await idOf(there.browser, '/p/acme'), '018f0000-0000-7000-8000-000000000000');
      for (const id of ids) {
        const answer = await eve.browser.call('endSession', { id });
        assert.equal(answer.status, 200, answer.text);
        assert.deepEqual(listOf(answer), before, id);
      }
      for (const id of ['', 'A'.repeat(65), '\0', '%', "' or 1=1; --", null, ['x'], 7]) {
        assert.deepEqual(Object.keys(fieldsOf(await eve.browser.call('endSession', { id }))), ['id']);
      }
      const hostile = await eve.browser.call('endSession', { id: await idOf(ana.browser), userId: 'x' });
      assert.deepEqual(fieldsOf(hostile), { userId: 'field_unknown' });
      assert.equal((await ana.browser.call('getSession')).status, 200);
      assert.equal((await there.browser.call('getSession', {}, '/p/acme')).status, 200);
    });

    it('the session that asks is not ended by its id: that is logging out', async () => {
      const { browser } = await signUpPerson(server);
      const answer = await browser.call('endSession', { id: await idOf(browser) });
      assert.equal(codeOf(answer), 'input_invalid');
      assert.deepEqual(fieldsOf(answer), { id: 'choice_invalid' });
      assert.equal((await browser.call('getSession')).status, 200);
    });

    it('SE8: one ends all others, whose ids are known or not, and nobody else’s', async () => {
      const [ana, eve] = [await signUpPerson(server), await signUpPerson(server)];
      const there = await signUpPerson(server, { email: ana.email, base: '/p/acme' });
      const others = [await logIn(server, ana), await logIn(server, ana), await logIn(server, ana)];
      for (let times = 0; times < 2; times++) {
        const answer = await ana.browser.call('endOtherSessions');
        assert.deepEqual(
          listOf(answer).map(({ current }) => current),
          [true],
        );
      }
      for (const browser of others) assert.equal(codeOf(await browser.call('getSession')), 'session_missing');
      for (const { browser } of [ana, eve]) assert.equal((await browser.call('getSession')).status, 200);
      assert.equal((await there.browser.call('getSession', {}, '/p/acme')).status, 200);
    });

    for (const how of ['one by one', 'all at once'] as const) {
      it(`SE8: a browser that signed up and was logged out from elsewhere, ${how}, cannot go on by its sign-up`, async () => {
        const email = newAddress();
        const first = server.browser();
        await first.call('signUp', { email, password: goodPassword });
        const token = await mailedToken(server, email);
        assert.equal((await server.browser().call('verifyAddress', { token, password: goodPassword })).status, 200);
        const person = { email, password: goodPassword };
        assert.equal((await first.call('login', person)).status, 200);
        const own = await logIn(server, person);
        const answer =
          how === 'one by one'
            ? await own.call('endSession', { id: await idOf(first) })
            : await own.call('endOtherSessions');
        assert.equal(answer.status, 200, answer.text);
        assert.deepEqual((await first.call('continueSignUp')).json, { next: 'login', email });
      });
    }

    it('SE8: a browser that signed up and never went on cannot after all others were ended', async () => {
      const email = newAddress();
      const first = server.browser();
      await first.call('signUp', { email, password: goodPassword });
      const token = await mailedToken(server, email);
      await server.browser().call('verifyAddress', { token, password: goodPassword });
      await (await logIn(server, { email, password: goodPassword })).call('endOtherSessions');
      assert.deepEqual((await first.call('continueSignUp')).json, { next: 'login', email });
    });

    it('two sessions that end each other, and twenty that end all others at once, leave one or none', async () => {
      const ana = await signUpPerson(server);
      const browsers: TestBrowser[] = [];
      // One after the other: at once, more than ten of them would be taken for guesses.
      for (let count = 0; count < 20; count++) browsers.push(await logIn(server, ana));
      const answers = await Promise.all(browsers.map((browser) => browser.call('endOtherSessions')));
      for (const { status } of answers) assert.ok(status === 200 || status === 401, String(status));
      const alive = await Promise.all(browsers.map((browser) => browser.call('getSession')));
      assert.ok(alive.filter(({ status }) => status === 200).length <= 1);
      const [one, two] = [await logIn(server, ana), await logIn(server, ana)];
      const ids = [await idOf(one), await idOf(two)];
      const both = await Promise.all([one.call('endSession', { id: ids[1] }), two.call('endSession', { id: ids[0] })]);
      for (const { status } of both) assert.ok(status === 200 || status === 401, String(status));
      await logIn(server, ana);
    });

    it('somebody blocked, somebody whose session expired and nobody at all see and end nothing', async () => {
      const blocked = await signUpPerson(server);
      const other = await logIn(server, blocked);
      const id = await idOf(other);
      await setStatus(server, blocked.email, 'blocked');
      const expired = await signUpPerson(server);
      const stale = twinOf(server, expired.browser);
      now += 25 * hour;
      const fresh = await logIn(server, expired);
      const freshId = await idOf(fresh);
      for (const browser of [blocked.browser, stale, server.browser()]) {
        assert.equal(codeOf(await browser.call('listSessions')), 'session_missing');
        assert.equal(codeOf(await browser.call('endOtherSessions')), 'session_missing');
        for (const each of [id, freshId]) {
          assert.equal(codeOf(await browser.call('endSession', { id: each })), 'session_missing');
        }
      }
      assert.equal((await fresh.call('getSession')).status, 200);
    });

    it('KL8: sessions that were ended are entries with their number, and what ended nothing is none', async () => {
      const ana = await signUpPerson(server);
      const { user } = (await ana.browser.call('getSession')).json['session'] as { user: { id: string } };
      const id = await idOf(await logIn(server, ana));
      for (let times = 0; times < 2; times++) await ana.browser.call('endSession', { id });
      await logIn(server, ana);
      await logIn(server, ana);
      now += 1;
      for (let times = 0; times < 2; times++) await ana.browser.call('endOtherSessions');
      const rows = await server.database.query(
        "select event, actor_id, details from audit_entries where subject_id = $1 and event like '%ended' order by at",
        [user.id],
      );
      assert.deepEqual(rows, [
        { event: 'session_ended', actor_id: user.id, details: '{}' },
        { event: 'other_sessions_ended', actor_id: user.id, details: '{"count":2}' },
      ]);
    });

    it('a code that a session asked for ends with it', async () => {
      const ana = await signUpPerson(server);
      const other = await logIn(server, ana);
      await takePassword(server, ana.email);
      now += minute;
      await other.call('requestReauthentication');
      const { code } = (await server.mails()).newest(ana.email);
      assert.match(code, /^\d{6}$/);
      await ana.browser.call('endSession', { id: await idOf(other) });
      assert.equal(codeOf(await other.call('reauthenticate', { code })), 'session_missing');
      assert.equal(codeOf(await ana.browser.call('reauthenticate', { code })), 'code_wrong');
    });

    async function idOf(browser: TestBrowser, base = ''): Promise<string> {
      const { session } = (await browser.call('getSession', {}, base)).json as { session: { id: string } };
      return session.id;
    }
  });
}

function listOf(answer: Answer): SessionList['sessions'] {
  assert.equal(answer.status, 200, answer.text);
  return (answer.json as unknown as SessionList).sessions;
}
