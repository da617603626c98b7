import { byOperator } from '../audit/by-operator.js';
import { readConfig } from '../config/config.js';
import { migrate } from '../store/migrate.js';

/** `portico migrate`: brings the database to the newest schema and says which steps it took. */
export async function migrateCommand(): Promise<void> {
  const config = readConfig(process.env);
  const settings = { url: config.databaseUrl, ...config.database, onIdleError: () => undefined };
  const steps = await migrate(settings, byOperator('migrate'));
  process.stdout.write(steps.length > 0 ? `${steps.join('\n')}\n` : 'The database is up to date.\n');
}
