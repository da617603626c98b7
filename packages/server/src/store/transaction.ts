import type { Transaction } from 'kysely';
import type { Executor } from './database.js';
import type { Database } from './schema.js';

/**
 * Runs `work` in one transaction: all of it happens, or nothing. PostgreSQL may end one of two deadlocked
 * transactions; that one is begun again, ten times at the most. Inside an open transaction `work` simply joins it.
 */
export async function inTransaction<T>(db: Executor, work: (tx: Transaction<Database>) => Promise<T>): Promise<T> {
  if (db.isTransaction) return work(db as Transaction<Database>);
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt === 10 || !isConflict(error)) throw error;
    }
  }
}

/** PostgreSQL's serialization_failure and deadlock_detected: what was done is undone, and may be tried again. */
export function isConflict(error: unknown): boolean {
  const code = errorCode(error);
  return code === '40001' || code === '40P01';
}

/** Whether a statement failed because a unique index already holds that value, on either engine. */
export function isUniqueViolation(error: unknown): boolean {
  const code = errorCode(error);
  return code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}

/** Whether a statement failed because a row that it points to is not there (any more), on either engine. */
export function isForeignKeyViolation(error: unknown): boolean {
  const code = errorCode(error);
  return code === '23503' || code === 'SQLITE_CONSTRAINT_FOREIGNKEY';
}

function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
