import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { engines } from '../../rig/databases.js';
import { freePort } from '../../rig/free-port.js';
import { isQuick } from '../effort.js';
import { median } from '../statistics.js';
import type { SubjectName } from '../subjects/subject.js';
import { type Row, rowOf } from '../table.js';

const command = 'packages/server/dist/portico.js';
const rounds = isQuick ? 3 : 9;

/** From the start of a process to its first answer: the built `portico` command on a migrated database beside hello. */
export async function measureStartUp(): Promise<Row[]> {
  if (!existsSync(command)) return [{ what: `start to first answer: skipped, ${command} is not built`, cells: {} }];
  const databases = await Promise.all(engines.map((engine) => engine.create()));
  const subjects: { name: SubjectName; args: string[]; env: Record<string, string> }[] = [
    { name: 'hello', args: ['test/bench/servers/hello-server.mjs'], env: {} },
    ...engines.map(({ name }, index) => ({
      name: `portico-${name}` as const,
      args: [command, 'start'],
      env: {
        DATABASE_URL: databases[index]?.url ?? '',
        PORTICO_SECRET: randomBytes(32).toString('base64'),
        LOG_LEVEL: 'warn',
      },
    })),
  ];
  for (const { args, env } of subjects.slice(1)) {
    execFileSync(process.execPath, [args[0] ?? '', 'migrate'], { env: { ...process.env, ...env }, stdio: 'ignore' });
  }
  const times = new Map<SubjectName, number[]>();
  for (let round = 0; round < rounds; round++) {
    for (const { name, args, env } of subjects) {
      times.set(name, [...(times.get(name) ?? []), await timeToAnswer(args, env)]);
    }
  }
  for (const database of databases) await database.drop();
  const medians = new Map([...times].map(([name, all]) => [name, median(all)]));
  const floor = medians.get('hello') ?? 1;
  const beside = new Map([...medians].map(([name, ms]) => [name, ms / floor]));
  return [
    rowOf('start to first answer: ms', medians, (v) => v.toFixed(0)),
    rowOf('the same beside hello', beside, (v) => `${v.toFixed(2)}x`, '<= 2.5x'),
  ];
}

async function timeToAnswer(args: string[], env: Record<string, string>): Promise<number> {
  const port = String(await freePort());
  const begin = performance.now();
  const child = spawn('taskset', ['-c', '0', process.execPath, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env, PORT: port },
  });
  while (!(await answers(`http://localhost:${port}/api/v1/session`))) {
    if (child.exitCode !== null) throw new Error(`${args.join(' ')} ended before it answered`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const time = performance.now() - begin;
  await new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGKILL');
  });
  return time;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
