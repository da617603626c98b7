import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Migrator } from 'kysely';
import { engines } from '../../../../test/rig/databases.js';
import { byOperator } from '../audit/by-operator.js';
import { seedPortal } from '../portals/seed-portal.js';
import { openDatabase } from './database.js';
import { isMigrated, migrate, migrations } from './migrate.js';

for (const engine of engines) {
  it(`KL10: bringing a database up to date is an entry of the operator’s for each portal, or does not happen, on ${engine.name}`, async () => {
    const database = await engine.create();
    const settings = { url: database.url, poolSize: 2, timeout: 5000, onIdleError: () => undefined };
    const db = await openDatabase(settings);
    try {
      const steps = Object.keys(migrations);
      const since = steps.indexOf('0006-cascades');
      const provider = { getMigrations: () => Promise.resolve(migrations) };
      const { error } = await new Migrator({ db, provider }).migrateTo(steps[since - 1] ?? '');
      assert.equal(error, undefined);
      for (const slug of ['larkfield', 'acme']) await seedPortal({ db, clock: Date.now }, { slug, name: slug });
      const entries = () =>
        database.query(`select slug, actor_id, user_agent, details from audit_entries join portals on portals.id = portal_id
          where event = 'database_migrated' order by slug`);

      await database.query('alter table audit_entries rename to audit_entries_away');
      await assert.rejects(migrate(settings, byOperator('migrate')), /audit_entries/);
      await database.query('alter table audit_entries_away rename to audit_entries');
      assert.equal(await isMigrated(db), false);

      const runs = await Promise.all([1, 2].map(() => migrate(settings, byOperator('migrate'))));
      assert.deepEqual(runs.flat(), steps.slice(since));
      const details = JSON.stringify({ steps: steps.slice(since).join(', ') });
      const said = { actor_id: 'operator', user_agent: 'portico migrate', details };
      assert.deepEqual(
        (await entries()).map((row) => ({ ...row })),
        [
          { slug: 'acme', ...said },
          { slug: 'larkfield', ...said },
        ],
      );
    } finally {
      await db.destroy();
      await database.drop();
    }
  });
}
