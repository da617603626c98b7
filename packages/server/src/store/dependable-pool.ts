import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Pool, PoolClient } from 'pg';

/** Milliseconds in which all connections are replaced once at the most, while every write is refused. */
const renewal = 1000;

/**
 * A pool that keeps no connection that is of no more use. There are three kinds:
 *
 * - One on which nothing comes back. When a network falls silent the server's own statement timeout cannot be heard: pg
 *   gives the statement up, but would put the connection back for the next one.
 * - One that the server is closing (57P01 and the like), before the end of the connection is heard here.
 * - One that leads to a server that takes no writes (25006), as connections do that were opened while a fail-over was
 *   under way. It answers reads and would stay for ever. What one write is told goes for all that are as old.
 */
export function dependablePool(pool: Pool): PostgresPool {
  const openedAt = new WeakMap<PoolClient, number>();
  let refusedAt = -Infinity;
  let trustedSince = -Infinity;
  pool.on('connect', (client) => openedAt.set(client, performance.now()));
  const isOutdated = (client: PoolClient): boolean => {
    if (performance.now() - trustedSince > renewal) trustedSince = refusedAt;
    return (openedAt.get(client) ?? Infinity) < trustedSince;
  };

  return {
    connect: async () => {
      for (;;) {
        const client = await pool.connect();
        if (!isOutdated(client)) return guarded(client);
        client.release(true);
      }
    },
    end: () => pool.end(),
  };

  function guarded(client: PoolClient): PostgresPoolClient {
    let isUseless = false;
    const query = async (sql: string, parameters: readonly unknown[]): Promise<unknown> => {
      try {
        return await client.query(sql, [...parameters]);
      } catch (error) {
        // With a statement still open this breaks the connection, and the pool drops it at its release.
        if (isSilence(error)) void client.end();
        const code = codeOf(error);
        isUseless ||= /^(25006|57P0[1-5]|08...)$/.test(code);
        if (code === '25006') refusedAt = performance.now();
        throw error;
      }
    };
    return {
      // Kysely asks for rows at once; cursors are not used here.
      query: query as PostgresPoolClient['query'],
      release: () => {
        client.release(isUseless || isOutdated(client));
      },
    };
  }
}

/** pg has no code for it. */
function isSilence(error: unknown): boolean {
  return error instanceof Error && error.message === 'Query read timeout';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
