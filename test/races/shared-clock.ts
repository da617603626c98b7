import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A time that several processes have in common: moved on by one of them, all of them read it at once. */
export interface SharedClock {
  /** File that holds it, for `openClock` of another process. */
  path: string;
  /** Ms since 1970. */
  now: () => number;
  /** Moves it on, by milliseconds. */
  skip: (milliseconds: number) => void;
  close: () => void;
}

/** Bytes of a number in the file; one write of this length is never read in halves. */
const width = 16;

/** Starts a clock that runs, or stands still at a time (ms since 1970) until it is moved on. */
export function startClock(standsAt?: number): SharedClock {
  const folder = mkdtempSync(join(tmpdir(), 'portico-clock-'));
  const path = join(folder, 'clock');
  const file = openSync(path, 'w+');
  let skipped = 0;
  const write = (): void => {
    const numbers = [standsAt ?? 0, skipped].map((each) => String(each).padStart(width));
    writeSync(file, numbers.join(''), 0);
  };
  write();
  return {
    path,
    now: () => read(file),
    skip: (milliseconds) => {
      skipped += milliseconds;
      write();
    },
    close: () => {
      closeSync(file);
      rmSync(folder, { recursive: true });
    },
  };
}

/** The time of a clock that another process started, ms since 1970. */
export function openClock(path: string): () => number {
  const file = openSync(path, 'r');
  return () => read(file);
}

function read(file: number): number {
  const bytes = Buffer.alloc(2 * width);
  readSync(file, bytes, 0, bytes.length, 0);
  const standsAt = Number(bytes.toString('latin1', 0, width));
  const skipped = Number(bytes.toString('latin1', width));
  return (standsAt === 0 ? Date.now() : standsAt) + skipped;
}
