import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { freePort } from './free-port.js';
import { TestBrowser } from './http-client.js';
import { wideLimits } from './wide-limits.js';

/** `portico start` as an operator runs it: a process that can be killed and started again where it was. */
export interface CommandProcess {
  port: number;
  /** Starts it, again after it ended, and waits until it is ready. @throws Error with what it printed if it ends. */
  start: () => Promise<void>;
  /** `kill -9`; resolves once it is gone. */
  kill: () => Promise<void>;
  /** SIGTERM; resolves with the exit code, null when it had to be killed. */
  stop: () => Promise<number | null>;
  /** Whether the process that was started last still runs. */
  isRunning: () => boolean;
  pid: () => number;
  /** All it ever printed. */
  printed: () => string;
  browser: (headers?: Record<string, string>) => TestBrowser;
}

/** The settings that processes side by side have to have in common. */
export function commonSettings(databaseUrl: string, smtpUrl: string): Record<string, string> {
  return {
    ...wideLimits,
    DATABASE_URL: databaseUrl,
    SMTP_URL: smtpUrl,
    SMTP_TIMEOUT: '5s',
    MAIL_FROM: 'help@larkfield.example',
    PORTICO_SECRET: randomBytes(32).toString('base64'),
    PUBLIC_URL: 'http://localhost:4999',
    LOG_LEVEL: 'warn',
  };
}

/** What the machine lets a process have. */
export interface Allowed {
  /** Files and connections to hold, by `ulimit -n`. */
  files?: number;
  /** Bytes that each of its files may grow to, in blocks of 512 (`ulimit -f`); `prlimit` can raise it again. */
  fileBlocks?: number;
  /** A file that takes the log, instead of a pipe that is read. */
  log?: string;
}

/** Makes ready to run the built command. */
export async function commandProcess(settings: Record<string, string>, allowed: Allowed = {}): Promise<CommandProcess> {
  const port = await freePort();
  const env = { ...process.env, HOST: '127.0.0.1', ...settings, PORT: String(port) };
  let child: ChildProcess | undefined;
  let printed = '';
  const command = `${limits(allowed)}exec "$0" packages/server/dist/portico.js start`;
  const isRunning = (): boolean => child?.exitCode === null && child.signalCode === null;
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (!child || !isRunning()) return child?.exitCode ?? null;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
    return child.exitCode;
  };
  return {
    port,
    isRunning,
    pid: () => child?.pid ?? 0,
    printed: () => printed,
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
    start: async () => {
      children.delete(child);
      child = spawn('sh', ['-c', command, process.execPath], { env, stdio: ['ignore', 'pipe', 'pipe'] });
      children.add(child);
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
      while (!(await isReady(port))) {
        if (!isRunning()) throw new Error(`the server ended: ${printed}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    browser: (headers) => new TestBrowser(port, { Host: 'localhost:4999', ...headers }, agent),
  };
}

function limits({ files, fileBlocks, log }: Allowed): string {
  const lines = [
    files === undefined ? '' : `ulimit -n ${files}`,
    fileBlocks === undefined ? '' : `ulimit -S -f ${fileBlocks}`,
    log === undefined ? '' : `exec >${log}`,
  ];
  return lines.map((line) => (line ? `${line}; ` : '')).join('');
}

/** A test that fails must not leave its servers behind. */
const children = new Set<ChildProcess | undefined>();
process.once('exit', () => {
  for (const child of children) child?.kill('SIGKILL');
});

/** A connection for each request: one that is kept may be closed by the server in the moment of the next request. */
const agent = new Agent({ keepAlive: false });

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(5000) })).ok;
  } catch {
    return false;
  }
}
