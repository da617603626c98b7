import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { codeOf } from '../rig/answers.js';
import type { TestBrowser } from '../rig/http-client.js';
import { type Inbox, openInbox } from '../rig/inbox.js';
import { goodPassword, newAddress, type Person } from '../rig/people.js';
import { type PostgresCluster, startPostgres } from '../rig/postgres-cluster.js';
import { until } from '../rig/until.js';
import { type CommandProcess, commandProcess, commonSettings } from '../rig/command-process.js';
import { join } from './rig/join.js';

/** How long PostgreSQL is stopped, in seconds. */
const outage = process.env['PORTICO_LONG'] ? 30 : 3;

describe('PostgreSQL stops and comes back', () => {
  let cluster: PostgresCluster;
  let inbox: Inbox;
  let servers: CommandProcess[];
  let person: Person;
  before(async () => {
    cluster = await startPostgres();
    process.once('exit', cluster.stop);
    inbox = await openInbox();
    const settings = commonSettings(`${cluster.url}/postgres`, inbox.url);
    servers = await Promise.all([commandProcess(settings), commandProcess(settings)]);
    await Promise.all(servers.map((server) => server.start()));
    person = await signUp();
  });
  after(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await inbox.close();
    cluster.stop();
  });

  const first = (): CommandProcess => {
    assert.ok(servers[0]);
    return servers[0];
  };
  const everywhere = <T>(work: (browser: TestBrowser) => Promise<T>): Promise<T[]> =>
    Promise.all(servers.map((server) => work(server.browser())));

  const signUp = (): Promise<Person> => join(first(), inbox);

  /** Mails that were being sent when the database stopped wait until nobody else can be at them; that is half a minute. */
  async function releaseMails(): Promise<void> {
    const client = new pg.Client({ connectionString: `${cluster.url}/postgres` });
    await client.connect();
    await client.query("update outbox set leased_until = null, next_try_at = 0 where state = 'waiting'");
    await client.end();
  }

  it('FT2: every request is answered with 503 and when to come again, nobody is let in, and all of it recovers', async () => {
    const { email, password } = person;
    const pids = servers.map((server) => server.pid());
    cluster.pause();
    const end = Date.now() + outage * 1000;
    do {
      for (const answer of [
        ...(await everywhere((browser) => browser.call('login', { email, password }))),
        ...(await everywhere((browser) => browser.call('login', { email, password: randomBytes(9).toString('hex') }))),
        ...(await everywhere((browser) => browser.call('getLoginOptions'))),
        ...(await everywhere((browser) => browser.call('signUp', { email: newAddress(), password: goodPassword }))),
        await person.browser.call('getSession'),
        await person.browser.call('getProfile'),
        await person.browser.call('logout'),
      ]) {
        assert.deepEqual([answer.status, codeOf(answer)], [503, 'server_busy'], answer.text);
        assert.match(answer.headers['retry-after'] ?? '', /^[1-9]\d*$/);
        // A cookie that cannot be asked about is not taken away.
        assert.deepEqual(answer.setCookies, []);
      }
      for (const page of await everywhere((browser) => browser.open('/login'))) {
        assert.equal(page.status, 503);
        assert.match(page.headers['content-type'] ?? '', /^text\/html/);
        assert.match(page.text, /The server is busy\.[^]*Try again in a minute/);
        assert.doesNotMatch(page.text, /what you typed/);
      }
      assert.deepEqual(await everywhere(async (browser) => (await browser.open('/healthz')).status), [200, 200]);
      assert.deepEqual(await everywhere(async (browser) => (await browser.open('/readyz')).status), [503, 503]);
      await new Promise((resolve) => setTimeout(resolve, 200));
    } while (Date.now() < end);
    await cluster.resume();
    // The first requests may still meet connections that broke; nothing has to be started again.
    await until('the server to recover', async () => (await person.browser.call('getSession')).json['session']);
    for (const answer of await everywhere((browser) => browser.call('login', { email, password })))
      assert.equal(answer.status, 200, answer.text);
    assert.equal((await signUp()).password, goodPassword);
    assert.deepEqual(
      servers.map((server) => server.pid()),
      pids,
    );
    assert.ok(servers.every((server) => server.isRunning()));
  });

  it('FT2: requests that are under way when it stops get a true answer, and what was acknowledged is there', async () => {
    const asked = Array.from({ length: 60 }, (_, index) => {
      const email = newAddress();
      const browser = (servers[index % servers.length] ?? first()).browser();
      return browser.call('signUp', { email, password: goodPassword }).then((answer) => ({ email, answer }));
    });
    await Promise.race(asked);
    cluster.pause();
    const answers = await Promise.all(asked);
    await cluster.resume();
    for (const { answer } of answers) assert.ok([200, 503].includes(answer.status), answer.text);
    assert.ok(answers.some(({ answer }) => answer.status === 200));
    assert.ok(
      servers.every((server) => server.isRunning()),
      'a connection that breaks between two statements ends no process',
    );
    await releaseMails();
    for (const { email, answer } of answers)
      if (answer.status === 200) await until(`the mail to ${email}`, () => inbox.to(email)[0]);
  });
});
