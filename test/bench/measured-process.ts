import { type ChildProcess, spawn } from 'node:child_process';
import { cpuOf, memoryOf } from './process-figures.js';

/** A server in a process of its own, whose processor time and memory can be read. */
export interface MeasuredProcess {
  port: number;
  /** Processor time used so far, in milliseconds. */
  cpu: () => number;
  /** Resident memory, in MB: now, and the most so far. */
  memory: () => { now: number; peak: number };
  stop: () => Promise<void>;
}

/**
 * Starts a script that prints `listening <port>` when it answers, on the first core: the load comes from the others.
 * Linux only: the figures come from /proc.
 */
export async function startMeasured(script: string, env: Record<string, string> = {}): Promise<MeasuredProcess> {
  const child = spawn('taskset', ['-c', '0', process.execPath, script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  // A bench that fails must not leave its servers behind.
  const kill = (): boolean => child.kill();
  process.once('exit', kill);
  const port = await listening(child);
  const pid = child.pid ?? 0;
  return {
    port,
    cpu: () => cpuOf(pid),
    memory: () => memoryOf(pid),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => {
          process.off('exit', kill);
          resolve();
        });
        child.kill('SIGTERM');
      }),
  };
}

function listening(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.once('exit', () => {
      reject(new Error(`ended before it listened: ${printed}`));
    });
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const port = /listening (\d+)/.exec(printed)?.[1];
      if (port) resolve(Number(port));
    });
  });
}
