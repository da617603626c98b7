import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { TestDatabase } from '../../rig/databases.js';
import type { Inbox } from '../../rig/inbox.js';

/** What an example runs with. `env` comes on top. */
export interface ExampleSettings {
  port: number;
  accountsPort: number;
  database: TestDatabase;
  inbox: Inbox;
  env?: Record<string, string>;
}

/** Starts an example by the command of its README. */
export function startExample(command: string, settings: ExampleSettings): ChildProcess {
  const { port, accountsPort, database, inbox, env } = settings;
  // A group of its own: npm would leave the server behind.
  return spawn('sh', ['-c', command], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      ACCOUNTS_PORT: String(accountsPort),
      DATABASE_URL: database.url,
      PORTICO_SECRET: randomBytes(32).toString('base64'),
      SMTP_URL: inbox.url,
      MAIL_FROM: 'help@larkfield.example',
      LOG_LEVEL: 'error',
      ...env,
    },
  });
}

/** Ends it with all that it started. */
export async function stopExample(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  await ended;
}

/** Waits until a process prints what is looked for. @throws Error when it ends before. */
export function said(child: ChildProcess, wanted: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (wanted.test(printed)) resolve();
    });
    child.once('exit', () => {
      reject(new Error(`it ended: ${printed}`));
    });
  });
}
