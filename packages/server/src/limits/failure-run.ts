import { day, minute } from '../domain/clock.js';
import type { RunLimit } from '../store/limits.js';

/** So many tries, then a wait that doubles from one minute to a quarter of an hour; forgotten after a quiet day. */
export function failureRun(free: number): RunLimit {
  return { free, firstWait: minute, longestWait: 15 * minute, forgetAfter: day };
}
