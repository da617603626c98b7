import type { Role, SessionMethod } from '@portico/contract';
import type { ExpressionBuilder, Kysely } from 'kysely';
import { boundEnds, type SessionLifetimes } from '../domain/session-lifetime.js';
import type { Executor } from './database.js';
import { prepared } from './prepared.js';
import type { Database } from './schema.js';

/** A session with the person it belongs to, read anew for every request so that a block counts at once. */
export interface LiveSession {
  id: string;
  userId: string;
  name: string;
  role: Role;
  status: 'active' | 'blocked';
  /** Primary address as shown. */
  email: string;
  avatarUrl: string;
  /** Of the token that the request brought along; never leaves the server. */
  tokenHash: string;
  method: SessionMethod;
  kept: number;
  begunAt: number;
  authenticatedAt: number;
  lastSeenAt: number;
  /** Under the lifetimes of today, like the next one. */
  idleExpiresAt: number;
  absoluteExpiresAt: number;
}

/** A session to be written. */
export interface NewSession {
  id: string;
  portalId: string;
  userId: string;
  tokenHash: string;
  method: SessionMethod;
  kept: boolean;
  at: number;
  idleExpiresAt: number;
  absoluteExpiresAt: number;
  ip: string;
  userAgent: string;
}

const byTokenHash = prepared((db, { portalId, tokenHash }: { portalId: string; tokenHash: string }) =>
  liveSessions(db, portalId).where('sessions.token_hash', '=', tokenHash),
);
const byId = prepared((db, { portalId, id }: { portalId: string; id: string }) =>
  liveSessions(db, portalId).where('sessions.id', '=', id),
);

/** The session of that token hash, expired or not, or undefined. */
export async function findSession(
  db: Kysely<Database>,
  portalId: string,
  tokenHash: string,
  lifetimes: SessionLifetimes,
): Promise<LiveSession | undefined> {
  return bound((await byTokenHash(db, { portalId, tokenHash })).rows[0], lifetimes);
}

/** The session of that id, expired or not, or undefined. */
export async function findSessionById(
  db: Kysely<Database>,
  portalId: string,
  id: string,
  lifetimes: SessionLifetimes,
): Promise<LiveSession | undefined> {
  return bound((await byId(db, { portalId, id })).rows[0], lifetimes);
}

function bound(session: LiveSession | undefined, { plain, kept }: SessionLifetimes): LiveSession | undefined {
  return session && { ...session, ...boundEnds(session, session.kept === 1 ? kept : plain) };
}

/** Whether a row is of a live session, in SQL as `boundEnds` has it. */
export function isLiveRow(now: number, { plain, kept }: SessionLifetimes) {
  return (eb: ExpressionBuilder<Database, 'sessions'>) =>
    eb.and([
      eb('idle_expires_at', '>', now),
      eb('absolute_expires_at', '>', now),
      eb.or(
        [plain, kept].map((lifetime, flag) =>
          eb.and([
            eb('kept', '=', flag),
            eb('last_seen_at', '>', now - lifetime.idle),
            eb('created_at', '>', now - lifetime.absolute),
          ]),
        ),
      ),
    ]);
}

/** Removes a session if it has expired, so that no longer lifetime brings it back. */
export async function removeIfExpired(
  db: Executor,
  portalId: string,
  id: string,
  now: number,
  lifetimes: SessionLifetimes,
): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where('portal_id', '=', portalId)
    .where('id', '=', id)
    .where((eb) => eb.not(isLiveRow(now, lifetimes)(eb)))
    .execute();
}

function liveSessions(db: Executor, portalId: string) {
  return db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .innerJoin('addresses', 'addresses.id', 'users.primary_address_id')
    .where('sessions.portal_id', '=', portalId)
    .select([
      'sessions.id',
      'sessions.user_id as userId',
      'users.name',
      'users.role',
      'users.status',
      'addresses.address as email',
      'users.avatar_url as avatarUrl',
      'sessions.token_hash as tokenHash',
      'sessions.method',
      'sessions.kept',
      'sessions.created_at as begunAt',
      'sessions.authenticated_at as authenticatedAt',
      'sessions.last_seen_at as lastSeenAt',
      'sessions.idle_expires_at as idleExpiresAt',
      'sessions.absolute_expires_at as absoluteExpiresAt',
    ]);
}

const insert = prepared((db, row: Omit<NewSession, 'kept'> & { kept: number }) =>
  db.insertInto('sessions').values({
    id: row.id,
    portal_id: row.portalId,
    user_id: row.userId,
    token_hash: row.tokenHash,
    method: row.method,
    kept: row.kept,
    created_at: row.at,
    authenticated_at: row.at,
    last_seen_at: row.at,
    idle_expires_at: row.idleExpiresAt,
    absolute_expires_at: row.absoluteExpiresAt,
    ip: row.ip,
    user_agent: row.userAgent,
  }),
);

export async function insertSession(db: Executor, session: NewSession): Promise<void> {
  await insert(db, { ...session, kept: session.kept ? 1 : 0 });
}

/** Notes that a session was used. Never brings an ended one back. */
export async function touchSession(
  db: Executor,
  portalId: string,
  id: string,
  at: number,
  idleExpiresAt: number,
): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ last_seen_at: at, idle_expires_at: idleExpiresAt })
    .where('portal_id', '=', portalId)
    .where('id', '=', id)
    .execute();
}

/**
 * Whether a session has not been ended. What ends sessions holds the user's row: asked by whoever holds it, the answer
 * stays true for the rest of the transaction.
 */
export async function isSessionOpen(db: Executor, portalId: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('sessions')
    .select('id')
    .where('portal_id', '=', portalId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

const end = prepared((db, { portalId, tokenHash }: { portalId: string; tokenHash: string }) =>
  db.deleteFrom('sessions').where('portal_id', '=', portalId).where('token_hash', '=', tokenHash),
);

/** Ends the session of that token, and nothing of what it began. */
export async function endSession(db: Executor, portalId: string, tokenHash: string): Promise<void> {
  await end(db, { portalId, tokenHash });
}

/** Ends every session of a user; how many there were. */
export async function endSessionsOf(db: Executor, portalId: string, userId: string): Promise<number> {
  const result = await db
    .deleteFrom('sessions')
    .where('portal_id', '=', portalId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** A session under a new token, from a moment in which its owner proved who they are. */
export interface SessionRenewal {
  id: string;
  /** Hash of the token that it had so far. */
  from: string;
  to: string;
  at: number;
  idleExpiresAt: number;
}

/**
 * Gives a session a new token and notes that its owner has just proven who they are. False when it ended meanwhile or
 * has another token already: of any number of calls at once with one token exactly one gets true.
 */
export async function renewSessionToken(db: Executor, portalId: string, renewal: SessionRenewal): Promise<boolean> {
  const { id, from, to, at, idleExpiresAt } = renewal;
  const result = await db
    .updateTable('sessions')
    .set({ token_hash: to, authenticated_at: at, last_seen_at: at, idle_expires_at: idleExpiresAt })
    .where('portal_id', '=', portalId)
    .where('id', '=', id)
    .where('token_hash', '=', from)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Ends every session of a user but one; how many of them were live. */
export async function endSessionsBut(
  db: Executor,
  portalId: string,
  userId: string,
  keptId: string,
  now: number,
  lifetimes: SessionLifetimes,
): Promise<number> {
  const others = db
    .deleteFrom('sessions')
    .where('portal_id', '=', portalId)
    .where('user_id', '=', userId)
    .where('id', '!=', keptId);
  const { numDeletedRows } = await others.where(isLiveRow(now, lifetimes)).executeTakeFirst();
  await others.execute();
  return Number(numDeletedRows);
}

/** A live session of a user, as its owner may see it. */
export interface OwnedSession {
  id: string;
  method: SessionMethod;
  begunAt: number;
  seenAt: number;
  ip: string;
  userAgent: string;
}

/** The live sessions of a user: the one with the id `first`, then those that were used last, at most so many. */
export async function findSessionsOf(
  db: Executor,
  portalId: string,
  userId: string,
  { now, lifetimes, first, atMost }: { now: number; lifetimes: SessionLifetimes; first: string; atMost: number },
): Promise<OwnedSession[]> {
  return db
    .selectFrom('sessions')
    .where('portal_id', '=', portalId)
    .where('user_id', '=', userId)
    .where(isLiveRow(now, lifetimes))
    .select(['id', 'method', 'created_at as begunAt', 'last_seen_at as seenAt', 'ip', 'user_agent as userAgent'])
    .orderBy((eb) => eb.case().when('id', '=', first).then(eb.lit(0)).else(eb.lit(1)).end())
    .orderBy('last_seen_at', 'desc')
    .orderBy('id', 'desc')
    .limit(atMost)
    .execute();
}

/** Ends a session of a user by its id. `none` when it is not theirs or not there. */
export async function endSessionOf(
  db: Executor,
  portalId: string,
  userId: string,
  id: string,
  now: number,
  lifetimes: SessionLifetimes,
): Promise<'live' | 'expired' | 'none'> {
  const it = db
    .deleteFrom('sessions')
    .where('portal_id', '=', portalId)
    .where('user_id', '=', userId)
    .where('id', '=', id);
  if ((await it.where(isLiveRow(now, lifetimes)).executeTakeFirst()).numDeletedRows > 0n) return 'live';
  return (await it.executeTakeFirst()).numDeletedRows > 0n ? 'expired' : 'none';
}
