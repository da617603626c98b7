import { isQuick, some } from '../effort.js';
import { cpuPerCall } from '../measures/cpu-per-call.js';
import { addressOf, anyOf, password } from '../people.js';
import { median } from '../statistics.js';
import type { RunningSubject, Subject, SubjectName } from '../subjects/subject.js';
import { type Row, rowOf } from '../table.js';

const few = 1000;
const many = some(1_000_000);
const rounds = isQuick ? 1 : 5;

/**
 * What a session check and a login cost with a million people beside a thousand, each request about a random one of them:
 * the ratio of processor time, PostgreSQL's own included, of two servers that are measured in turn.
 */
export async function measureSize(subjects: readonly Subject[]): Promise<Row[]> {
  const sessions = new Map<SubjectName, number>();
  const logins = new Map<SubjectName, number>();
  for (const subject of subjects.filter(({ name }) => name.startsWith('portico'))) {
    const [small, large] = [await subject.start(), await subject.start()];
    await small.addPeople(few);
    await large.addPeople(many);
    console.error(`size: ${subject.title}`);
    const ratios: { session: number[]; login: number[] } = { session: [], login: [] };
    for (let round = 0; round < rounds; round++) {
      const [a, b] = [await measureOne(small, few), await measureOne(large, many)];
      ratios.session.push(b.session / a.session);
      ratios.login.push(b.login / a.login);
    }
    sessions.set(subject.name, median(ratios.session));
    logins.set(subject.name, median(ratios.login));
    await small.stop();
    await large.stop();
  }
  const crowd = `${many.toLocaleString('en')} people beside ${few.toLocaleString('en')}`;
  const show = (value: number): string => `${value.toFixed(2)}x`;
  return [
    rowOf(`session check, ${crowd}: CPU`, sessions, show, '<= 1.15x'),
    rowOf(`login, ${crowd}: CPU`, logins, show, '<= 1.15x'),
  ];
}

async function measureOne(running: RunningSubject, people: number): Promise<{ session: number; login: number }> {
  const { sessionCheck, logIn } = running.calls;
  if (!logIn) throw new TypeError('a subject of this part logs people in');
  const check = (): ReturnType<typeof sessionCheck> => sessionCheck(anyOf(people));
  const enter = (): ReturnType<typeof logIn> => logIn(addressOf(anyOf(people)), password);
  const database = { database: true };
  return {
    session: await cpuPerCall(running, check, { warm: 1000, count: 5000, concurrency: 8 }, database),
    login: await cpuPerCall(running, enter, { warm: 20, count: 150, concurrency: 4 }, database),
  };
}
