import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { PorticoOptions } from '@portico/server';
import { TestBrowser } from '../rig/http-client.js';

/** What can be told to a process beside: all that is plain data. */
export type PlainOptions = Pick<PorticoOptions, 'portals' | 'settings'>;

/** What the first process of a race says to the second. */
export type ToSecond =
  { kind: 'start'; options: PlainOptions; databaseUrl: string; clockPath: string } | { kind: 'mails' | 'close' };

/** What the second one answers. */
export type FromSecond = { kind: 'started'; port: number } | { kind: 'mailed' };

/** A server in a process of its own. */
export interface SecondProcess {
  browser: () => TestBrowser;
  /** Waits until every mail that is due has been sent by it. */
  mails: () => Promise<void>;
  close: () => Promise<void>;
}

/** Starts it and waits until it listens. @throws Error when it ends before. */
export async function startSecond(
  options: PlainOptions,
  databaseUrl: string,
  clockPath: string,
): Promise<SecondProcess> {
  const child = fork(new URL('second-process.ts', import.meta.url), {
    execArgv: ['--conditions=portico-source', '--import', 'tsx'],
  });
  const ended = new Promise<never>((_resolve, reject) => {
    child.once('exit', (code) => {
      reject(new Error(`the second process ended with ${code}`));
    });
  });
  // Whoever waits for an answer is told; nobody else has to be.
  ended.catch(() => undefined);
  const ask = async (message: ToSecond): Promise<FromSecond> => {
    const answer = new Promise<FromSecond>((resolve) => child.once('message', resolve as (told: unknown) => void));
    child.send(message);
    return Promise.race([answer, ended]);
  };
  const started = await ask({ kind: 'start', options, databaseUrl, clockPath });
  if (started.kind !== 'started') throw new Error('the second process answered out of turn');
  return {
    browser: () => new TestBrowser(started.port),
    mails: async () => {
      await ask({ kind: 'mails' });
    },
    close: async () => {
      const gone = once(child, 'exit');
      child.send({ kind: 'close' } satisfies ToSecond);
      await gone;
    },
  };
}
