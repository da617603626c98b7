import { isQuick, some } from '../effort.js';
import { Caller, sendMany } from '../load.js';
import { cpuPerCall } from '../measures/cpu-per-call.js';
import { hashCost } from '../measures/hash-cost.js';
import { loginStorm } from '../measures/login-storm.js';
import { refreshCost } from '../measures/refresh-cost.js';
import { addressOf, anyOf, password } from '../people.js';
import { median } from '../statistics.js';
import type { RunningSubject, Subject, SubjectName } from '../subjects/subject.js';
import { type Row, rowOf } from '../table.js';

/** What is measured of each subject. */
const figures = [
  'session',
  'besideHello',
  'login',
  'loginShare',
  'signUp',
  'signUpShare',
  'token',
  'refresh',
  'quiet',
  'storm',
  'idle',
  'peak',
  'bytes',
] as const;
type Figure = (typeof figures)[number];
type Figures = Record<Figure, Map<SubjectName, number>>;

const rounds = isQuick ? 1 : 3;
const people = some(1000);
/** Those whom the peer gets by its own sign-up. */
const fewPeople = some(100);

/** Processor time, latency, memory and bytes of single requests; processor time is the median of three rounds in turn. */
export async function measureRequests(subjects: readonly Subject[]): Promise<Row[]> {
  const found = Object.fromEntries(figures.map((figure) => [figure, new Map()])) as Figures;
  const started: { subject: Subject; running: RunningSubject }[] = [];
  for (const subject of subjects) {
    const running = await subject.start();
    found.idle.set(subject.name, running.process.memory().now);
    await running.addPeople(peopleOf(subject));
    started.push({ subject, running });
  }
  for (const { subject, running } of started) await warmUp(subject, running);
  const timed = new Map<string, number[]>();
  for (let round = 1; round <= rounds; round++) {
    for (const { subject, running } of started) {
      console.error(`requests, round ${round} of ${rounds}: ${subject.title}`);
      for (const [figure, value] of await measureRound(running, peopleOf(subject))) {
        const key = `${figure} ${subject.name}`;
        timed.set(key, [...(timed.get(key) ?? []), value]);
        found[figure].set(subject.name, median(timed.get(key) ?? []));
      }
    }
  }
  for (const { subject, running } of started) {
    await measureOnce(subject, running, found);
    await running.stop();
  }
  const floor = found.session.get('hello') ?? 1;
  for (const [name, value] of found.session) found.besideHello.set(name, value / floor);
  return rowsOf(found);
}

function peopleOf({ name }: Subject): number {
  return name.startsWith('peer') ? fewPeople : people;
}

/** Code that is not compiled yet costs several times as much: a server that runs for a minute is past that. */
async function warmUp(subject: Subject, { calls }: RunningSubject): Promise<void> {
  console.error(`requests, warming up: ${subject.title}`);
  const { logIn, signUp } = calls;
  if (logIn) await sendMany(() => logIn(addressOf(anyOf(peopleOf(subject))), password), some(500), 4);
  if (signUp) await sendMany(() => signUp(newAddress()), some(300), 4);
}

async function measureRound(running: RunningSubject, count: number): Promise<[Figure, number][]> {
  const { sessionCheck, logIn, signUp, mintToken } = running.calls;
  const short = { warm: 20, count: 100, concurrency: 4 };
  const long = { warm: 1000, count: 5000, concurrency: 8 };
  const measured: [Figure, number][] = [['session', await cpuPerCall(running, () => sessionCheck(anyOf(count)), long)]];
  if (logIn) {
    const hash = hashCost();
    const login = await cpuPerCall(running, () => logIn(addressOf(anyOf(count)), password), short);
    measured.push(['login', login], ['loginShare', hash / login]);
  }
  if (signUp) {
    const hash = hashCost();
    const cost = await cpuPerCall(running, () => signUp(newAddress()), short);
    measured.push(['signUp', cost], ['signUpShare', hash / cost]);
  }
  if (mintToken) {
    measured.push(['token', await cpuPerCall(running, () => mintToken(anyOf(count)), { ...long, count: 2000 })]);
  }
  const refresh = await refreshCost(running);
  if (refresh !== undefined) measured.push(['refresh', refresh]);
  return measured;
}

async function measureOnce({ name, title }: Subject, running: RunningSubject, found: Figures): Promise<void> {
  console.error(`requests, login storm: ${title}`);
  const caller = new Caller();
  const { text } = await caller.send(running.calls.sessionCheck(1));
  caller.close();
  if (name !== 'hello') found.bytes.set(name, Buffer.byteLength(text));
  const storm = await loginStorm(running, name.startsWith('peer') ? fewPeople : people);
  if (storm) {
    found.quiet.set(name, storm.quiet);
    found.storm.set(name, storm.storm);
  }
  found.peak.set(name, running.process.memory().peak);
}

let addresses = 0;

function newAddress(): string {
  return `new.${++addresses}@mail.example`;
}

function rowsOf(found: Figures): Row[] {
  const idleBudget = (found.idle.get('hello') ?? 0) + 35;
  return [
    rowOf('session check: CPU ms', found.session, (v) => v.toFixed(3), '<= 0.30'),
    rowOf('the same beside hello', found.besideHello, (v) => `${v.toFixed(2)}x`, '<= 1.9x'),
    rowOf('login: CPU ms', found.login, (v) => v.toFixed(1)),
    rowOf('logins: share of the hash ceiling', found.loginShare, (v) => v.toFixed(2), '>= 0.95, PostgreSQL 0.90'),
    rowOf('sign-up: CPU ms', found.signUp, (v) => v.toFixed(1)),
    rowOf('sign-ups: share of the hash ceiling', found.signUpShare, (v) => v.toFixed(2), '>= 0.92'),
    rowOf('access token: CPU ms', found.token, (v) => v.toFixed(3)),
    rowOf('refresh: CPU ms', found.refresh, (v) => v.toFixed(3), '<= 0.50'),
    rowOf('session check, quiet: p99 ms', found.quiet, (v) => v.toFixed(1)),
    rowOf('session check, login storm: p99 ms', found.storm, (v) => v.toFixed(1), '<= 25 and <= 5x quiet'),
    rowOf('resident memory, idle: MB', found.idle, String, `<= hello + 35 (${idleBudget})`),
    rowOf('resident memory, peak: MB', found.peak, String, '<= 210'),
    rowOf('session answer: bytes', found.bytes, String, '<= 250'),
  ];
}
