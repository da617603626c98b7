import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Pool, PoolClient } from 'pg';

/**
 * A pool that lets go of connections on which nothing comes back. When a network falls silent the server's own
 * statement timeout cannot be heard: pg gives the statement up, but would put the connection back for the next one.
 */
export function withHangGuard(pool: Pool): PostgresPool {
  return {
    connect: async () => guarded(await pool.connect()),
    end: () => pool.end(),
  };
}

function guarded(client: PoolClient): PostgresPoolClient {
  const query = async (sql: string, parameters: readonly unknown[]): Promise<unknown> => {
    try {
      return await client.query(sql, [...parameters]);
    } catch (error) {
      // With a statement still open this breaks the connection, and the pool drops it at its release.
      if (isSilence(error)) void client.end();
      throw error;
    }
  };
  return {
    // Kysely asks for rows at once; cursors are not used here.
    query: query as PostgresPoolClient['query'],
    release: () => {
      client.release();
    },
  };
}

/** pg has no code for it. */
function isSilence(error: unknown): boolean {
  return error instanceof Error && error.message === 'Query read timeout';
}
