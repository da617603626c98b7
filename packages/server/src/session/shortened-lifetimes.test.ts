import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { apiPath, type SessionList, sessionHeader } from '@portico/contract';
import { codeOf } from '../../../../test/rig/answers.js';
import { type Engine, engines, type TestDatabase } from '../../../../test/rig/databases.js';
import type { TestBrowser } from '../../../../test/rig/http-client.js';
import { goodPassword, signUpPerson } from '../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../test/rig/server.js';
import { sessionToken, twinOf } from '../../../../test/rig/sessions.js';
import { wideLimits } from '../../../../test/rig/wide-limits.js';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const serviceKey = 'k'.repeat(32);
const shared = {
  ...wideLimits,
  PORTICO_SECRET: randomBytes(32).toString('base64'),
  PUBLIC_URL: 'http://localhost:4999',
  INTROSPECTION_KEY: serviceKey,
  SESSION_IDLE: '24h',
  SESSION_ABSOLUTE: '30d',
  SESSION_IDLE_KEPT: '24h',
  SESSION_ABSOLUTE_KEPT: '30d',
  ACCESS_TOKEN: '10m',
};

/** A session of each kind, as the page that has it uses it. */
interface Carried {
  kind: string;
  kept: boolean;
  /** Uses it at a server; the code of the refusal, or ''. */
  use: (server: TestServer) => Promise<string>;
}

for (const engine of engines) {
  describe(`lifetimes that were changed on ${engine.name}`, () => {
    let database: TestDatabase;
    let long: TestServer;
    let email: string;
    let now = Date.now();

    before(async () => {
      database = await engine.create();
      long = await started(engine, {});
      ({ email } = await signUpPerson(long));
    });
    after(async () => {
      await long.close();
      await database.drop();
    });

    const started = (on: Engine, settings: Record<string, string>): Promise<TestServer> =>
      startServer(on, { database, settings: { ...shared, ...settings }, clock: () => now });

    /** A server after a restart with other settings, while the one before still runs. */
    async function restarted(settings: Record<string, string>, work: (server: TestServer) => Promise<void>) {
      const server = await started(engine, settings);
      try {
        await work(server);
      } finally {
        await server.close();
      }
    }

    async function loggedIn(server: TestServer, keep: boolean): Promise<TestBrowser> {
      const browser = server.browser();
      assert.equal((await browser.call('login', { email, password: goodPassword, keep })).status, 200);
      return browser;
    }

    /** Sessions of each kind: cookies and tokens, kept and not. */
    async function sessionsOfEachKind(server: TestServer): Promise<Carried[]> {
      const carried: Carried[] = [];
      for (const kept of [false, true]) {
        const browser = await loggedIn(server, kept);
        const use = async (at: TestServer): Promise<string> => codeOf(await twinOf(at, browser).call('getProfile'));
        carried.push({ kind: 'cookie', kept, use });
        const page = server.browser({ [sessionHeader]: 'bearer' });
        const login = await page.call('login', { email, password: goodPassword, keep: kept });
        let { refreshToken } = login.json['tokens'] as { refreshToken: string };
        const renew = async (at: TestServer): Promise<string> => {
          const answer = await at.browser({ [sessionHeader]: 'bearer' }).call('refreshAccess', { refreshToken });
          if (answer.status === 200) ({ refreshToken } = answer.json['tokens'] as { refreshToken: string });
          return codeOf(answer);
        };
        carried.push({ kind: 'bearer', kept, use: renew });
      }
      return carried;
    }

    for (const [name, setting] of [
      ['idle', { SESSION_IDLE: '1h', SESSION_IDLE_KEPT: '1h' }],
      ['absolute', { SESSION_ABSOLUTE: '1h', SESSION_ABSOLUTE_KEPT: '1h' }],
    ] as const) {
      it(`SE10: a shorter ${name} lifetime ends sessions that exist at their next use, for good`, async () => {
        const sessions = await sessionsOfEachKind(long);
        now += 59 * minute;
        await restarted(setting, async (short) => {
          for (const { kind, kept, use } of sessions) assert.equal(await use(short), '', `${kind} ${kept}`);
          now += (name === 'idle' ? 61 : 1) * minute;
          for (const { kind, kept, use } of sessions) {
            assert.equal(await use(short), 'session_missing', `${kind} ${kept}`);
            assert.equal(await use(long), 'session_missing', `${kind} ${kept}, where the setting is still longer`);
          }
        });
      });
    }

    it('SE10: each setting binds its own kind of sessions alone', async () => {
      const sessions = await sessionsOfEachKind(long);
      now += 2 * hour;
      await restarted({ SESSION_IDLE_KEPT: '1h', SESSION_ABSOLUTE: '90m' }, async (short) => {
        for (const { use } of sessions) assert.equal(await use(short), 'session_missing');
      });
      const others = await sessionsOfEachKind(long);
      now += 2 * hour;
      await restarted({ SESSION_IDLE: '1h' }, async (short) => {
        for (const { kept, use } of others) assert.equal(await use(short), kept ? '' : 'session_missing');
      });
    });

    it('SE10: the list of devices and what ends them know it, and a longer lifetime revives nothing', async () => {
      ({ email } = await signUpPerson(long));
      const old = await loggedIn(long, false);
      const [id = ''] = (await listOf(old)).filter(({ current }) => current).map((each) => each.id);
      now += 2 * hour;
      await restarted({ SESSION_IDLE: '1h' }, async (short) => {
        const fresh = await loggedIn(short, false);
        assert.deepEqual(
          (await listOf(fresh)).map(({ current }) => current),
          [true],
        );
        assert.equal((await fresh.call('endSession', { id })).status, 200);
        await fresh.call('endOtherSessions');
        const entries = await database.query("select event from audit_entries where event like '%session%_ended'");
        assert.deepEqual(entries, [], 'there was none to end');
      });
      assert.equal(codeOf(await old.call('getProfile')), 'session_missing');
      const begun = await startServer(engine, {
        database,
        settings: { ...shared, SESSION_IDLE: '1h', SESSION_ABSOLUTE: '3h' },
        clock: () => now,
      });
      const [idle, used] = [await loggedIn(begun, false), await loggedIn(begun, false)];
      await begun.close();
      now += 59 * minute;
      assert.equal((await twinOf(long, used).call('getProfile')).status, 200);
      now += 2 * minute;
      assert.equal(codeOf(await twinOf(long, idle).call('getProfile')), 'session_missing');
      now += 2 * hour;
      assert.equal(codeOf(await twinOf(long, used).call('getProfile')), 'session_missing', 'it promised three hours');
    });

    it('SE10: a shorter life of access tokens binds those that exist, and none outlives its session', async () => {
      const page = long.browser({ [sessionHeader]: 'bearer' });
      const login = await page.call('login', { email, password: goodPassword });
      const { accessToken } = login.json['tokens'] as { accessToken: string };
      const headers = { [sessionHeader]: 'bearer', Authorization: `Bearer ${accessToken}` };
      const minted = String((await long.browser(headers).call('mintAccessToken')).json['token']);
      const introspected = async (server: TestServer): Promise<Record<string, unknown>> => {
        const body = JSON.stringify({ token: minted });
        const own = { 'Content-Type': 'application/json', Authorization: `Bearer ${serviceKey}` };
        return (await server.browser().send({ method: 'POST', path: `${apiPath}/introspect`, headers: own, body }))
          .json;
      };
      const before = await introspected(long);
      now += 4 * minute;
      await restarted({ ACCESS_TOKEN: '5m' }, async (short) => {
        assert.equal((await short.browser(headers).call('getProfile')).status, 200);
        const { iat, exp } = await introspected(short);
        assert.equal(Number(exp) - Number(iat), 300);
        now += 61 * second;
        assert.equal(codeOf(await short.browser(headers).call('getProfile')), 'session_missing');
        assert.deepEqual(await introspected(short), { active: false });
        assert.deepEqual(await introspected(long), before);
      });
      await restarted({ SESSION_ABSOLUTE: '10m' }, async (short) => {
        const { iat, exp } = await introspected(short);
        assert.ok(Number(exp) - Number(iat) <= 600);
        now += 5 * minute;
        assert.deepEqual(await introspected(short), { active: false });
      });
    });

    it('SE10: while a restart goes from one server to the next a session in use goes on at both', async () => {
      const [cookie, tokens] = await sessionsOfEachKind(long);
      assert.ok(cookie && tokens);
      const both: Carried[] = [cookie, tokens];
      await restarted({ SESSION_IDLE: '30m', SESSION_ABSOLUTE: '6h' }, async (short) => {
        for (let minutes = 0; minutes < 5 * 60; minutes += 10) {
          now += 10 * minute;
          for (const { use } of both) assert.equal(await use(minutes % 20 ? long : short), '');
        }
        now += 61 * minute;
        for (const { use } of both) assert.equal(await use(short), 'session_missing');
      });
    });

    async function listOf(browser: TestBrowser): Promise<SessionList['sessions']> {
      assert.ok(sessionToken(browser));
      return ((await browser.call('listSessions')).json as unknown as SessionList).sessions;
    }
  });
}
