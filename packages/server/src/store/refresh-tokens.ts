import { type Executor, isPostgres } from './database.js';

/** A refresh token to be written; only its hash is stored. */
export interface NewRefreshToken {
  id: string;
  portalId: string;
  sessionId: string;
  /** Which stretch of the session it is of. */
  generation: string;
  tokenHash: string;
  at: number;
}

/** A refresh token as it is stored. */
export interface RefreshToken {
  id: string;
  sessionId: string;
  generation: string | null;
  /** ms since 1970, null while it is the newest of its session. */
  usedAt: number | null;
  /** The token that took its place, sealed; null once the same answer is given no more. */
  successor: string | null;
}

export async function insertRefreshToken(db: Executor, token: NewRefreshToken): Promise<void> {
  await db
    .insertInto('refresh_tokens')
    .values({
      id: token.id,
      portal_id: token.portalId,
      session_id: token.sessionId,
      generation: token.generation,
      token_hash: token.tokenHash,
      created_at: token.at,
      used_at: null,
      successor: null,
    })
    .execute();
}

/** The refresh token of a hash, held until the transaction ends: whoever comes second sees what the first one did. */
export async function holdRefreshToken(
  tx: Executor,
  portalId: string,
  tokenHash: string,
): Promise<RefreshToken | undefined> {
  let query = tx
    .selectFrom('refresh_tokens')
    .select(['id', 'session_id as sessionId', 'generation', 'used_at as usedAt', 'successor'])
    .where('portal_id', '=', portalId)
    .where('token_hash', '=', tokenHash);
  // SQLite has one writer at a time and knows no row locks.
  if (isPostgres(tx)) query = query.forUpdate();
  return query.executeTakeFirst();
}

/** Notes what took the token's place. */
export async function useRefreshToken(db: Executor, id: string, at: number, successor: string): Promise<void> {
  await db.updateTable('refresh_tokens').set({ used_at: at, successor }).where('id', '=', id).execute();
}

/** Makes every refresh token of a session worthless. */
export async function removeRefreshTokens(db: Executor, portalId: string, sessionId: string): Promise<void> {
  await db.deleteFrom('refresh_tokens').where('portal_id', '=', portalId).where('session_id', '=', sessionId).execute();
}
