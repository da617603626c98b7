import { setImmediate } from 'node:timers/promises';
import type { ExpressionBuilder } from 'kysely';
import type { SessionLifetimes } from '../domain/session-lifetime.js';
import type { Executor } from './database.js';
import type { Database } from './schema.js';
import { isLiveRow } from './sessions.js';

/** How long rows that are of no more use are still kept, in milliseconds. */
export interface Retention {
  /** Used, superseded and expired links: so long they can still say what became of them. */
  challenges: number;
  /** Mails that were sent, failed, or were decoys. */
  mails: number;
  /** What used refresh tokens were answered. */
  refreshGrace: number;
  /** By which sessions expire. */
  lifetimes: SessionLifetimes;
  /** Passwords that others took the place of. */
  formerPasswords: number;
}

/** So many rows at a time: SQLite does nothing else meanwhile, and other writers wait on both databases. */
const batch = 200;

/**
 * Finds at most `batch` rows and removes those that are still to be removed: what another process has just used again
 * must not go for having been found before. How many went.
 */
type Step = (db: Executor, now: number, retention: Retention) => Promise<bigint>;

const limits: Step = async (db, now) => {
  const found = db
    .selectFrom('limits')
    .select(['portal_id', 'bucket'])
    .where('expires_at', '<=', now)
    .limit(batch)
    .$asTuple('portal_id', 'bucket');
  const result = await db
    .deleteFrom('limits')
    .where('expires_at', '<=', now)
    .where((eb) => eb(eb.refTuple('portal_id', 'bucket'), 'in', found))
    .executeTakeFirst();
  return result.numDeletedRows;
};

const isOver = (now: number, lifetimes: SessionLifetimes) => (eb: ExpressionBuilder<Database, 'sessions'>) =>
  eb.not(isLiveRow(now, lifetimes)(eb));

/** A session may have had thousands of them. The one in use is left to go with its session. */
const usedTokensOfSessions: Step = async (db, now, { lifetimes }) => {
  const found = db
    .selectFrom('refresh_tokens')
    .select('id')
    .where('used_at', 'is not', null)
    .where('session_id', 'in', db.selectFrom('sessions').select('id').where(isOver(now, lifetimes)))
    .limit(batch);
  return (await db.deleteFrom('refresh_tokens').where('id', 'in', found).executeTakeFirst()).numDeletedRows;
};

const sessions: Step = async (db, now, { lifetimes }) => {
  const over = isOver(now, lifetimes);
  const found = db.selectFrom('sessions').select('id').where(over).limit(batch);
  const result = await db.deleteFrom('sessions').where(over).where('id', 'in', found).executeTakeFirst();
  return result.numDeletedRows;
};

const challenges: Step = async (db, now, retention) => {
  const end = now - retention.challenges;
  const found = db.selectFrom('challenges').select('id').where('expires_at', '<=', end).limit(batch);
  const result = await db
    .deleteFrom('challenges')
    .where('expires_at', '<=', end)
    .where('id', 'in', found)
    .executeTakeFirst();
  return result.numDeletedRows;
};

const signUps: Step = async (db, now, retention) => {
  const end = now - retention.challenges;
  const found = db.selectFrom('sign_ups').select('id').where('expires_at', '<=', end).limit(batch);
  const result = await db
    .deleteFrom('sign_ups')
    .where('expires_at', '<=', end)
    .where('id', 'in', found)
    .executeTakeFirst();
  return result.numDeletedRows;
};

/** Tokens that were used stay, to know a stolen one by; what they answered is needed no longer. */
const answers: Step = async (db, now, retention) => {
  const found = db
    .selectFrom('refresh_tokens')
    .select('id')
    .where('used_at', '<=', now - retention.refreshGrace)
    .where('successor', 'is not', null)
    .limit(batch);
  const result = await db
    .updateTable('refresh_tokens')
    .set({ successor: null })
    .where('id', 'in', found)
    .executeTakeFirst();
  return result.numUpdatedRows;
};

/** For as long as a change may be said again. */
const formerPasswords: Step = async (db, now, retention) => {
  const found = db
    .selectFrom('users')
    .select('id')
    .where('password_changed_at', '<=', now - retention.formerPasswords)
    .where('former_password_hash', 'is not', null)
    .limit(batch);
  const result = await db
    .updateTable('users')
    .set({ former_password_hash: null })
    .where('password_changed_at', '<=', now - retention.formerPasswords)
    .where('id', 'in', found)
    .executeTakeFirst();
  return result.numUpdatedRows;
};

const mails: Step = async (db, now, retention) => {
  const found = db
    .selectFrom('outbox')
    .select('id')
    .where('state', 'in', ['sent', 'failed', 'decoy'])
    .where('created_at', '<=', now - retention.mails)
    .limit(batch);
  return (await db.deleteFrom('outbox').where('id', 'in', found).executeTakeFirst()).numDeletedRows;
};

/** What removes the rows of each table that are of no more use, or why none are removed. A new table gets its line. */
const cleanup: Record<keyof Database, Step[] | string> = {
  limits: [limits],
  refresh_tokens: [usedTokensOfSessions, answers],
  sessions: [sessions],
  challenges: [challenges],
  sign_ups: [signUps],
  users: [formerPasswords],
  outbox: [mails],
  portals: 'an operator removes them',
  portal_hosts: 'they go with their portal',
  addresses: 'they go with their user',
  consents: 'they go with their user',
  notification_choices: 'they go with their user',
  undo_snapshots: 'they go with their challenge',
  signing_keys: 'retired keys are removed when the next one is made',
  mailbox: 'it is there in development only',
  audit_entries: 'they are kept',
  deployment: 'a few values for all portals',
};

/**
 * Removes what has expired, a few rows at a time, so that everything else has its turn in between. Safe to run on
 * several processes at once.
 *
 * @throws AggregateError in the end, of what could not be removed; that keeps nothing else from being removed.
 */
export async function removeExpired(db: Executor, now: number, retention: Retention): Promise<void> {
  const errors: unknown[] = [];
  for (const step of Object.values(cleanup).flatMap((steps) => (typeof steps === 'string' ? [] : steps))) {
    try {
      while ((await step(db, now, retention)) >= batch) await setImmediate();
    } catch (error) {
      errors.push(error);
    }
    await setImmediate();
  }
  if (errors.length > 0) throw new AggregateError(errors, errors.map(String).join('; '));
}
