import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';

/** Milliseconds that requests under way get when the process is told to stop. */
const drainTime = 10_000;

/** Milliseconds that a client has for its headers and for its whole request, and between two looks at who is late. */
export const timeLimits = { headers: 10_000, request: 25_000, checkedEvery: 2500 };

/** A server with time limits that cut off clients who send a byte a minute, or nothing at all. */
export function createTimedServer(limits = timeLimits): Server {
  const server = createServer({
    headersTimeout: limits.headers,
    requestTimeout: limits.request,
    // Node looks every 30 seconds by itself, and until then a limit is none.
    connectionsCheckingInterval: limits.checkedEvery,
    keepAliveTimeout: 5000,
  });
  server.maxHeadersCount = 100;
  return server;
}

/**
 * Resolves with the port that the server then listens on.
 *
 * @throws the system's error, such as EADDRINUSE.
 */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** On SIGTERM and SIGINT: takes no new connection, finishes what is under way, lets go of everything, ends. */
export function stopGracefully(server: Server, logger: Logger, close: () => Promise<void>): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping');
    setTimeout(() => {
      server.closeAllConnections();
    }, drainTime).unref();
    server.close(() => {
      close().then(
        () => process.exit(0),
        (error: unknown) => {
          logger.error({ err: error }, 'not stopped cleanly');
          process.exit(1);
        },
      );
    });
    server.closeIdleConnections();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
