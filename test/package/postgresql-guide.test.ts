import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { markedBlock } from '../rig/document.js';
import { freePort } from '../rig/free-port.js';
import { type Inbox, openInbox } from '../rig/inbox.js';
import { type PostgresCluster, startPostgres } from '../rig/postgres-cluster.js';
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
  const restored = `psql --no-align --tuples-only --dbname=portico_restored -c "select slug from portals"`;
  const env = { PGHOST: hostname, PGPORT: port, PGUSER: username, PGDATABASE: 'postgres' };
  const printed = await shell.follow([...blocks, 'echo "== restored"', restored], env);
  const said = (name: string): string => printed.split(`== ${name}\n`)[1]?.split('\n== ')[0] ?? '';
  assert.match(said('migrate'), /0001-front-door/);
  assert.equal(said('look').match(/^ready$/gm)?.length, 2, said('look'));
  assert.match(said('restart'), /portico is ready/);
  assert.match(said('restored'), /^home$/m);
});

it('Run on PostgreSQL: what starts a process that is to be told to stop is the process itself', () => {
  const started = ['start', 'restart', 'systemd', 'container'].map((name) => markedBlock(page, name).text);
  for (const text of started) {
    assert.match(text, /node_modules\/\.bin\/portico(", ")? ?start/);
    assert.doesNotMatch(text, /npx/);
  }
  // Whatever is no list is given to a shell, which stands before the process, too.
  assert.match(started.at(-1) ?? '', /^CMD \["/m);
});
