import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CompiledQuery } from 'kysely';
import { engines } from '../../../../test/rig/databases.js';
import { openServices, type TestServices } from '../../../../test/rig/services.js';
import { day, hour, minute, second } from '../domain/clock.js';
import { seedPortal } from '../portals/seed-portal.js';
import { countInRun, forgetLimits, freeAgainAt, takeFromRate } from './limits.js';
import { findPortalBySlug } from './portals.js';

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

  describe(`limits that are forgotten on ${engine.name}`, () => {
    let services: TestServices;
    before(async () => {
      services = await openServices(engine);
    });
    after(() => services.close());

    it('are those of the portal whose name begins so, whatever else is in it', async () => {
      const { deps, portal } = services;
      await seedPortal(deps, { slug: 'acme', name: 'Acme Support' });
      const other = await findPortalBySlug(deps.db, 'acme');
      assert.ok(other);
      const buckets = ['a b', 'a b ', 'a b 1', 'a b ~', 'a b é', 'a b %', 'a b!', 'A B 1', 'a', 'a c', 'a-b 1', 'a b_'];
      for (const { id } of [portal, other]) {
        for (const bucket of buckets) await takeFromRate(deps.db, id, bucket, { count: 1, per: hour }, Date.now());
      }
      await forgetLimits(deps.db, portal.id, 'a b ');
      const left = async (portalId: string): Promise<string[]> => {
        const rows = await deps.db.selectFrom('limits').select('bucket').where('portal_id', '=', portalId).execute();
        return rows.map(({ bucket }) => bucket).sort();
      };
      assert.deepEqual(await left(portal.id), ['A B 1', 'a', 'a b', 'a b!', 'a b_', 'a c', 'a-b 1']);
      assert.equal((await left(other.id)).length, buckets.length);
    });

    it('are found by an index, however many there are', async () => {
      const { deps, portal, database } = services;
      await database.query(
        `insert into limits (portal_id, bucket, run, free_at, expires_at)
          with recursive n(i) as (select 1 union all select i + 1 from n where i < 20000)
          select $1, 'many ' || i, 0, 0, 0 from n`,
        [portal.id],
      );
      await database.query('analyze limits');
      const statements: CompiledQuery[] = [];
      const listening = deps.db.withPlugin({
        transformQuery: ({ node, queryId }) => {
          statements.push(deps.db.getExecutor().compileQuery(node, queryId));
          return node;
        },
        transformResult: ({ result }) => Promise.resolve(result),
      });
      await forgetLimits(listening, portal.id, 'many 77');
      // A PostgreSQL whose language is another one than C would read them all, and the wrong ones.
      if (engine.name === 'postgres') {
        const [column] = await database.query(
          "select collation_name from information_schema.columns where table_name = 'limits' and column_name = 'bucket'",
        );
        assert.equal(column?.['collation_name'], 'C');
      }
      const [statement] = statements;
      assert.ok(statement);
      const explain = engine.name === 'sqlite' ? 'explain query plan' : 'explain';
      const plan = await database.query(`${explain} ${statement.sql}`, [...statement.parameters]);
      // The first is SQLite's way to say it, the second PostgreSQL's.
      assert.match(JSON.stringify(plan), /bucket>\? AND bucket<\?|Index Cond: .*bucket >= .*bucket < /);
    });
  });
}
