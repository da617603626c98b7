import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { engines } from '../../../../test/rig/databases.js';
import { freePort } from '../../../../test/rig/free-port.js';
import { startServer, testPortals, type TestServer } from '../../../../test/rig/server.js';
import { readConfig } from '../config/config.js';
import { examine } from './doctor.js';

const allowed = 'https://www.larkfield.example';

for (const engine of engines) {
  describe(`portico doctor on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      const [first, ...others] = testPortals;
      server = await startServer(engine, { portals: [{ ...first, allowedOrigins: [allowed] }, ...others] });
    });
    after(() => server.close());

    async function found(
      settings: Record<string, string>,
      origin?: string,
    ): Promise<{ well: string[]; not: string[] }> {
      const config = readConfig({
        PUBLIC_URL: server.url,
        DATABASE_URL: server.database.url,
        SMTP_URL: server.inbox.url,
        PORTICO_SECRET: randomBytes(32).toString('base64'),
        ...settings,
      });
      const [well, not]: [string[], string[]] = [[], []];
      for await (const { ok, text } of examine(config, origin)) (ok ? well : not).push(text.split(':')[0] ?? '');
      return { well, not };
    }

    it('finds nothing where everything works', async () => {
      const all = ['settings', 'database', 'mail', 'public URL', 'keys'];
      assert.deepEqual(await found({}), { well: all, not: [] });
      assert.deepEqual(await found({}, server.url), { well: [...all, 'origin', 'session'], not: [] });
    });

    it('tells a database, a mail server and a public URL that nobody answers at', async () => {
      const port = await freePort();
      assert.deepEqual((await found({ SMTP_URL: `smtp://127.0.0.1:${port}` })).not, ['mail']);
      assert.deepEqual((await found({ PUBLIC_URL: `http://localhost:${port}` })).not, ['public URL']);
      const away = `postgres://nobody@127.0.0.1:${port}/portico`;
      assert.deepEqual((await found({ DATABASE_URL: away })).not, ['database']);
    });

    it('tells a database that is behind', async () => {
      const empty = await engine.create();
      try {
        assert.deepEqual((await found({ DATABASE_URL: empty.url })).not, ['database']);
      } finally {
        await empty.drop();
      }
    });

    it('tells what a page of an origin may not do, and what is no origin', async () => {
      assert.deepEqual((await found({}, 'https://evil.example')).not, ['origin', 'session']);
      assert.deepEqual((await found({}, 'www.larkfield.example')).not, ['origin']);
      const { well, not } = await found({}, allowed);
      assert.ok(well.includes('origin'));
      assert.deepEqual(not, ['session']);
    });
  });
}
