import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Activity } from '@portico/contract';
import { codeOf } from '../../../../../test/rig/answers.js';
import { engines } from '../../../../../test/rig/databases.js';
import type { TestBrowser } from '../../../../../test/rig/http-client.js';
import { mailedToken, newAddress, signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';
import { logIn, setStatus } from '../../../../../test/rig/sessions.js';
import { personEvents } from '../../store/audit-events.js';

const phone = {
  'User-Agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) Safari/605.1',
  'X-Forwarded-For': '203.0.113.9',
};
const newPassword = 'another whistle 77';

for (const engine of engines) {
  describe(`what happened to an account on ${engine.name}`, () => {
    let server: TestServer;
    // Each look at the clock is a millisecond later, so that entries sort in the order in which they were written.
    let now = Date.now();
    before(async () => {
      server = await startServer(engine, {
        clock: () => (now += 1),
        locate: (ip) => (ip === '203.0.113.9' ? 'Lisbon' : undefined),
        settings: { LIMIT_MAIL_IP: '9999/1h', LIMIT_MAIL_ADDRESS: '99/1h', TRUST_PROXY: '1' },
      });
    });
    after(() => server.close());

    async function read(browser: TestBrowser, base = ''): Promise<Activity['entries']> {
      const answer = await browser.call('listActivity', {}, base);
      assert.equal(answer.status, 200, answer.text);
      const { entries, now: told } = answer.json as unknown as Activity;
      assert.ok(entries.every(({ at }) => at <= told) && told <= now, 'the times are of the clock that is told');
      return entries;
    }

    it('everything that its owner did or that was tried in their name is told, the newest first, with where from', async () => {
      const ana = await signUpPerson(server);
      const second = newAddress('second');
      await server.browser(phone).call('login', { email: ana.email, password: 'a stranger’s guess' });
      const { browser } = ana;
      const profile = { version: 0, name: 'Ana', avatarUrl: '', jobTitle: '', organization: '', language: '' };
      await browser.call('saveProfile', profile);
      await browser.call('saveContactSettings', { version: 0, addresses: { add: [{ email: second }] } });
      await browser.call('verifyAddress', { token: await mailedToken(server, second) });
      await browser.call('reauthenticate', { password: 'not the password' });
      await browser.call('reauthenticate', { password: ana.password });
      await browser.call('changePassword', { currentPassword: 'not the password', newPassword });
      await browser.call('changePassword', { currentPassword: ana.password, newPassword });
      const person = { email: ana.email, password: newPassword };
      const elsewhere = await logIn(server, person, { headers: phone });
      const { session } = (await elsewhere.call('getSession')).json as { session: { id: string } };
      await browser.call('endSession', { id: session.id });
      await logIn(server, person);
      await browser.call('endOtherSessions');
      await browser.call('requestPasswordReset', { email: ana.email });
      await browser.call('resetPassword', {
        token: await mailedToken(server, ana.email),
        password: 'lantern harbour 5',
      });
      const last = await logIn(server, { ...ana, password: 'lantern harbour 5' });
      await last.call('logout');
      const again = await logIn(server, { ...ana, password: 'lantern harbour 5' });
      const entries = await read(again);
      assert.deepEqual(
        entries.map(({ event }) => event),
        [
          'login',
          'logout',
          'login',
          'password_reset',
          'other_sessions_ended',
          'login',
          'session_ended',
          'login',
          'password_changed',
          'password_change_failed',
          'reauthenticated',
          'reauthentication_failed',
          'address_verified',
          'addresses_changed',
          'profile_changed',
          'login_failed',
          'login',
          'address_verified',
        ],
      );
      const known: readonly string[] = personEvents;
      for (const { event } of entries) assert.ok(known.includes(event), event);
      const { id, at, ...guess } = entries[15] ?? {};
      assert.deepEqual(guess, { event: 'login_failed', browser: 'Safari', system: 'iPhone', place: 'Lisbon' });
      assert.ok(typeof id === 'string' && typeof at === 'number');
      assert.deepEqual(
        entries.map((entry) => entry.at),
        entries.map((entry) => entry.at).sort((a, b) => b - a),
      );
      assert.doesNotMatch(
        (await again.call('listActivity')).text,
        /203\.0\.113\.9|iPhone OS|reason|request|details|password:/,
      );
    });

    it('fifty entries at the most, and no flood that is not shown hides any of them', async () => {
      const ana = await signUpPerson(server);
      const id = await userId(ana.email);
      await fill(id, 'login', 60);
      const entries = await read(ana.browser);
      assert.equal(entries.length, 50);
      await fill(id, 'password_reset_requested', 3000);
      assert.deepEqual(await read(ana.browser), entries);
    });

    it('whoever fills it with one kind of entry washes out none of another kind', async () => {
      const ana = await signUpPerson(server);
      const { browser } = ana;
      await browser.call('saveContactSettings', { version: 0, addresses: { add: [{ email: newAddress('second') }] } });
      await browser.call('changePassword', { currentPassword: ana.password, newPassword });
      const rare = ['password_changed', 'addresses_changed', 'login', 'address_verified'];
      const texts = { name: 'Ana', avatarUrl: '', organization: '', language: '' };
      for (let version = 0; version < 55; version++) {
        const { status } = await browser.call('saveProfile', { ...texts, version, jobTitle: `Job ${version}` });
        assert.equal(status, 200);
      }
      const events = async () => (await read(browser)).map(({ event }) => event);
      assert.deepEqual(await events(), [...Array<string>(46).fill('profile_changed'), ...rare]);
      await fill(await userId(ana.email), 'login_failed', 3000);
      await fill(await userId(ana.email), 'notifications_chosen', 60);
      const flooded = await events();
      assert.equal(flooded.length, 50);
      assert.deepEqual(flooded.slice(-4), rare);
      for (const event of ['profile_changed', 'login_failed', 'notifications_chosen']) {
        assert.ok(flooded.filter((each) => each === event).length >= 15, event);
      }
    });

    it('TN1: what happened to somebody else, or to the same address at another portal, is not told', async () => {
      const here = await signUpPerson(server);
      const there = await signUpPerson(server, { email: here.email, base: '/p/acme' });
      const eve = await signUpPerson(server);
      await server.browser().call('login', { email: here.email, password: 'a stranger’s guess' }, '/p/acme');
      await server.browser().call('login', { email: eve.email, password: 'a stranger’s guess' });
      const events = async (browser: TestBrowser, base = '') => (await read(browser, base)).map(({ event }) => event);
      assert.deepEqual(await events(here.browser), ['login', 'address_verified']);
      assert.deepEqual(await events(there.browser, '/p/acme'), ['login_failed', 'login', 'address_verified']);
      const ids = [...(await read(here.browser)), ...(await read(there.browser, '/p/acme'))].map(({ id }) => id);
      assert.equal(new Set(ids).size, 5);
      // An entry that names this person at another portal, whoever wrote it.
      await server.database.query('update audit_entries set portal_id = $1 where subject_id = $2', [
        'elsewhere',
        await userId(eve.email),
      ]);
      assert.deepEqual(await read(eve.browser), []);
    });

    it('somebody blocked and nobody at all are told nothing', async () => {
      const ana = await signUpPerson(server);
      await setStatus(server, ana.email, 'blocked');
      for (const browser of [ana.browser, server.browser()]) {
        assert.equal(codeOf(await browser.call('listActivity')), 'session_missing');
      }
    });

    async function userId(email: string): Promise<string> {
      const [row] = await server.database.query('select user_id from addresses where compare_key = $1', [email]);
      return String(row?.['user_id']);
    }

    /** So many further entries about a user, each newer than the one before. */
    async function fill(id: string, event: string, count: number): Promise<void> {
      const later = (now += 1000);
      await server.database.query(
        `with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ${count})
          insert into audit_entries (id, portal_id, at, event, actor_id, subject_id, ip, user_agent, request_id, details)
          select 'f' || cast(${later} as text) || substr('0000' || cast(n as text), -4), portals.id, ${later}, '${event}',
            null, '${id}', '', '', '', '{}' from numbers, portals where portals.slug = 'larkfield'`.replace(
          /substr\((.*?), -4\)/,
          engine.name === 'postgres' ? 'right($1, 4)' : 'substr($1, -4)',
        ),
      );
    }
  });
}
