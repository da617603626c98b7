import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A virtual display. */
export interface Display {
  /** For the environment variable of that name. */
  DISPLAY: string;
  close: () => Promise<void>;
}

/** Starts an Xvfb on a number that is free. */
export async function startDisplay(xvfb: string): Promise<Display> {
  const screen = spawn(xvfb, ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return {
    DISPLAY: `:${await firstLine(screen)}`,
    close: async () => {
      if (screen.exitCode !== null || screen.signalCode !== null) return;
      const ended = once(screen, 'exit');
      screen.kill();
      await ended;
    },
  };
}

async function firstLine(screen: ChildProcess): Promise<string> {
  const pipe = screen.stdio[3];
  if (!pipe || !('read' in pipe)) throw new Error('Xvfb cannot say which display it is');
  for await (const line of createInterface({ input: pipe })) return line.trim();
  throw new Error('Xvfb did not start');
}
