import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { codeOf } from '../rig/answers.js';
import { engines, type TestDatabase } from '../rig/databases.js';
import { type Inbox, openInbox } from '../rig/inbox.js';
import { type Person } from '../rig/people.js';
import { until } from '../rig/until.js';
import { type CommandProcess, commandProcess, commonSettings } from '../rig/command-process.js';
import { type TcpProxy, tcpProxy } from './rig/tcp-proxy.js';
import { join } from './rig/join.js';

const postgres = engines.find(({ name }) => name === 'postgres');

describe('a PostgreSQL that is slow', () => {
  let database: TestDatabase;
  let inbox: Inbox;
  let wire: TcpProxy;
  let server: CommandProcess;
  let person: Person;
  before(async () => {
    assert.ok(postgres);
    database = await postgres.create();
    inbox = await openInbox();
    const url = new URL(database.url);
    wire = await tcpProxy(Number(url.port));
    url.port = String(wire.port);
    server = await commandProcess({
      ...commonSettings(url.href, inbox.url),
      DATABASE_TIMEOUT: '2s',
      DATABASE_POOL: '3',
    });
    await server.start();
    person = await join(server, inbox);
  });
  after(async () => {
    wire.judge = () => 'pass';
    await server.kill();
    await wire.close();
    await inbox.close();
    await database.drop();
  });
  afterEach(() => {
    wire.judge = () => 'pass';
    wire.delay = 0;
  });

  const check = () => person.browser.call('getSession');
  const recovers = () => until('the server to recover', async () => (await check()).json['session']);

  it('FT3: with half a second more for each statement people wait, and health does not', async () => {
    wire.delay = 250;
    const slow = check();
    assert.equal((await server.browser().open('/healthz')).status, 200);
    assert.ok((await slow).json['session']);
  });

  it('FT3: when more come than its connections can serve, those that wait too long are sent away', async () => {
    wire.delay = 400;
    const answers = await Promise.all(Array.from({ length: 40 }, check));
    const served = answers.filter(({ json }) => json['session']);
    const sentAway = answers.filter(({ status }) => status === 503);
    assert.equal(served.length + sentAway.length, answers.length, answers.find(({ status }) => status > 503)?.text);
    assert.ok(served.length > 0 && sentAway.length > 0, `${served.length} of ${answers.length}`);
    for (const answer of sentAway) {
      assert.equal(codeOf(answer), 'server_busy');
      assert.match(answer.headers['retry-after'] ?? '', /^[1-9]\d*$/);
    }
    wire.delay = 0;
    await recovers();
  });

  it('FT3: one that says nothing any more is given up after the timeout, and connections that hang are replaced', async () => {
    wire.judge = () => 'lose';
    const answers = await Promise.all(Array.from({ length: 6 }, check));
    for (const answer of answers) assert.deepEqual([answer.status, codeOf(answer)], [503, 'server_busy'], answer.text);
    assert.equal((await server.browser().open('/healthz')).status, 200);
    // Old connections stay dead: only new ones reach it, as after a failover.
    wire.judge = () => 'pass';
    await recovers();
    for (let times = 0; times < 10; times++) assert.ok((await check()).json['session']);
    assert.ok(server.isRunning());
  });

  it('FT3: a login whose statements hang half-way lets nobody in, and nothing stays locked', async () => {
    const login = () => server.browser().call('login', { email: person.email, password: person.password });
    for (let after = 1; after <= 24; after += 3) {
      let pieces = 0;
      wire.judge = (_data, side) => (side === 'server' && ++pieces > after ? 'lose' : 'pass');
      const answer = await login();
      assert.ok(answer.status === 200 || codeOf(answer) === 'server_busy', answer.text);
      wire.judge = () => 'pass';
      await until('a login', async () => (await login()).status === 200);
    }
  });
});
