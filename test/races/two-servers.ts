import { randomBytes } from 'node:crypto';
import type { Engine } from '../rig/databases.js';
import type { TestBrowser } from '../rig/http-client.js';
import { type Inbox, openInbox } from '../rig/inbox.js';
import { startServer, type TestServer } from '../rig/server.js';
import { startClock } from './shared-clock.js';
import { type PlainOptions, type SecondProcess, startSecond } from './start-second.js';

/** What a race runs against: on PostgreSQL two processes on one database, on SQLite the one that may write to a file. */
export interface RacedServers {
  /** The one in this process. */
  first: TestServer;
  /** A new browser; one after the other they go to different servers. */
  browser: () => TestBrowser;
  /** Moves the time of every server on. */
  skip: (milliseconds: number) => void;
  mails: () => Promise<Inbox>;
  close: () => Promise<void>;
}

/** What a race may ask for. */
export interface RaceOptions extends Omit<PlainOptions, 'portals'> {
  portals?: NonNullable<PlainOptions['portals']>;
  /** Time at which the clock stands still, ms since 1970. Default: it runs. */
  standsAt?: number;
  /** Two on SQLite as well, in this process: for what each server remembers, where they do not write at once. */
  isPair?: boolean;
}

/** Starts what a race needs. All servers share the secret, the mail server and the clock. */
export async function startRaced(
  engine: Engine,
  { standsAt, isPair = false, settings, ...more }: RaceOptions = {},
): Promise<RacedServers> {
  const database = await engine.create();
  const inbox = await openInbox();
  const clock = startClock(standsAt);
  const options: PlainOptions = {
    ...more,
    settings: {
      PORTICO_SECRET: randomBytes(32).toString('base64'),
      SMTP_URL: inbox.url,
      ...roomy,
      ...settings,
    },
  };
  const first = await startServer(engine, { ...options, database, inbox, clock: clock.now });
  const servers: (TestServer | SecondProcess)[] = [first];
  if (engine.name === 'postgres') servers.push(await startSecond(options, database.url, clock.path));
  else if (isPair) servers.push(await startServer(engine, { ...options, database, inbox, clock: clock.now }));
  let turn = 0;
  return {
    first,
    browser: () => (servers[turn++ % servers.length] ?? first).browser(),
    skip: clock.skip,
    mails: async () => {
      for (const server of servers) await server.mails();
      return inbox;
    },
    close: async () => {
      for (const server of servers) await server.close();
      clock.close();
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
