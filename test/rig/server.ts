import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { createPortico, type Portico, type PorticoOptions, type PortalSeed } from '@portico/server';
import type { Engine, TestDatabase } from './databases.js';
import { TestBrowser } from './http-client.js';
import { type Inbox, openInbox } from './inbox.js';

/** A server of its own on a database of its own, with a real mail server behind it. */
export interface TestServer {
  port: number;
  /** `http://localhost:<port>`, the PUBLIC_URL. */
  url: string;
  portico: Portico;
  inbox: Inbox;
  database: TestDatabase;
  /** Everything that was logged, as text. */
  log: () => string;
  /** Moves the server's time on, by milliseconds. */
  skip: (milliseconds: number) => void;
  /** The server's time, ms since 1970. */
  now: () => number;
  browser: (headers?: Record<string, string>) => TestBrowser;
  /** Waits until every mail that is due has arrived. */
  mails: () => Promise<Inbox>;
  /** A second server process' worth: another instance on the same database and port of its own. */
  close: () => Promise<void>;
  /** Nobody listens at its port any more, and every connection breaks. */
  goAway: () => Promise<void>;
  /** Listens again where it was. */
  comeBack: () => Promise<void>;
}

/** Two portals from the first request on: Larkfield at the public URL, Acme at its own host and at /p/acme. */
export const testPortals: [PortalSeed, ...PortalSeed[]] = [
  { slug: 'larkfield', name: 'Larkfield Help' },
  { slug: 'acme', name: 'Acme Support', host: 'acme.localhost' },
];

/** A cost at which a test can log in a thousand times. The safe cost has a test of its own. */
export const cheapHash = { memoryKib: 8, passes: 1 };

/** What a test server is started with. `settings` are environment variables. */
export interface ServerOptions extends Omit<PorticoOptions, 'portals'> {
  /** Default: the two of this file. Null: the one that the settings describe. */
  portals?: [PortalSeed, ...PortalSeed[]] | null;
  /** A database that is shared. */
  database?: TestDatabase;
  inbox?: Inbox;
}

/** Starts a server. */
export async function startServer(engine: Engine, options: ServerOptions = {}): Promise<TestServer> {
  const { database: givenDatabase, inbox: givenInbox, portals = testPortals, ...given } = options;
  const database = givenDatabase ?? (await engine.create());
  const inbox = givenInbox ?? (await openInbox());
  // The client keeps connections, too: on a busy machine one that times out would be closed under its next request.
  const http = createServer({ keepAliveTimeout: 120_000 });
  const listen = (at: number): Promise<void> => new Promise((resolve) => http.listen(at, '127.0.0.1', resolve));
  await listen(0);
  const port = (http.address() as AddressInfo).port;
  const url = `http://localhost:${port}`;
  let offset = 0;
  const { logger, log } = memoryLog();
  const portico = await createPortico({
    ...(portals ? { portals } : {}),
    hashCost: cheapHash,
    clock: () => Date.now() + offset,
    logger,
    ...given,
    settings: {
      NODE_ENV: 'test',
      PUBLIC_URL: url,
      DATABASE_URL: database.url,
      PORTICO_SECRET: randomBytes(32).toString('base64'),
      SMTP_URL: inbox.url,
      MAIL_FROM: 'help@larkfield.example',
      ...given.settings,
    },
  });
  http.on('request', portico.router);
  return {
    port,
    url,
    portico,
    inbox,
    database,
    log,
    skip: (milliseconds) => {
      offset += milliseconds;
    },
    now: () => Date.now() + offset,
    browser: (headers) => new TestBrowser(port, headers),
    mails: async () => {
      await portico.sendMails();
      return inbox;
    },
    goAway: () => stop(http),
    comeBack: () => listen(port),
    close: async () => {
      await stop(http);
      await portico.close();
      if (!givenInbox) await inbox.close();
      if (!givenDatabase) await database.drop();
    },
  };
}

function stop(http: Server): Promise<void> {
  return new Promise((resolve) => {
    http.close(() => {
      resolve();
    });
    http.closeAllConnections();
  });
}

function memoryLog() {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString('utf8'));
      done();
    },
  });
  return { logger: pino({ level: 'debug' }, stream), log: () => lines.join('') };
}
