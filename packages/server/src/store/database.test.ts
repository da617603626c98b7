import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import express from 'express';
import pg from 'pg';
import { codeOf } from '../../../../test/rig/answers.js';
import { engines } from '../../../../test/rig/databases.js';
import { type Answer, send } from '../../../../test/rig/http-client.js';
import { type Person, signUpPerson } from '../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../test/rig/server.js';
import { until } from '../../../../test/rig/until.js';

const postgres = engines.find(({ name }) => name === 'postgres');
const pool = 3;

describe('a PostgreSQL on which somebody else holds a table', { skip: !postgres }, () => {
  let server: TestServer;
  let person: Person;
  /** Another client of the same database, an operator's, say. */
  let other: pg.Client;
  let otherPid: number;
  before(async () => {
    server = await startServer(postgres ?? assert.fail(), {
      settings: { DATABASE_TIMEOUT: '1s', DATABASE_POOL: String(pool) },
    });
    person = await signUpPerson(server);
    other = new pg.Client({ connectionString: server.database.url });
    await other.connect();
    const { rows } = await other.query<{ pid: number }>('select pg_backend_pid() as pid');
    otherPid = rows[0]?.pid ?? assert.fail();
  });
  after(async () => {
    await other.end();
    await server.close();
  });

  const check = () => person.browser.open('/api/v1/session');

  /** What the server's own connections do, as PostgreSQL sees it. */
  async function connections(): Promise<{ all: number; busy: number }> {
    const [row] = await server.database.query(
      `select count(*) as all, count(*) filter (where state <> 'idle') as busy from pg_stat_activity
        where datname = current_database() and pid not in (pg_backend_pid(), $1)`,
      [otherPid],
    );
    return { all: Number(row?.['all']), busy: Number(row?.['busy']) };
  }

  async function whileHeld(work: () => Promise<void>): Promise<void> {
    await other.query('begin; lock table sessions in access exclusive mode');
    try {
      await work();
    } finally {
      await other.query('rollback');
    }
    await until('the server to recover', async () => (await check()).status === 200);
  }

  function isBusy(answer: Answer): void {
    assert.deepEqual([answer.status, codeOf(answer)], [503, 'server_busy'], answer.text);
    assert.match(answer.headers['retry-after'] ?? '', /^[1-9]\d*$/);
  }

  it('FT3: statements that wait for it are ended there, by no more connections than the pool has', () =>
    whileHeld(async () => {
      const asked = Array.from({ length: 4 * pool }, check);
      await until('all connections to wait', async () => (await connections()).busy >= pool);
      assert.equal((await server.browser().open('/healthz')).status, 200);
      for (const answer of await Promise.all(asked)) isBusy(answer);
      // What was given up here alone would go on there, and each next try would be one more connection.
      for (let tries = 0; tries < 2; tries++) {
        isBusy(await check());
        const { all, busy } = await connections();
        assert.equal(busy, 0, 'statements that nobody waits for');
        assert.ok(all <= pool, `${all} connections`);
      }
    }));

  it('FT3: a route of the host says so as well', async () => {
    const app = express().get('/orders', server.portico.requireSession(), (_req, res) => {
      res.json({});
    });
    const http = createServer(app);
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const { port } = http.address() as AddressInfo;
    const Cookie = [...person.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const ask = () => send(port, { path: '/orders', headers: { Cookie } });
    try {
      assert.equal((await ask()).status, 200);
      await whileHeld(async () => {
        isBusy(await ask());
      });
    } finally {
      http.closeAllConnections();
      http.close();
    }
  });
});
