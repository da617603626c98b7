import { readConfig } from '../config/config.js';
import { openDatabase } from '../store/database.js';
import { migrate } from '../store/migrate.js';

/** `portico migrate`: brings the database to the newest schema and says which steps it took. */
export async function migrateCommand(): Promise<void> {
  const config = readConfig(process.env);
  const db = await openDatabase({ url: config.databaseUrl, ...config.database, onIdleError: () => undefined });
  try {
    const steps = await migrate(db);
    process.stdout.write(steps.length > 0 ? `${steps.join('\n')}\n` : 'The database is up to date.\n');
  } finally {
    await db.destroy();
  }
}
