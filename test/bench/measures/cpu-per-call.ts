import { some } from '../effort.js';
import { type LoadRequest, sendMany } from '../load.js';
import type { RunningSubject } from '../subjects/subject.js';

/** How many calls are sent, how many at once, and how many before them to warm the server up. */
export interface CallCount {
  warm: number;
  count: number;
  concurrency: number;
}

/** Processor time of the server per call in milliseconds; with `database`, that of the database's own processes as well. */
export async function cpuPerCall(
  running: RunningSubject,
  next: (index: number) => LoadRequest,
  calls: CallCount,
  { database = false } = {},
): Promise<number> {
  const { concurrency } = calls;
  const [warm, count] = [some(calls.warm), some(calls.count)];
  const cpu = async (): Promise<number> => running.process.cpu() + (database ? await running.databaseCpu() : 0);
  await sendMany(next, warm, concurrency);
  const before = await cpu();
  await sendMany((index) => next(warm + index), count, concurrency);
  return ((await cpu()) - before) / count;
}
