import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';

/** Milliseconds that requests under way get when the process is told to stop. */
const drainTime = 10_000;

/**
 * Listens with time limits that cut off clients who send a byte a minute. Resolves with the port.
 *
 * @throws the system's error, such as EADDRINUSE.
 */
export function listen(server: Server, port: number, host: string): Promise<number> {
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  server.keepAliveTimeout = 5000;
  server.maxHeadersCount = 100;
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
