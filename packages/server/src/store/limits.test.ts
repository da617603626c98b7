import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { engines } from '../../../../test/rig/databases.js';
import { openServices, type TestServices } from '../../../../test/rig/services.js';
import { day, hour, minute, second } from '../clock.js';
import { countInRun, freeAgainAt, takeFromRate } from './limits.js';

const limits = [
  { count: 5, per: minute },
  { count: 3, per: hour },
  { count: 10, per: day },
];

for (const engine of engines) {
  describe(`limits under a clock that jumps on ${engine.name}`, () => {
    let services: TestServices;
    before(async () => {
      services = await openServices(engine);
    });
    after(() => services.close());

    const start = Date.now();
    let buckets = 0;

    /** A bucket that is empty at `start`. */
    async function emptied(limit: (typeof limits)[number]) {
      const bucket = `jump ${(buckets += 1)}`;
      const { deps, portal } = services;
      const take = async (now: number) => (await takeFromRate(deps.db, portal.id, bucket, limit, now)).allowed;
      for (let taken = 0; taken < limit.count; taken++) assert.equal(await take(start), true);
      assert.equal(await take(start), false);
      return { bucket, take };
    }

    for (const limit of limits) {
      it(`nobody waits longer than ${limit.per / minute} minutes and a few for what the clock took back`, async () => {
        for (const back of [minute, 10 * minute, hour, 3 * hour, 2 * day]) {
          const { bucket, take } = await emptied(limit);
          const now = start - back;
          const times = await freeAgainAt(services.deps.db, services.portal.id, [{ bucket, limit }], now);
          assert.ok((times.get(bucket) ?? now) <= now + limit.per + 5 * minute);
          let waited = 0;
          while (!(await take(now + waited))) waited += limit.per / 20;
          assert.ok(waited <= limit.per + 5 * minute, `back by ${back} ms, waited ${waited} ms`);
        }
      });

      it(`a process whose clock is behind by half of ${limit.per / minute} minutes, or by four, lets nobody in`, async () => {
        const { take } = await emptied(limit);
        assert.equal(await take(start - Math.min(limit.per / 2, 4 * minute)), false);
      });
    }

    it('nor longer than the longest wait of a run of failures and a few minutes', async () => {
      const { deps, portal } = services;
      const run = { free: 1, firstWait: hour, longestWait: hour, forgetAfter: day };
      const count = async (now: number) => (await countInRun(deps.db, portal.id, 'run', run, now)).allowed;
      assert.equal(await count(start), true);
      assert.equal(await count(start), true);
      assert.equal(await count(start), false);
      assert.equal(await count(start - 4 * minute), false);
      assert.equal(await count(start - hour), true);
      assert.equal(await count(start - hour + second), false);
    });
  });
}
