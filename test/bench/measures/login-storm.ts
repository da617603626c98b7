import { some } from '../effort.js';
import { Caller, sendMany } from '../load.js';
import { addressOf, anyOf, password } from '../people.js';
import { percentile } from '../statistics.js';
import type { RunningSubject } from '../subjects/subject.js';

/** The 99th percentile of session checks, one after another, in milliseconds: on a quiet server, and while many log in. */
export async function loginStorm(
  { calls }: RunningSubject,
  people: number,
): Promise<{ quiet: number; storm: number } | undefined> {
  const { sessionCheck, logIn } = calls;
  if (!logIn) return undefined;
  const count = some(1000);
  const check = () => sessionCheck(anyOf(people));
  const quiet = percentile(await sendMany(check, count, 1), 0.99);
  let isOver = false;
  const log = async (): Promise<void> => {
    const caller = new Caller();
    while (!isOver) await caller.send(logIn(addressOf(anyOf(people)), password));
    caller.close();
  };
  const storming = Promise.all(Array.from({ length: 8 }, log));
  const storm = percentile(await sendMany(check, count, 1), 0.99);
  isOver = true;
  await storming;
  return { quiet, storm };
}
