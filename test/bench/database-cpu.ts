import type { Engine, TestDatabase } from '../rig/databases.js';
import { cpuOf } from './process-figures.js';

/** Processor time so far of the PostgreSQL processes that serve a database, in milliseconds. SQLite has none. */
export async function databaseCpu(engine: Engine, database: TestDatabase): Promise<number> {
  if (engine.name === 'sqlite') return 0;
  const rows = await database.query(
    'select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  return rows.reduce((sum, row) => sum + cpuOf(Number(row['pid'])), 0);
}
