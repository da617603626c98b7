import { type Kysely, type Migration, Migrator } from 'kysely';
import { systemClock } from '../domain/clock.js';
import { type AuditEntry, writeAudit } from './audit.js';
import { type DatabaseSettings, openDatabase } from './database.js';
import { up as frontDoor } from './migrations/0001-front-door.js';
import { up as account } from './migrations/0002-account.js';
import { up as activity } from './migrations/0003-activity.js';
import { up as embedding } from './migrations/0004-embedding.js';
import { up as foreignKeys } from './migrations/0005-foreign-keys.js';
import { up as cascades } from './migrations/0006-cascades.js';
import { up as refreshGeneration } from './migrations/0007-refresh-generation.js';
import { up as saidAgain } from './migrations/0008-said-again.js';
import { up as begunBy } from './migrations/0009-begun-by.js';
import type { Database } from './schema.js';
import { isConflict } from './transaction.js';

/** Every migration by name, in order. A name never changes once it was released. */
export const migrations: Record<string, Migration> = {
  '0001-front-door': { up: frontDoor },
  '0002-account': { up: account },
  '0003-activity': { up: activity },
  '0004-embedding': { up: embedding },
  '0005-foreign-keys': { up: foreignKeys },
  '0006-cascades': { up: cascades },
  '0007-refresh-generation': { up: refreshGeneration },
  '0008-said-again': { up: saidAgain },
  '0009-begun-by': { up: begunBy },
};

/** Who had it brought up to date, as an entry of the audit says it. */
type MigratedBy = Pick<AuditEntry, 'actorId' | 'ip' | 'userAgent' | 'requestId'>;

/**
 * Brings the database to the newest schema. All steps run in one transaction under a lock, so that two processes may
 * call it at once and a killed one leaves nothing half done. On PostgreSQL it has a connection of its own, on which a
 * large index, or another process that makes it, may take longer than `settings.timeout`. Returns the names of the steps
 * it took, which are an entry in the audit of each portal there is. When PostgreSQL ends it for a deadlock it begins again, ten times at the most.
 *
 * @throws the database's error; nothing was changed then.
 */
export async function migrate(settings: DatabaseSettings, by: MigratedBy): Promise<string[]> {
  const db = await openDatabase({ ...settings, poolSize: 1, isPatient: true });
  try {
    for (let attempt = 1; ; attempt++) {
      const { error, results } = await migratorOf(db, writtenDown(by)).migrateToLatest();
      if (!error) return (results ?? []).map((result) => result.migrationName);
      // The processes of the version before go on meanwhile, and hold rows of tables that it locks one by one.
      if (attempt < 10 && isConflict(error)) continue;
      throw error instanceof Error ? error : new Error('migration failed', { cause: error });
    }
  } finally {
    await db.destroy();
  }
}

/** Whether every known migration was taken. */
export async function isMigrated(db: Kysely<Database>): Promise<boolean> {
  const steps = await migratorOf(db).getMigrations();
  return steps.every((step) => step.executedAt !== undefined);
}

function migratorOf(db: Kysely<Database>, steps = migrations): Migrator {
  return new Migrator({ db, provider: { getMigrations: () => Promise.resolve(steps) } });
}

/** The same steps. Whatever is taken, the last one is, and then the tables are those that an entry is written to. */
function writtenDown(by: MigratedBy): Record<string, Migration> {
  const taken: string[] = [];
  const last = Object.keys(migrations).at(-1);
  const follow = async (name: string, step: Migration, db: Kysely<Database>): Promise<void> => {
    await step.up(db);
    taken.push(name);
    if (name !== last) return;
    const at = systemClock();
    const details = { steps: taken.join(', ') };
    for (const { id } of await db.selectFrom('portals').select('id').execute())
      await writeAudit(db, { ...by, portalId: id, at, event: 'database_migrated', details });
  };
  return Object.fromEntries(
    Object.entries(migrations).map(([name, step]) => [name, { up: (db: Kysely<Database>) => follow(name, step, db) }]),
  );
}
