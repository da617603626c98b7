import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { codeOf } from '../rig/answers.js';
import { engines, type TestDatabase } from '../rig/databases.js';
import type { Answer, TestBrowser } from '../rig/http-client.js';
import { newAddress, type Person, signUpPerson } from '../rig/people.js';
import { type PostgresCluster, type Standby, startPostgres } from '../rig/postgres-cluster.js';
import { startServer, type TestServer } from '../rig/server.js';
import { until } from '../rig/until.js';
import { wideLimits } from '../rig/wide-limits.js';
import { type TcpProxy, tcpProxy } from './rig/tcp-proxy.js';

const skip = engines.every(({ name }) => name !== 'postgres');

describe('one address that leads to one PostgreSQL and then to another', { skip }, () => {
  let primary: PostgresCluster;
  let standby: Standby;
  let address: TcpProxy;
  let server: TestServer;
  /** Where the address leads. */
  let leadsTo: () => number;
  before(async () => {
    primary = await startPostgres();
    process.once('exit', () => primary.stop());
    standby = await primary.follow();
    process.once('exit', () => standby.stop());
    leadsTo = () => primary.port;
    address = await tcpProxy(() => leadsTo());
    const database: TestDatabase = {
      url: `postgres://portico@127.0.0.1:${address.port}/postgres`,
      query: () => Promise.reject(new Error('nobody asks it beside the server')),
      drop: () => Promise.resolve(),
    };
    const settings = { ...wideLimits, DATABASE_POOL: '5' };
    server = await startServer({ name: 'postgres', create: () => Promise.resolve(database) }, { settings });
  });
  after(async () => {
    await server.close();
    await address.close();
  });

  /** Reads and logs in without a pause until `work` is done; how each of those who got in goes on. */
  async function underLoad(person: Person, work: (loggedIn: TestBrowser[]) => Promise<void>): Promise<TestBrowser[]> {
    const loggedIn: TestBrowser[] = [];
    const seen = new Set<number>();
    const load = new AbortController();
    const workers = Array.from({ length: 6 }, async () => {
      while (!load.signal.aborted) {
        const browser = server.browser();
        const { status } = await logIn(browser, person);
        seen.add(status);
        if (status === 200) loggedIn.push(browser);
        seen.add((await person.browser.call('getProfile')).status);
      }
    });
    try {
      await until('some logins', () => loggedIn.length >= 10);
      await work(loggedIn);
      const before = loggedIn.length;
      await until('logins again', () => loggedIn.length >= before + 10);
    } finally {
      load.abort();
      await Promise.all(workers);
    }
    seen.delete(503);
    assert.deepEqual([...seen], [200]);
    return loggedIn;
  }

  async function readsAlone(person: Person): Promise<void> {
    await until('readers on the standby, which refuses writes', async () => {
      const read = await person.browser.call('getProfile');
      const written = await write();
      return read.status === 200 && written.status === 503 && codeOf(written) === 'server_busy';
    });
    assert.equal((await server.browser().open('/readyz')).status, 503);
  }

  /** In ten seconds. */
  async function writesAgain(): Promise<void> {
    await until('every write to be taken', async () => {
      const answers = await Promise.all(Array.from({ length: 10 }, write));
      return answers.every(({ status }) => status === 200);
    });
    assert.equal((await server.browser().open('/readyz')).status, 200);
  }

  it('FT14: connections to a standby stay open for ever; within ten seconds none is used that takes no writes', async () => {
    const person = await signUpPerson(server);
    await underLoad(person, async () => {
      leadsTo = () => standby.port;
      address.breakAll();
      await readsAlone(person);
      leadsTo = () => primary.port;
      await writesAgain();
    });
  });

  it('FT14: after a crash its standby answers reads, and every write within ten seconds once promoted; no login is lost', async () => {
    const person = await signUpPerson(server);
    const loggedIn = await underLoad(person, async () => {
      primary.stop();
      leadsTo = () => standby.port;
      await readsAlone(person);
      await standby.promote();
      await writesAgain();
    });
    for (const browser of loggedIn) assert.ok((await browser.call('getSession')).json['session'], 'a session was lost');
  });

  const logIn = (browser: TestBrowser, { email, password }: Person): Promise<Answer> =>
    browser.call('login', { email, password });
  const write = (): Promise<Answer> => server.browser().call('requestPasswordReset', { email: newAddress() });
});
