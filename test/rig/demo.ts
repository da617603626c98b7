import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { Engine, TestDatabase } from './databases.js';
import { freePort } from './free-port.js';
import { type Inbox, openInbox } from './inbox.js';

/** The demo portal as a process of its own, as `npm start` runs it, with a real mail server. */
export interface Demo {
  url: string;
  inbox: Inbox;
  database: TestDatabase;
  /** The environment variables it was started with, for a second process' worth beside it. */
  settings: Record<string, string>;
  close: () => Promise<void>;
}

/** Starts the demo portal on a free port. Without `mail` it keeps mails in its development mailbox. */
export async function startDemo(
  engine: Engine,
  options: { mail?: boolean; env?: Record<string, string> } = {},
): Promise<Demo> {
  const database = await engine.create();
  const inbox = await openInbox();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const settings: Record<string, string> = {
    PORT: String(port),
    DATABASE_URL: database.url,
    PORTICO_SECRET: randomBytes(32).toString('base64'),
    LOG_LEVEL: 'warn',
    ...(options.mail === false ? {} : { SMTP_URL: inbox.url, MAIL_FROM: 'help@larkfield.example' }),
    ...options.env,
  };
  const child = spawn(process.execPath, ['examples/portal/server.mjs'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...settings },
  });
  await ready(child, url);
  return {
    url,
    inbox,
    database,
    settings,
    close: async () => {
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
      await inbox.close();
      await database.drop();
    },
  };
}

/** Waits until the process answers. Rejects with what it printed when it ends before. */
async function ready(child: ChildProcess, url: string): Promise<void> {
  let printed = '';
  child.stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  child.stdout?.on('data', () => undefined);
  for (let tries = 0; tries < 400; tries++) {
    if (child.exitCode !== null) throw new Error(`the demo portal ended: ${printed}`);
    if (await answers(url)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the demo portal did not answer: ${printed}`);
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
}
