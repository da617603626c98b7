import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type Engine, engines, type TestDatabase } from '../../../../test/rig/databases.js';
import { startServer } from '../../../../test/rig/server.js';

/** Portals are few and are not removed, so what only says whose a row is needs no index of its own. */
const ofPortals = ['portal_hosts.portal_id', 'users.portal_id', 'outbox.portal_id', 'mailbox.portal_id'];

/**
 * For each table with columns that point to another one, those columns, and the columns that begin an index. An index of
 * some rows alone does not count. A database looks for rows to take along by that column alone, whatever the portal.
 */
const indexing: Record<Engine['name'], (database: TestDatabase) => Promise<{ pointing: string[]; leading: string[] }>> =
  {
    sqlite: async (database) => {
      const [pointing, leading]: [string[], string[]] = [[], []];
      for (const { name } of await database.query("select name from sqlite_master where type = 'table'")) {
        const table = String(name);
        for (const index of await database.query(`pragma index_list(${table})`)) {
          const [first] = await database.query(`pragma index_info(${String(index['name'])})`);
          if (index['partial'] === 0) leading.push(`${table}.${String(first?.['name'])}`);
        }
        for (const { from } of await database.query(`pragma foreign_key_list(${table})`)) {
          pointing.push(`${table}.${String(from)}`);
        }
      }
      return { pointing, leading };
    },
    postgres: async (database) => {
      const names = async (from: string): Promise<string[]> => {
        const rows = await database.query(
          `select c.relname || '.' || a.attname as name from ${from}
            join pg_class c on c.oid = k.relation join pg_attribute a on a.attrelid = k.relation and a.attnum = k.first`,
        );
        return rows.map(({ name }) => String(name));
      };
      return {
        pointing: await names(
          "(select conrelid as relation, conkey[1] as first from pg_constraint where contype = 'f') k",
        ),
        leading: await names('(select indrelid as relation, indkey[0] as first from pg_index where indpred is null) k'),
      };
    },
  };

for (const engine of engines) {
  it(`every column that points to another table begins an index, so that a change there reads no whole table here, on ${engine.name}`, async () => {
    const server = await startServer(engine);
    try {
      const { pointing, leading } = await indexing[engine.name](server.database);
      assert.ok(pointing.length > 10);
      assert.deepEqual(pointing.filter((column) => !leading.includes(column)).sort(), ofPortals.sort());
    } finally {
      await server.close();
    }
  });
}
