import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { engines } from '../../../../test/rig/databases.js';
import { openServices, type TestServices } from '../../../../test/rig/services.js';
import { prepared } from './prepared.js';
import { inTransaction } from './transaction.js';

for (const engine of engines) {
  describe(`prepared statements on ${engine.name}`, () => {
    let services: TestServices;
    before(async () => {
      services = await openServices(engine);
    });
    after(() => services.close());

    it('one is built once, for the database and its transactions, and has other values each time', async () => {
      const { db } = services.deps;
      let built = 0;
      const find = prepared((executor, { slug, language }: { slug: string; language: string }) => {
        built++;
        return executor
          .selectFrom('portals')
          .select('slug')
          .where('language', '=', language)
          .where('slug', '=', slug)
          .where('created_at', '>', 0);
      });
      const { language } = services.portal;
      assert.deepEqual((await find(db, { slug: 'larkfield', language })).rows, [{ slug: 'larkfield' }]);
      assert.deepEqual((await find(db, { slug: 'acme', language })).rows, []);
      await inTransaction(db, async (tx) => {
        assert.deepEqual((await find(tx, { language, slug: 'larkfield' })).rows, [{ slug: 'larkfield' }]);
      });
      assert.equal(built, 1);
    });

    it('says how many rows a change met', async () => {
      const rename = prepared((executor, { slug, name }: { slug: string; name: string }) =>
        executor.updateTable('portals').set({ name }).where('slug', '=', slug),
      );
      const { db } = services.deps;
      assert.equal((await rename(db, { slug: 'larkfield', name: 'Lark' })).numAffectedRows, 1n);
      assert.equal((await rename(db, { slug: 'nobody', name: 'Lark' })).numAffectedRows, 0n);
    });

    it('refuses to compute with a value that is not there yet', () => {
      const find = prepared((executor, { after: from }: { after: number }) =>
        executor
          .selectFrom('portals')
          .select('slug')
          .where('created_at', '>', from + 1),
      );
      assert.throws(() => find(services.deps.db, { after: 1 }), /after has no value yet/);
    });

    it('statements that were built before are counted like others', async () => {
      const one = prepared((executor, { id }: { id: string }) =>
        executor
          .selectFrom('portals')
          .select(sql<number>`1`.as('one'))
          .where('id', '=', id),
      );
      const { statements } = await services.costOf(async () => {
        await one(services.deps.db, { id: 'a' });
        await one(services.deps.db, { id: 'b' });
      });
      assert.deepEqual(statements, ['SelectQueryNode', 'SelectQueryNode']);
    });
  });
}
