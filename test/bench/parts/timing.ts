import { some } from '../effort.js';
import { Caller, type LoadRequest } from '../load.js';
import { openMailSink } from '../mail-sink.js';
import { addressOf } from '../people.js';
import { areaUnderCurve } from '../statistics.js';
import type { RunningSubject, Subject, SubjectName } from '../subjects/subject.js';
import { type Row, rowOf } from '../table.js';

const tries = some(2000);
/** Each is tried a few times, so that no limit of one account is met. */
const people = some(1000);
const budget = '0.5 +- 0.03';

/**
 * Whether time tells known from unknown addresses: how likely a random try with a known one takes longer than a random try
 * with an unknown one, at a login with a wrong password and at a forgotten one. The tries come in random order, one at a time.
 */
export async function measureTiming(subjects: readonly Subject[]): Promise<Row[]> {
  const logins = new Map<SubjectName, number>();
  const resets = new Map<SubjectName, number>();
  const next = new Map<SubjectName, number>();
  const sink = await openMailSink();
  for (const subject of subjects.filter(({ name }) => name !== 'hello')) {
    console.error(`timing: ${subject.title}`);
    const running = await subject.start({ SMTP_URL: sink.url });
    await running.addPeople(people);
    const { failToLogIn, forgot } = running.calls;
    if (failToLogIn) logins.set(subject.name, (await compare(running, failToLogIn)).own);
    if (forgot) {
      const { own, following } = await compare(running, forgot);
      resets.set(subject.name, own);
      next.set(subject.name, following);
    }
    console.error(
      `timing: ${subject.title}: login ${logins.get(subject.name)?.toFixed(3) ?? '-'}, forgot ${resets.get(subject.name)?.toFixed(3) ?? '-'}`,
    );
    await running.stop();
  }
  await sink.close();
  const show = (value: number): string => value.toFixed(3);
  return [
    rowOf('login, known against unknown address: AUC', logins, show, budget),
    rowOf('forgot, known against unknown address: AUC', resets, show, budget),
    rowOf('session check right after such a forgot: AUC', next, show, budget),
  ];
}

/** The area for the tries themselves, and for a session check that follows at once. */
async function compare(
  { calls }: RunningSubject,
  attempt: (address: string) => LoadRequest,
): Promise<{ own: number; following: number }> {
  const times = { known: [] as number[], unknown: [] as number[] };
  const after = { known: [] as number[], unknown: [] as number[] };
  const caller = new Caller();
  for (let warm = 1; warm <= some(100); warm++) await caller.send(attempt(`warm.${warm}@mail.example`));
  for (const [index, kind] of shuffled().entries()) {
    const person = 1 + (Math.floor(index / 2) % people);
    const address = kind === 'known' ? addressOf(person) : `u${person}@mail.example`;
    times[kind].push((await caller.send(attempt(address))).ms);
    after[kind].push((await caller.send(calls.sessionCheck(1))).ms);
  }
  caller.close();
  return { own: areaUnderCurve(times.known, times.unknown), following: areaUnderCurve(after.known, after.unknown) };
}

/** As many of each kind, in random order (Fisher and Yates). */
function shuffled(): ('known' | 'unknown')[] {
  const kinds = Array.from({ length: 2 * tries }, (_, index) =>
    index % 2 === 0 ? ('known' as const) : ('unknown' as const),
  );
  for (let index = kinds.length - 1; index > 0; index--) {
    const other = Math.floor(Math.random() * (index + 1));
    [kinds[index], kinds[other]] = [kinds[other]!, kinds[index]!];
  }
  return kinds;
}
