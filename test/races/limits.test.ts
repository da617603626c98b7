import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { engines } from '../rig/databases.js';
import { newAddress } from '../rig/people.js';
import type { Answer } from '../rig/http-client.js';
import { atOnce, inRounds } from './rounds.js';
import { type RacedServers, startRaced } from './two-servers.js';

const password = 'not the right one';
/** A bucket that refills while requests are under way has no boundary to test. */
const standsAt = Date.parse('2026-11-23T12:00:00Z');

for (const engine of engines) {
  describe(`limits at their boundary on ${engine.name}`, () => {
    let servers: RacedServers;
    before(async () => {
      servers = await startRaced(engine, { standsAt, settings: { LIMIT_LOGIN_IP: '5/5m' } });
    });
    after(() => servers.close());

    it('RC8: of twenty logins at once from one IP address exactly the five that are free get through', async () => {
      await inRounds(async () => {
        servers.skip(300_000);
        const answers = await atOnce(20, () => servers.browser().call('login', { email: newAddress(), password }));
        assert.deepEqual(countByStatus(answers), { 401: 5, 429: 15 });
      });
    });

    it('RC8: of two logins at once for the last free place exactly one gets it', async () => {
      await inRounds(async () => {
        servers.skip(300_000);
        for (let used = 0; used < 4; used++) {
          assert.equal((await servers.browser().call('login', { email: newAddress(), password })).status, 401);
        }
        const answers = await atOnce(2, () => servers.browser().call('login', { email: newAddress(), password }));
        assert.deepEqual(countByStatus(answers), { 401: 1, 429: 1 });
      });
    });
  });

  describe(`runs of failures at their boundary on ${engine.name}`, () => {
    let servers: RacedServers;
    before(async () => {
      servers = await startRaced(engine, { standsAt });
    });
    after(() => servers.close());

    it('RC8: twenty wrong passwords at once for one account are ten guesses', async () => {
      await inRounds(async () => {
        servers.skip(300_000);
        const email = newAddress();
        const answers = await atOnce(20, () => servers.browser().call('login', { email, password }));
        assert.deepEqual(countByStatus(answers), { 401: 10, 429: 10 });
      });
    });
  });
}

function countByStatus(answers: Answer[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
