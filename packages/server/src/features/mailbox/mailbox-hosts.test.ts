import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { engines } from '../../../../../test/rig/databases.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';

const [sqlite] = engines;

describe('the hosts of the development mailbox', () => {
  let server: TestServer;
  before(async () => {
    assert.ok(sqlite);
    const settings = { SMTP_URL: undefined, TRUST_PROXY: '1', HOST: '127.0.0.1' };
    server = await startServer(sqlite, { portal: 'larkfield', settings });
  });
  after(() => server.close());

  const statusWith = async (headers: Record<string, string>) =>
    (await server.browser(headers).open('/dev/mailbox')).status;

  it('CS8: a server for one portal shows the mailbox only under a name of this machine', async () => {
    assert.equal(await statusWith({}), 200);
    assert.equal(await statusWith({ Host: `127.0.0.1:${server.port}` }), 200);
    assert.equal(await statusWith({ Host: `acme.localhost:${server.port}` }), 200);
    for (const host of ['rebound.example', 'localhost.example', `rebound.example:${server.port}`]) {
      assert.equal(await statusWith({ Host: host }), 404, host);
    }
  });

  it('CS8: a tunnel or a proxy on this machine does not pass the mailbox on', async () => {
    assert.equal(await statusWith({ Host: 'tunnel.example', 'X-Forwarded-Host': 'localhost' }), 404);
    assert.equal(await statusWith({ 'X-Forwarded-Host': 'tunnel.example' }), 404);
    assert.equal(await statusWith({ 'X-Forwarded-For': '203.0.113.9' }), 404);
  });
});
