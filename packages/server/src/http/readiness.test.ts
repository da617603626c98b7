import assert from 'node:assert/strict';
import { it } from 'node:test';
import { engines } from '../../../../test/rig/databases.js';
import { startServer } from '../../../../test/rig/server.js';

for (const engine of engines) {
  it(`/readyz asks the database for a row and not for its schema, however often it is called, on ${engine.name}`, async () => {
    const server = await startServer(engine);
    const ready = async () => (await server.browser().open('/readyz')).status;
    assert.equal(await ready(), 200);
    // It was brought up to date at the start: that is not looked up again.
    await server.database.query('alter table kysely_migration rename to elsewhere');
    assert.equal(await ready(), 200);
    await server.database.query('alter table portals rename to elsewhere_too');
    assert.equal(await ready(), 503);
    await server.close();
  });
}
