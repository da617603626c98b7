import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { engines } from '../../../../test/rig/databases.js';
import { startServer } from '../../../../test/rig/server.js';

/** Tables that are of no portal: the portals themselves, values of the deployment, and the notes of the migrator. */
const ofNoPortal = ['deployment', 'kysely_migration', 'kysely_migration_lock', 'portals'];

for (const engine of engines) {
  describe(`the tables on ${engine.name}`, () => {
    it('TN1: say of each row which portal it is of, but for those that are of none', async () => {
      const server = await startServer(engine);
      try {
        const columns = await server.database.query(
          engine.name === 'sqlite'
            ? `select m.name as table_name, c.name as column_name from sqlite_master m, pragma_table_info(m.name) c
                where m.type = 'table' and (c."notnull" = 1 or c.pk > 0)`
            : "select table_name, column_name from information_schema.columns where table_schema = 'public' and is_nullable = 'NO'",
        );
        const tables = [...new Set(columns.map(({ table_name }) => String(table_name)))];
        const bound = columns
          .filter(({ column_name }) => column_name === 'portal_id')
          .map((each) => each['table_name']);
        assert.deepEqual(tables.filter((table) => !bound.includes(table)).sort(), ofNoPortal);
      } finally {
        await server.close();
      }
    });
  });
}
