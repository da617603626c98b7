import { mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Bytes that have to be free: some containers give it 64 MB. */
const enough = 2 ** 30;

/**
 * A new folder for data that a test throws away: in memory where the system has a place for that, because a database
 * waits for its disk after each change.
 */
export function quickFolder(prefix: string): string {
  return mkdtempSync(join(hasMemory('/dev/shm') ? '/dev/shm' : tmpdir(), prefix));
}

function hasMemory(path: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize > enough;
  } catch {
    return false;
  }
}
