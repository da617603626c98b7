import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import type { SessionAnswer } from '@portico/contract';
import { commandProcess } from '../rig/command-process.js';
import { markedBlock } from '../rig/document.js';
import { freePort } from '../rig/free-port.js';
import { type Inbox, openInbox } from '../rig/inbox.js';
import { TestBrowser } from '../rig/http-client.js';
import { type Person, signUpPerson } from '../rig/people.js';
import { type PostgresCluster, startPostgres } from '../rig/postgres-cluster.js';
import { until } from '../rig/until.js';
import { type GuideShell, guideShell } from './rig/guide-shell.js';

const page = 'docs/postgresql.md';
const steps = ['database', 'settings', 'migrate', 'start', 'look', 'restart', 'backup', 'restore'];

let cluster: PostgresCluster;
let inbox: Inbox;
let shell: GuideShell;
before(async () => {
  cluster = await startPostgres();
  process.once('exit', cluster.stop);
  inbox = await openInbox();
  shell = guideShell();
});
after(async () => {
  shell.close();
  await inbox.close();
  cluster.stop();
});

it('Run on PostgreSQL: every step of the guide does what it says', async () => {
  const { hostname, port, username } = new URL(cluster.url);
  const [one, two] = [await freePort(), await freePort()];
  const here = (text: string): string =>
    text
      .replaceAll('db.example.com', `${hostname}:${port}`)
      .replaceAll('smtp://user:password@mail.example.com:587', inbox.url)
      .replaceAll('3001', String(one))
      .replaceAll('3002', String(two));
  const blocks = steps.map((name) => `echo "== ${name}"\n${here(markedBlock(page, name).text)}`);
  // Between the look and the restart somebody signs up: until then the shell waits for the pipe.
  const pipe = join(shell.folder, 'signed-up');
  execFileSync('mkfifo', [pipe]);
  blocks.splice(steps.indexOf('restart'), 0, `read -r done < ${pipe}`);
  const env = { PGHOST: hostname, PGPORT: port, PGUSER: username, PGDATABASE: 'postgres' };
  const followed = shell.follow(blocks, env);
  const [person] = await Promise.all([signUpMeanwhile(pipe, one), followed]);
  const printed = await followed;
  const said = (name: string): string => printed.split(`== ${name}\n`)[1]?.split('\n== ')[0] ?? '';
  assert.match(said('migrate'), /0001-front-door/);
  assert.equal(said('look').match(/^ready$/gm)?.length, 2, said('look'));
  // The next step may begin before the log is written.
  assert.match(printed.split('== restart\n')[1] ?? '', /portico is ready/);
  await goesOnRestored(person);
});

const headers = { Host: 'accounts.example.com', Origin: 'https://accounts.example.com' };

/** Somebody signs up once the processes run; then the shell goes on, also when that failed. */
async function signUpMeanwhile(pipe: string, port: number): Promise<Person> {
  try {
    await until('the process', () =>
      fetch(`http://127.0.0.1:${port}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
    const mails = async (): Promise<Inbox> => {
      await until('the mail', () => inbox.mails.length > 0);
      return inbox;
    };
    return await signUpPerson({ browser: () => new TestBrowser(port, headers), mails });
  } finally {
    await writeFile(pipe, 'done\n');
  }
}

/** A process with the guide's settings on the restored database knows the person, the password and the session. */
async function goesOnRestored({ email, password, browser: before }: Person): Promise<void> {
  const written = readFileSync(join(shell.folder, 'portico.env'), 'utf8').matchAll(/^(\w+)=(.*)$/gm);
  const settings = Object.fromEntries([...written].map(([, name = '', value = '']) => [name, value]));
  const [, restored = ''] = /--dbname=(\S+)/.exec(markedBlock(page, 'restore').text) ?? [];
  const { hostname, port } = new URL(cluster.url);
  const url = restored.replace('db.example.com', `${hostname}:${port}`);
  const server = await commandProcess({ ...settings, DATABASE_URL: url });
  try {
    await server.start();
    const browser = server.browser(headers);
    assert.equal((await browser.call('login', { email, password })).status, 200);
    const kept = server.browser(headers);
    for (const [name, value] of before.cookies) kept.cookies.set(name, value);
    const { session } = (await kept.call('getSession')).json as unknown as SessionAnswer;
    assert.equal(session?.user.email, email);
  } finally {
    await server.kill();
  }
}

it('Run on PostgreSQL: what starts a process that is to be told to stop is the process itself', () => {
  const started = ['start', 'restart', 'systemd', 'container'].map((name) => markedBlock(page, name).text);
  for (const text of started) {
    assert.match(text, /node_modules\/\.bin\/portico(", ")? ?start/);
    assert.doesNotMatch(text, /npx/);
  }
  // Whatever is no list is given to a shell, which stands before the process, too.
  assert.match(started.at(-1) ?? '', /^CMD \["/m);
});
