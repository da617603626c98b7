import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { ConfigError } from '../config/config-error.js';
import { drainTime } from '../config/drain-time.js';

/** Milliseconds that a client has for its headers and for its whole request, and between two looks at who is late. */
export const timeLimits = { headers: 10_000, request: 25_000, checkedEvery: 2500 };

/** Why nothing can be listened to, in a sentence for the operator, by the system's code. */
const reasons: Record<string, (port: number, host: string) => string> = {
  EADDRINUSE: (port, host) =>
    `Port ${port} of ${host} is taken: end what listens there, or choose another one by PORT.`,
  EACCES: (port, host) => `Port ${port} of ${host} may not be used by this user: choose one above 1023 by PORT.`,
  EADDRNOTAVAIL: (_port, host) => `HOST is ${host}, which is no address of this machine.`,
};

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
 * @throws ConfigError when the port is taken or may not be used, or the address is none of this machine's.
 */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = reasons[error.code ?? '']?.(port, host);
      reject(reason === undefined ? error : new ConfigError([reason]));
    });
    server.listen(port, host, () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** What has to end before the process may. */
interface Stoppable {
  stopMails: () => Promise<void>;
  close: () => Promise<void>;
}

/**
 * On SIGTERM and SIGINT: takes no new connection, finishes requests and mails that are under way at the same time, lets
 * go of everything, ends.
 */
export function stopGracefully(server: Server, logger: Logger, portico: Stoppable): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping');
    // What goes wrong with it is told by `close`, which waits for the same.
    portico.stopMails().catch(() => undefined);
    setTimeout(() => {
      server.closeAllConnections();
    }, drainTime).unref();
    server.close(() => {
      portico.close().then(
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
