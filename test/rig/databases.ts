import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type PostgresCluster, startPostgres, stopWithProcess } from './postgres-cluster.js';
import { quickFolder } from './quick-folder.js';

/** An empty database of its own for one suite. */
export interface TestDatabase {
  /** For DATABASE_URL. */
  url: string;
  /** Runs a statement beside the server's back and returns its rows. */
  query: (sql: string, parameters?: unknown[]) => Promise<Record<string, unknown>[]>;
  drop: () => Promise<void>;
}

/** One of the two engines that everything has to work on. */
export interface Engine {
  name: 'sqlite' | 'postgres';
  create: () => Promise<TestDatabase>;
}

/** Both engines, for `for (const engine of engines) describe(...)`, or the one that PORTICO_TEST_ENGINE names. */
export const engines: Engine[] = [
  { name: 'sqlite' as const, create: createSqlite },
  { name: 'postgres' as const, create: createPostgres },
].filter(({ name }) => (process.env['PORTICO_TEST_ENGINE'] ?? name) === name);

async function createSqlite(): Promise<TestDatabase> {
  const { default: Sqlite } = await import('better-sqlite3');
  const folder = quickFolder('portico-sqlite-');
  const path = join(folder, 'portico.db');
  return {
    url: `sqlite:${path}`,
    query: (sql, parameters = []) => {
      const db = new Sqlite(path);
      try {
        const statement = db.prepare(sql.replace(/\$\d+/g, '?'));
        return Promise.resolve(
          statement.reader ? (statement.all(parameters) as Record<string, unknown>[]) : (statement.run(parameters), []),
        );
      } finally {
        db.close();
      }
    },
    drop: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

let cluster: Promise<PostgresCluster> | undefined;

/** URL of the cluster that the test run started, or of one of this process. */
async function clusterUrl(): Promise<string> {
  const shared = process.env['PORTICO_TEST_POSTGRES'];
  if (shared) return shared;
  cluster ??= startPostgres().then((started) => {
    stopWithProcess(started);
    return started;
  });
  return (await cluster).url;
}

async function createPostgres(): Promise<TestDatabase> {
  const server = await clusterUrl();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await withClient(`${server}/postgres`, (client) => client.query(`create database ${name}`));
  const url = `${server}/${name}`;
  return {
    url,
    query: (sql, parameters = []) =>
      withClient(url, async (client) => (await client.query<Record<string, unknown>>(sql, parameters)).rows),
    drop: async () => {
      await withClient(`${server}/postgres`, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
