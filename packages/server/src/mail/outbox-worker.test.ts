import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { it } from 'node:test';
import type { KyselyPlugin } from 'kysely';
import { pino } from 'pino';
import { byOperator } from '../audit/by-operator.js';
import { engines } from '../../../../test/rig/databases.js';
import { readConfig } from '../config/config.js';
import { createSecretBox } from '../crypto/secret-box.js';
import { findPortalBySlug } from '../store/portals.js';
import { seedPortal } from '../portals/seed-portal.js';
import { openDatabase } from '../store/database.js';
import { migrate } from '../store/migrate.js';
import { OutboxWorker } from './outbox-worker.js';
import type { OutgoingMail } from './transport.js';
import { writeMail } from './write-mail.js';

for (const engine of engines) {
  it(`a mail that is written while the next look is planned leaves at once, not with that look, on ${engine.name}`, async () => {
    const database = await engine.create();
    const settings = { url: database.url, poolSize: 2, timeout: 5000, onIdleError: () => undefined };
    await migrate(settings, byOperator('start'));
    // The other process, as it were: who plans holds a connection of its own meanwhile.
    const [db, other] = [await openDatabase(settings), await openDatabase(settings)];
    try {
      await seedPortal({ db, clock: Date.now }, { slug: 'larkfield', name: 'Larkfield Help' });
      const portal = await findPortalBySlug(db, 'larkfield');
      assert.ok(portal);
      const config = readConfig({ DATABASE_URL: database.url, PORTICO_SECRET: randomBytes(32).toString('base64') });
      const deps = { clock: Date.now, box: createSecretBox(config.secret), config };
      const sent: string[] = [];
      let isPlanned = false;
      const during: KyselyPlugin = {
        transformQuery: ({ node }) => node,
        transformResult: async ({ result }) => {
          // Only the plan asks for one number; by now it has seen an empty outbox.
          if (!isPlanned && result.rows.length === 1 && Object.keys(result.rows[0] ?? {}).join() === 'at') {
            isPlanned = true;
            const to = { display: 'ana@mail.example', key: 'ana@mail.example' };
            const params = { loginLink: 'https://x.example/login' };
            await writeMail(deps, other, { kind: 'address_taken', portal, to, language: 'en', params });
            worker.wake();
          }
          return result;
        },
      };
      const transport = {
        send: async ({ to }: OutgoingMail) => void sent.push(to),
        close: () => undefined,
      };
      const logger = pino({ level: 'silent' });
      const worker = new OutboxWorker({ ...deps, db: db.withPlugin(during), logger }, transport);
      worker.wake();
      await worker.settled();
      assert.deepEqual(sent, ['ana@mail.example']);
      await worker.stop(5000);
    } finally {
      await Promise.all([db.destroy(), other.destroy()]);
      await database.drop();
    }
  });
}
