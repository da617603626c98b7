import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { idOf, personWithTwo, saved, settingsOf } from '../../../../test/rig/addresses.js';
import { engines } from '../../../../test/rig/databases.js';
import type { Person } from '../../../../test/rig/people.js';
import { startServer, testPortals, type TestServer } from '../../../../test/rig/server.js';
import { wideLimits } from '../../../../test/rig/wide-limits.js';

const label = [{ language: 'en', text: 'News' }];
const news = { id: 'news', label, description: label, channels: [{ channel: 'email' as const, on: true }] };

type Someone = Person & { second: string; userId: string };

for (const engine of engines) {
  describe(`notifications that wait for the mail server on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      const [larkfield, ...others] = testPortals;
      const portals: typeof testPortals = [{ ...larkfield, notifications: [news] }, ...others];
      server = await startServer(engine, { portals, settings: wideLimits });
    });
    after(() => server.close());
    afterEach(() => {
      server.inbox.refuseWith = undefined;
    });

    /** Somebody whose notification waits, because the mail server takes nothing. */
    async function someoneWaiting(): Promise<Someone> {
      const person = await personWithTwo(server);
      const { session } = (await person.browser.call('getSession')).json as { session: { user: { id: string } } };
      const userId = session.user.id;
      server.inbox.refuseWith = 451;
      const order = { userId, notification: 'news', subject: 'Something new', paragraphs: ['It is here.'] };
      assert.equal(await server.portico.notify(order), 'sent');
      await server.mails();
      return { ...person, userId };
    }

    /** How many notifications arrive at the person's addresses once the server takes mails again. */
    async function arrivals({ email, second }: Someone): Promise<number[]> {
      server.inbox.refuseWith = undefined;
      server.skip(60_000);
      const inbox = await server.mails();
      return [email, second].map(
        (address) => inbox.to(address).filter(({ subject }) => subject === 'Something new').length,
      );
    }

    async function isDropped(): Promise<void> {
      const rows = await server.database.query(
        "select state, failure, sealed from outbox where kind = 'notification' order by id desc limit 1",
      );
      assert.deepEqual(rows, [{ state: 'failed', failure: 'unwanted', sealed: null }]);
    }

    it('one that nothing came between leaves once the server is back', async () => {
      const person = await someoneWaiting();
      assert.deepEqual(await arrivals(person), [1, 0]);
    });

    const changes: Record<string, (person: Someone) => Promise<unknown>> = {
      'another address is primary': async ({ browser, second }) =>
        saved(browser, { primary: await idOf(browser, second) }),
      'the address was removed': async ({ browser, email, second }) =>
        saved(browser, { primary: await idOf(browser, second), remove: [await idOf(browser, email)] }),
      'it was switched off': async ({ browser }) => {
        const { version } = await settingsOf(browser);
        const notifications = [{ id: 'news', channel: 'email', on: false }];
        const answer = await browser.call('saveContactSettings', { version, notifications });
        assert.equal(answer.status, 200, answer.text);
      },
      'the person is blocked': ({ userId }) =>
        server.database.query("update users set status = 'blocked' where id = $1", [userId]),
    };

    for (const [what, change] of Object.entries(changes)) {
      it(`ML11: one is dropped when ${what} meanwhile`, async () => {
        const person = await someoneWaiting();
        await change(person);
        assert.deepEqual(await arrivals(person), [0, 0]);
        await isDropped();
      });
    }
  });
}
