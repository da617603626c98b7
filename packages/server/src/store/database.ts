import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, PostgresAdapter, PostgresDialect, sql, type Transaction } from 'kysely';
import type { PoolConfig } from 'pg';
import { dependablePool } from './dependable-pool.js';
import { sqlitePath } from '../config/sqlite-path.js';
import type { Database } from './schema.js';
import { SqliteDialect } from './sqlite-dialect.js';
import { lockedWait } from './until-unlocked.js';

/** The whole database, or a transaction on it. Inside a transaction only the transaction may be used. */
export type Executor = Kysely<Database> | Transaction<Database>;

/** Milliseconds after its timeout in which the server should have said that it ended a statement. */
const silence = 1000;

/** How many connections a process may hold and how long a statement may run. SQLite has neither setting. */
export interface DatabaseSettings {
  /** `sqlite:<path>` or `postgres://…`. */
  url: string;
  /** Connections of this process at the most. */
  poolSize: number;
  /** Milliseconds that a statement may take, and a request may wait for a connection. */
  timeout: number;
  /** Statements may take as long as they need, whatever `timeout` and the role's own settings say. */
  isPatient?: boolean;
  /** Told of a broken idle connection; the pool replaces it by itself. */
  onIdleError: (error: Error) => void;
}

/**
 * Opens SQLite or PostgreSQL by the URL's scheme. For SQLite the folder is created and the file kept from other users
 * of the machine. Nothing is migrated.
 *
 * @throws Error with one clear sentence when better-sqlite3 is not installed.
 */
export async function openDatabase(settings: DatabaseSettings): Promise<Kysely<Database>> {
  return settings.url.startsWith('sqlite:')
    ? new Kysely<Database>({ dialect: await sqlite(sqlitePath(settings.url)) })
    : new Kysely<Database>({ dialect: await postgres(settings) });
}

/**
 * Asks whether the database can be used, as cheaply as can be: anybody may make a server do so. On PostgreSQL by a
 * change of no row, which locks and writes nothing, but which a server that only reads refuses (25006).
 *
 * @throws the database's error
 */
export async function askDatabase(db: Kysely<Database>): Promise<void> {
  if (isPostgres(db)) await db.updateTable('portals').set({ id: '' }).where(sql.lit(false), '=', true).execute();
  else await db.selectFrom('portals').select('id').limit(1).execute();
}

/** Whether a database is PostgreSQL, for the few statements that the engines do not share. */
export function isPostgres(db: Pick<Kysely<never>, 'getExecutor'>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

function hurried(timeout: number): PoolConfig {
  return {
    statement_timeout: timeout,
    query_timeout: timeout + silence,
    idle_in_transaction_session_timeout: 2 * timeout,
  };
}

/** Whoever waits so long wants to know that the other side is still there. */
const patient: PoolConfig = {
  options: '-c statement_timeout=0 -c lock_timeout=0',
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
};

async function sqlite(path: string): Promise<SqliteDialect> {
  const { default: Sqlite } = await import('better-sqlite3').catch((error: unknown) => {
    throw new Error(
      'SQLite needs the package better-sqlite3, which could not be loaded. Install a C++ compiler (Debian: ' +
        'apt-get install g++ make python3) and run npm ci again, or set DATABASE_URL to a PostgreSQL database.',
      { cause: error },
    );
  });
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const writer = new Sqlite(path, { timeout: 5000 });
  chmodSync(path, 0o600);
  writer.pragma('journal_mode = WAL');
  // FULL: an acknowledged write survives a power cut. NORMAL would lose the last ones.
  writer.pragma('synchronous = FULL');
  writer.pragma('foreign_keys = ON');
  const reader = new Sqlite(path, { timeout: 5000 });
  reader.pragma('query_only = ON');
  for (const handle of [writer, reader]) handle.pragma(`busy_timeout = ${lockedWait}`);
  return new SqliteDialect({ writer, reader });
}

async function postgres(settings: DatabaseSettings): Promise<PostgresDialect> {
  const { default: pg } = await import('pg');
  const types = new pg.TypeOverrides();
  // int8; milliseconds since 1970 stay exact in a double for the next 280,000 years.
  types.setTypeParser(20, Number);
  const pool = new pg.Pool({
    connectionString: settings.url,
    max: settings.poolSize,
    connectionTimeoutMillis: settings.timeout,
    ...(settings.isPatient ? patient : hurried(settings.timeout)),
    types,
  });
  pool.on('error', settings.onIdleError);
  pool.on('connect', (client) => {
    // One that breaks between two statements of a transaction is nobody's to hear of, and would end the process. The
    // next statement fails for it.
    client.on('error', () => undefined);
  });
  return new PostgresDialect({ pool: dependablePool(pool) });
}
