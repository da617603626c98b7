import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { sql } from 'kysely';
import { pino } from 'pino';
import { byOperator } from '../audit/by-operator.js';
import { engines, type TestDatabase } from '../../../../test/rig/databases.js';
import { isLoopback, readConfig } from '../config/config.js';
import { createSecretBox } from '../crypto/secret-box.js';
import type { Deps } from '../deps.js';
import type { Portal } from '../domain/portal.js';
import { seedPortal } from '../portals/seed-portal.js';
import { openDatabase } from '../store/database.js';
import { migrate } from '../store/migrate.js';
import { findPortalBySlug } from '../store/portals.js';
import { OutboxWorker } from './outbox-worker.js';
import { smtpTransport } from './smtp-transport.js';
import type { MailTransport } from './transport.js';
import { writeMail } from './write-mail.js';

/** Who waits for ever has failed. */
const limit = { timeout: 20_000 };

for (const engine of engines) {
  describe(`a worker that is told to stop on ${engine.name}`, () => {
    let database: TestDatabase;
    let deps: Pick<Deps, 'config' | 'db' | 'clock' | 'box' | 'logger'>;
    let portal: Portal;
    let offset = 0;
    before(async () => {
      database = await engine.create();
      const config = readConfig({ DATABASE_URL: database.url, PORTICO_SECRET: randomBytes(32).toString('base64') });
      const settings = { url: database.url, poolSize: 4, timeout: 5000, onIdleError: () => undefined };
      await migrate(settings, byOperator('start'));
      const db = await openDatabase(settings);
      const clock = (): number => Date.now() + offset;
      await seedPortal({ db, clock }, { slug: 'larkfield', name: 'Larkfield Help' });
      const found = await findPortalBySlug(db, 'larkfield');
      assert.ok(found);
      portal = found;
      deps = { config, db, clock, box: createSecretBox(config.secret), logger: pino({ level: 'silent' }) };
    });
    after(async () => {
      await deps.db.destroy();
      await database.drop();
    });
    beforeEach(() => database.query('delete from outbox'));

    const sockets = new Set<Socket>();
    const silent = createServer((socket) => {
      sockets.add(socket.on('error', () => undefined));
    });
    afterEach(() => {
      for (const socket of sockets) socket.destroy();
      silent.close();
    });

    async function write(challengeId?: string): Promise<void> {
      const to = { display: 'ana@mail.example', key: 'ana@mail.example' };
      const params = { loginLink: 'https://x.example/login' };
      const order = { kind: 'address_taken' as const, portal, to, language: 'en', params };
      await writeMail(deps, deps.db, challengeId === undefined ? order : { ...order, challengeId });
    }

    it(
      'FT6: breaks off what a silent mail server holds up; the mail is sent again later, however old it is',
      limit,
      async () => {
        silent.listen(0, '127.0.0.1');
        await once(silent, 'listening');
        const { port } = silent.address() as AddressInfo;
        const worker = new OutboxWorker(deps, await smtpTransport(`smtp://127.0.0.1:${port}`, 60_000, isLoopback));
        await write();
        offset += deps.config.mailRetryFor + 1000;
        const connection = once(silent, 'connection');
        worker.wake();
        await connection;
        const begun = performance.now();
        await Promise.all([worker.stop(200), worker.stop(60_000)]);
        const took = performance.now() - begun;
        assert.ok(took >= 150 && took < 5000, `${took} ms`);
        const [row] = await database.query('select state, message_id, tries from outbox');
        assert.deepEqual([row?.['state'], row?.['tries']], ['waiting', 1]);
        const sent: string[] = [];
        const other = new OutboxWorker(
          deps,
          sending(async ({ messageId }) => void sent.push(messageId)),
        );
        offset += 60_000;
        other.wake();
        await other.settled();
        await other.stop(0);
        assert.deepEqual(sent, [row?.['message_id']]);
      },
    );

    it('finishes what ends in time, and takes no more', async () => {
      const sent: string[] = [];
      const worker = new OutboxWorker(
        deps,
        sending(async ({ id }) => {
          stopped = worker.stop(60_000);
          await write();
          sent.push(id);
        }),
      );
      let stopped: Promise<void> | undefined;
      await write();
      worker.wake();
      await worker.settled();
      await stopped;
      assert.equal(sent.length, 1);
      const rows = await database.query('select state from outbox order by state');
      assert.deepEqual(rows, [{ state: 'sent' }, { state: 'waiting' }]);
    });

    it('waits no longer for a transport that cannot break off', limit, async () => {
      let begin: (() => void) | undefined;
      const begun = new Promise<void>((resolve) => {
        begin = resolve;
      });
      const worker = new OutboxWorker(
        deps,
        sending(() => {
          begin?.();
          return new Promise(() => undefined);
        }),
      );
      await write();
      worker.wake();
      await begun;
      await worker.stop(10);
      const [row] = await database.query('select state, leased_until from outbox');
      assert.equal(row?.['state'], 'waiting');
      assert.ok(Number(row['leased_until']) > deps.clock(), 'nobody else sends it meanwhile');
    });

    it('waits for every mail of a batch, also when the database fails at one of them', async () => {
      let isSent = false;
      const worker = new OutboxWorker(
        deps,
        sending(async () => {
          // By then the question about the other mail's challenge has failed.
          for (let times = 0; times < 50; times++) await sql`select 1`.execute(deps.db);
          isSent = true;
        }),
      );
      await write('a challenge');
      await write();
      await database.query('alter table challenges rename to challenges_away');
      try {
        worker.wake();
        await worker.settled();
        assert.equal(isSent, true);
      } finally {
        await database.query('alter table challenges_away rename to challenges');
        await worker.stop(5000);
      }
    });
  });
}

function sending(send: MailTransport['send']): MailTransport {
  return { send, close: () => undefined };
}
