import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { contractHeader, contractVersion } from '@portico/contract';
import { engines } from '../rig/databases.js';
import { TestBrowser } from '../rig/http-client.js';
import { openInbox } from '../rig/inbox.js';
import { goodPassword } from '../rig/people.js';
import { until } from '../rig/until.js';
import { percentile, sendMany } from './load.js';
import { type MeasuredProcess, startMeasured } from './measured-process.js';

/*
 * Prints what Portico costs beside a bare Express app, in one run on one machine: each server on the first core, the
 * load on another. CPU per request and ratios can be compared between machines; requests per second cannot.
 */
const rows: string[][] = [['what', 'Express hello', 'Portico, SQLite', 'Portico, PostgreSQL', 'budget']];

const hello = await startMeasured('test/bench/hello-server.ts');
const hashCpu = Number(
  execFileSync('taskset', ['-c', '0', process.execPath, '--import', 'tsx', 'test/bench/hash-cost.ts']),
);
const helloCpu = await cpuPerRequest(hello, {});
const results: Record<string, { session: number; login: number; p99: number; memory: number }> = {};
for (const engine of engines) results[engine.name] = await measure(engine);
const helloMemory = hello.memory();
await hello.stop();

const cell = (name: 'session' | 'login' | 'p99' | 'memory', show: (value: number) => string): string[] =>
  engines.map((engine) => show(results[engine.name]?.[name] ?? 0));
rows.push(
  ['session check: CPU ms per request', helloCpu.toFixed(3), ...cell('session', (v) => v.toFixed(3)), '<= 0.30'],
  ['the same beside hello', '1.0x', ...cell('session', (v) => `${(v / helloCpu).toFixed(2)}x`), '<= 1.9x'],
  ['session check: p99 in a login storm, ms', '', ...cell('p99', (v) => v.toFixed(1)), '<= 25'],
  ['login: CPU ms', '', ...cell('login', (v) => v.toFixed(1)), ''],
  ['logins: share of the raw hash ceiling', '', ...cell('login', (v) => (hashCpu / v).toFixed(2)), '>= 0.95, >= 0.90'],
  ['resident memory after it all, MB', String(helloMemory), ...cell('memory', String), '<= 210'],
);
const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
for (const row of rows) console.log(row.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  '));
console.log(`\none password verification: ${hashCpu.toFixed(1)} ms of CPU`);
process.exit(0);

async function measure(engine: (typeof engines)[number]) {
  const database = await engine.create();
  const inbox = await openInbox();
  const portico = await startMeasured('test/bench/portico-server.ts', {
    DATABASE_URL: database.url,
    SMTP_URL: inbox.url,
    PORTICO_SECRET: randomBytes(32).toString('base64'),
  });
  const browser = new TestBrowser(portico.port);
  const email = 'ana@mail.example';
  await browser.call('signUp', { email, password: goodPassword });
  const { code } = await until('the mail', () => inbox.to(email)[0]);
  await browser.call('verifyAddress', { code });
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const session = await cpuPerRequest(portico, { Cookie: cookie });
  const { login, p99 } = await storm(portico, email, cookie);
  const memory = portico.memory();
  await portico.stop();
  await inbox.close();
  await database.drop();
  return { session, login, p99, memory };
}

async function cpuPerRequest(server: MeasuredProcess, headers: Record<string, string>): Promise<number> {
  const host = `localhost:${server.port}`;
  const load = { port: server.port, path: '/api/v1/session', headers: { Host: host, ...headers } };
  await sendMany(load, 3000, 8);
  const before = server.cpu();
  const count = 15_000;
  await sendMany(load, count, 8);
  return (server.cpu() - before) / count;
}

/** Processor time of a login, and how session checks fare while many come at once. */
async function storm(server: MeasuredProcess, email: string, cookie: string): Promise<{ login: number; p99: number }> {
  const host = `localhost:${server.port}`;
  const attempt = {
    port: server.port,
    path: '/api/v1/login',
    method: 'POST',
    headers: {
      Host: host,
      Origin: `http://${host}`,
      'Content-Type': 'application/json',
      [contractHeader]: String(contractVersion),
    },
    body: JSON.stringify({ email, password: goodPassword }),
  };
  await sendMany(attempt, 20, 4);
  const count = 200;
  const check = { port: server.port, path: '/api/v1/session', headers: { Host: host, Cookie: cookie } };
  const [, checks] = await Promise.all([sendMany(attempt, count, 8), sendMany(check, 300, 1)]);
  const before = server.cpu();
  await sendMany(attempt, count, 8);
  return { login: (server.cpu() - before) / count, p99: percentile(checks, 0.99) };
}
