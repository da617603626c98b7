import { some } from '../effort.js';
import { Caller, type LoadAnswer } from '../load.js';
import { addressOf, password } from '../people.js';
import type { RunningSubject } from '../subjects/subject.js';

/** Processor time per refresh in milliseconds, of one session that is refreshed again and again. */
export async function refreshCost({ process, calls }: RunningSubject): Promise<number | undefined> {
  const { logInForTokens, refresh } = calls;
  if (!logInForTokens || !refresh) return undefined;
  const caller = new Caller();
  let answer: LoadAnswer = await caller.send(logInForTokens(addressOf(1), password));
  const chain = async (count: number): Promise<void> => {
    for (let times = 0; times < count; times++) answer = await caller.send(refresh(answer.text));
  };
  await chain(some(200));
  const before = process.cpu();
  const count = some(1000);
  await chain(count);
  caller.close();
  return (process.cpu() - before) / count;
}
