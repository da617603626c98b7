import { execFileSync } from 'node:child_process';
import { some } from '../effort.js';

/** Processor time of one password verification on the servers' core, in milliseconds: nothing that hashes costs less. */
export function hashCost(): number {
  return Number(
    execFileSync('taskset', ['-c', '0', process.execPath, 'test/bench/servers/hash-cost.mjs', String(some(100))]),
  );
}
