import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { NotificationSetting } from '@portico/contract';
import { assertUnchanged, settingsOf } from '../../../../../test/rig/addresses.js';
import { codeOf, fieldsOf } from '../../../../../test/rig/answers.js';
import { engines } from '../../../../../test/rig/databases.js';
import type { TestBrowser } from '../../../../../test/rig/http-client.js';
import { signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, testPortals, type TestServer } from '../../../../../test/rig/server.js';
import { wideLimits } from '../../../../../test/rig/wide-limits.js';
import type { NotificationKind } from '../../domain/notification-kind.js';

const text = (words: string) => [{ language: 'en', text: words }];
const kinds: NotificationKind[] = [
  {
    id: 'news',
    label: text('News'),
    description: text('What is new'),
    channels: [
      { channel: 'email', on: false },
      { channel: 'site', on: true },
    ],
  },
  {
    id: 'billing',
    label: text('Billing'),
    description: text('Invoices'),
    channels: [{ channel: 'email', on: false }],
    locked: true,
  },
  {
    id: 'staff',
    label: text('Tickets'),
    description: text('New tickets'),
    channels: [{ channel: 'email', on: true }],
    roles: ['agent', 'admin', 'owner'],
  },
];

for (const engine of engines) {
  describe(`choices of notifications on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, {
        portals: [{ ...testPortals[0], notifications: kinds }, ...testPortals.slice(1)],
        settings: wideLimits,
      });
    });
    after(() => server.close());

    async function choose(browser: TestBrowser, ...notifications: object[]) {
      const { version } = await settingsOf(browser);
      return browser.call('saveContactSettings', { version, notifications });
    }

    /** What is on, such as `news site`. */
    async function on(browser: TestBrowser): Promise<string[]> {
      const { notifications } = await settingsOf(browser);
      return notifications.flatMap(({ id, channels }) =>
        channels.filter((each) => each.on).map(({ channel }) => `${id} ${channel}`),
      );
    }

    async function setCatalogue(catalogue: NotificationKind[]): Promise<void> {
      const set = "update portals set notifications = $1 where slug = 'larkfield'";
      await server.database.query(set, [JSON.stringify(catalogue)]);
      server.skip(3000);
    }

    it('each has what the site says, with the default where nothing was chosen; locked ones are on', async () => {
      const { browser } = await signUpPerson(server);
      const { notifications } = await settingsOf(browser);
      assert.deepEqual(
        notifications.map(({ id, locked }) => [id, locked]),
        [
          ['news', false],
          ['billing', true],
        ],
      );
      const [news] = notifications as [NotificationSetting];
      assert.deepEqual([news.label, news.description], [text('News'), text('What is new')]);
      assert.deepEqual(await on(browser), ['news site', 'billing email']);
    });

    it('a choice is kept, and the last one of several counts', async () => {
      const { browser } = await signUpPerson(server);
      const answer = await choose(
        browser,
        { id: 'news', channel: 'email', on: false },
        { id: 'news', channel: 'email', on: true },
        { id: 'news', channel: 'site', on: false },
      );
      assert.equal(answer.status, 200, answer.text);
      assert.deepEqual(await on(browser), ['news email', 'billing email']);
      await choose(browser, { id: 'news', channel: 'email', on: false });
      assert.deepEqual(await on(browser), ['billing email']);
    });

    it('KL8: a choice is an entry once; one that is saved already is none', async () => {
      const { browser, email } = await signUpPerson(server);
      const news = { id: 'news', channel: 'email', on: true };
      await choose(browser, news, { id: 'news', channel: 'site', on: false });
      for (let save = 0; save < 3; save++) assert.equal((await choose(browser, news)).status, 200);
      assert.equal((await choose(browser, { ...news, on: false }, news)).status, 200);
      assert.equal((await choose(browser)).status, 200);
      await choose(browser, { ...news, on: false }, { id: 'news', channel: 'site', on: false });
      const entries = await server.database.query(
        `select details from audit_entries join addresses on user_id = subject_id
          where event = 'notifications_chosen' and compare_key = $1 order by audit_entries.id`,
        [email],
      );
      assert.deepEqual(
        entries.map(({ details }) => details),
        ['{"choices":2}', '{"choices":1}'],
      );
      assert.deepEqual(await on(browser), ['billing email']);
    });

    it('what was not chosen follows the default of today; what was chosen does not, also after it came back', async () => {
      const chosen = await signUpPerson(server);
      const open = await signUpPerson(server);
      await choose(chosen.browser, { id: 'news', channel: 'site', on: true });
      const [news, ...others] = kinds as [NotificationKind, ...NotificationKind[]];
      const turned = news.channels.map((each) => ({ ...each, on: !each.on }));
      await setCatalogue([{ ...news, channels: turned }, ...others]);
      assert.deepEqual(await on(chosen.browser), ['news email', 'news site', 'billing email']);
      assert.deepEqual(await on(open.browser), ['news email', 'billing email']);
      await setCatalogue(others);
      assert.deepEqual(await on(chosen.browser), ['billing email']);
      await setCatalogue(kinds);
      assert.deepEqual(await on(chosen.browser), ['news site', 'billing email']);
      assert.deepEqual(await on(open.browser), ['news site', 'billing email']);
    });

    it('locked, unknown and foreign ones, and channels that there are not, are refused by name', async () => {
      const { browser } = await signUpPerson(server);
      const before = await settingsOf(browser);
      for (const [choice, code] of [
        [{ id: 'billing', channel: 'email', on: false }, 'choice_locked'],
        [{ id: 'billing', channel: 'email', on: true }, 'choice_locked'],
        [{ id: 'billing', channel: 'site', on: true }, 'choice_invalid'],
        [{ id: 'staff', channel: 'email', on: false }, 'choice_invalid'],
        [{ id: 'unheard-of', channel: 'email', on: true }, 'choice_invalid'],
        [{ id: '__proto__', channel: 'email', on: true }, 'choice_invalid'],
        [{ id: '\0', channel: 'email', on: true }, 'choice_invalid'],
      ] as const) {
        const answer = await choose(browser, { id: 'news', channel: 'email', on: true }, choice);
        assert.deepEqual(fieldsOf(answer), { [`notifications.${choice.id}`]: code });
      }
      for (const choice of [
        { id: 'news', channel: 'sms', on: true },
        { id: 'news', channel: 'email', on: 'yes' },
      ]) {
        assert.equal(codeOf(await choose(browser, choice)), 'input_invalid');
      }
      await assertUnchanged(browser, before);
    });

    it('a role has its own, at once when it changes', async () => {
      const { browser, email } = await signUpPerson(server);
      const user = '(select user_id from addresses where compare_key = $1)';
      await server.database.query(`update users set role = 'agent' where id = ${user}`, [email]);
      assert.deepEqual(await on(browser), ['news site', 'billing email', 'staff email']);
      assert.equal((await choose(browser, { id: 'staff', channel: 'email', on: false })).status, 200);
      assert.deepEqual(await on(browser), ['news site', 'billing email']);
      await server.database.query(`update users set role = 'user' where id = ${user}`, [email]);
      assert.deepEqual(fieldsOf(await choose(browser, { id: 'staff', channel: 'email', on: true })), {
        'notifications.staff': 'choice_invalid',
      });
    });

    it('TN1: another portal has a catalogue and choices of its own', async () => {
      const { browser } = await signUpPerson(server, { base: '/p/acme' });
      const { notifications, version } = await settingsOf(browser, '/p/acme');
      assert.deepEqual(notifications, []);
      const input = { version, notifications: [{ id: 'news', channel: 'site', on: false }] };
      const answer = await browser.call('saveContactSettings', input, '/p/acme');
      assert.deepEqual(fieldsOf(answer), { 'notifications.news': 'choice_invalid' });
    });
  });
}
