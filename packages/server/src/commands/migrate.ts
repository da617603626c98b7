import { readConfig } from '../config/config.js';
import { migrate } from '../store/migrate.js';

/** `portico migrate`: brings the database to the newest schema and says which steps it took. */
export async function migrateCommand(): Promise<void> {
  const config = readConfig(process.env);
  const steps = await migrate({ url: config.databaseUrl, ...config.database, onIdleError: () => undefined });
  process.stdout.write(steps.length > 0 ? `${steps.join('\n')}\n` : 'The database is up to date.\n');
}
