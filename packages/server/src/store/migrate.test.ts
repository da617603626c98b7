import assert from 'node:assert/strict';
import { it } from 'node:test';
import pg from 'pg';
import { engines } from '../../../../test/rig/databases.js';
import { startServer, type TestServer } from '../../../../test/rig/server.js';
import { until } from '../../../../test/rig/until.js';

const postgres = engines.find(({ name }) => name === 'postgres');

/** What Kysely's migrator locks (its postgres-adapter.js). */
const migrating = 'select pg_advisory_lock(3853314791062309107)';
const lockTable = 'begin; lock table kysely_migration';

interface HeldUp {
  /** Another client of the same database, which holds a lock that the start wants. */
  other: pg.Client;
  start: Promise<TestServer>;
  /** Until the start has waited so long for a lock: `1500 ms`. @throws when it is over before. */
  hasWaited: (interval: string) => Promise<void>;
}

/** Starts a server while `take` holds a lock; statements may take one second there. */
async function heldUp(take: string, work: (held: HeldUp) => Promise<void>): Promise<void> {
  assert.ok(postgres);
  const database = await postgres.create();
  // A role or a database may have bounds of its own.
  await database.query(`alter database ${new URL(database.url).pathname.slice(1)} set statement_timeout = '500ms'`);
  await (await startServer(postgres, { database })).close();
  const other = new pg.Client({ connectionString: database.url, statement_timeout: 60_000 });
  await other.connect();
  await other.query(take);
  const start = startServer(postgres, { database, settings: { DATABASE_TIMEOUT: '1s' } });
  let isOver = false;
  const note = (): void => {
    isOver = true;
  };
  start.then(note, note);
  const hasWaited = async (interval: string): Promise<void> => {
    await until('a start that waits', async () => {
      assert.equal(isOver, false, 'it has not waited');
      const rows = await database.query(
        `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
          and now() - query_start > interval '${interval}'`,
      );
      return rows.length > 0;
    });
  };
  try {
    await work({ other, start, hasWaited });
  } finally {
    await other.end().catch(() => undefined);
    await start.then((server) => server.close()).catch(() => undefined);
    await database.drop();
  }
}

for (const [what, take] of [
  ['another process that migrates', migrating],
  ['a table that a migration needs', lockTable],
] as const) {
  it(`a start waits for ${what} longer than a statement may take`, { skip: !postgres }, () =>
    heldUp(take, async ({ other, start, hasWaited }) => {
      await hasWaited('2500 ms');
      await other.end();
      await start;
    }),
  );
}

it('a start that PostgreSQL ends for a deadlock begins again', { skip: !postgres }, () =>
  heldUp(`set deadlock_timeout = '60s'; ${lockTable}`, async ({ other, start, hasWaited }) => {
    await hasWaited('0 ms');
    // PostgreSQL looks after a second of the start's wait, and finds that each waits for the other.
    await other.query(migrating);
    await other.end();
    await start;
  }),
);
