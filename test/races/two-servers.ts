import { randomBytes } from 'node:crypto';
import type { PorticoOptions } from '@portico/server';
import type { Engine } from '../rig/databases.js';
import type { TestBrowser } from '../rig/http-client.js';
import { type Inbox, openInbox } from '../rig/inbox.js';
import { startServer, type TestServer } from '../rig/server.js';

/** What a race runs against: on PostgreSQL two servers on one database, on SQLite the one that may write to a file. */
export interface RacedServers {
  first: TestServer;
  /** A new browser; one after the other they go to different servers. */
  browser: () => TestBrowser;
  /** Moves the time of every server on. */
  skip: (milliseconds: number) => void;
  mails: () => Promise<Inbox>;
  close: () => Promise<void>;
}

/** Starts what a race needs. All servers share the secret, the mail server and the clock. */
export async function startRaced(engine: Engine, options: PorticoOptions = {}): Promise<RacedServers> {
  const database = await engine.create();
  const inbox = await openInbox();
  const settings = { PORTICO_SECRET: randomBytes(32).toString('base64'), ...roomy, ...options.settings };
  const servers: TestServer[] = [];
  for (let count = engine.name === 'postgres' ? 2 : 1; count > 0; count--) {
    servers.push(await startServer(engine, { ...options, database, inbox, settings }));
  }
  const [first] = servers;
  if (!first) throw new Error('no server was started');
  let turn = 0;
  return {
    first,
    browser: () => (servers[turn++ % servers.length] ?? first).browser(),
    skip: (milliseconds) => {
      for (const server of servers) server.skip(milliseconds);
    },
    mails: async () => {
      for (const server of servers) await server.mails();
      return inbox;
    },
    close: async () => {
      for (const server of servers) await server.close();
      await inbox.close();
      await database.drop();
    },
  };
}

/** Limits that no race runs into unless it is about them. */
const roomy = {
  // Twenty at once on a busy machine wait longer for a connection than people should.
  DATABASE_TIMEOUT: '18s',
  LIMIT_LOGIN_IP: '100000/1m',
  LIMIT_LOGIN_ALL: '100000/1m',
  LIMIT_MAIL_ADDRESS: '100000/1h',
  LIMIT_MAIL_ADDRESS_DAY: '100000/24h',
  LIMIT_MAIL_IP: '100000/1h',
  LIMIT_MAIL_ALL: '100000/1m',
  LIMIT_CODE_IP: '100000/1m',
};
