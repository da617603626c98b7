import { setTimeout } from 'node:timers/promises';

/** Milliseconds that a statement itself waits for a file that another process has locked: nothing else happens then. */
export const lockedWait = 20;

const pause = 20;
const patience = 5000;

/**
 * Does what one statement does on SQLite, and tries again while another process has the file locked, letting
 * everything else go on in between. `since` is when it was first asked for (`performance.now()`): who waits in a line
 * behind others for the same lock waits no longer than the first.
 *
 * @throws the driver's SQLITE_BUSY after five seconds, and any other error at once.
 */
export async function untilUnlocked<T>(since: number, work: () => T): Promise<T> {
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!isLocked(error) || performance.now() - since > patience) throw error;
    }
    await setTimeout(pause);
  }
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_BUSY(_|$)/.test(String(error.code));
}
