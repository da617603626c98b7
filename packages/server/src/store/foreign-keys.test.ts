import assert from 'node:assert/strict';
import { it } from 'node:test';
import { engines } from '../../../../test/rig/databases.js';
import { startServer } from '../../../../test/rig/server.js';

/** Portals are few and are not removed, so what only says whose a row is needs no index of its own. */
const ofPortals = ['portal_hosts.portal_id', 'users.portal_id', 'outbox.portal_id', 'mailbox.portal_id'];

it('every column that points to another table begins an index, so that a change there reads no whole table here', async () => {
  const [sqlite] = engines;
  assert.ok(sqlite);
  const server = await startServer(sqlite);
  try {
    const { database } = server;
    const bare: string[] = [];
    let checked = 0;
    for (const { name } of await database.query("select name from sqlite_master where type = 'table'")) {
      const indexes = await database.query(`pragma index_list(${String(name)})`);
      const leading = new Set<unknown>();
      for (const index of indexes) {
        const [first, second] = await database.query(`pragma index_info(${String(index['name'])})`);
        leading.add(first?.['name']);
        // Everything is asked for within its portal.
        if (first?.['name'] === 'portal_id') leading.add(second?.['name']);
      }
      for (const { from } of await database.query(`pragma foreign_key_list(${String(name)})`)) {
        checked++;
        if (!leading.has(from)) bare.push(`${String(name)}.${String(from)}`);
      }
    }
    assert.ok(checked > 10);
    assert.deepEqual(bare.sort(), ofPortals.sort());
  } finally {
    await server.close();
  }
});
