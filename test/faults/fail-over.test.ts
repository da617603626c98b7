import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { codeOf } from '../rig/answers.js';
import { engines } from '../rig/databases.js';
import type { Answer } from '../rig/http-client.js';
import { newAddress, type Person, signUpPerson } from '../rig/people.js';
import { startServer, type TestServer } from '../rig/server.js';
import { until } from '../rig/until.js';

const postgres = engines.find(({ name }) => name === 'postgres');

describe(
  'PostgreSQL fails over, and new connections lead to a server that only reads for a while',
  { skip: !postgres },
  () => {
    let server: TestServer;
    let person: Person;
    /** Connected before, so that this one goes on writing. */
    let operator: pg.Client;
    before(async () => {
      server = await startServer(postgres ?? assert.fail(), { settings: { DATABASE_POOL: '5' } });
      person = await signUpPerson(server);
      operator = new pg.Client({ connectionString: server.database.url });
      await operator.connect();
    });
    after(async () => {
      await operator.end();
      await server.close();
    });

    const write = (): Promise<Answer> => server.browser().call('requestPasswordReset', { email: newAddress() });
    const readiness = async (): Promise<number> => (await server.browser().open('/readyz')).status;

    /** Connections from now on take writes, or do not; those of before end or stay as they are. */
    async function setReadOnly(isOn: boolean): Promise<void> {
      const { rows } = await operator.query<{ name: string }>('select current_database() as name');
      await operator.query(
        `alter database ${rows[0]?.name ?? ''} set default_transaction_read_only = ${isOn ? 'on' : 'off'}`,
      );
      if (!isOn) return;
      await operator.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
    }

    it('FT14: meanwhile it is not ready, reads are answered and writes told to come again; then every write is taken, though many only read', async () => {
      const reading = new AbortController();
      const seen = new Set<number>();
      const readers = Array.from({ length: 8 }, async () => {
        while (!reading.signal.aborted) seen.add((await person.browser.call('getProfile')).status);
      });
      try {
        await setReadOnly(true);
        await until('readers on connections that only read', async () => {
          const answer = await write();
          return answer.status === 503 && (await readiness()) === 503;
        });
        const refused = await write();
        assert.deepEqual([refused.status, codeOf(refused)], [503, 'server_busy'], refused.text);
        assert.match(refused.headers['retry-after'] ?? '', /^[1-9]\d*$/);
        assert.equal((await server.browser().open('/healthz')).status, 200);
        await until('a read', async () => (await person.browser.call('getProfile')).status === 200);
        await setReadOnly(false);
        await until('every write to be taken', async () => {
          const answers = await Promise.all(Array.from({ length: 10 }, write));
          return answers.every(({ status }) => status === 200);
        });
        assert.equal(await readiness(), 200);
      } finally {
        reading.abort();
        await Promise.all(readers);
      }
      assert.deepEqual(
        [...seen].filter((status) => status !== 200 && status !== 503),
        [],
      );
    });

    it('FT14: asking whether it is ready is enough to find the way back, without a request that fails', async () => {
      await setReadOnly(true);
      await until('the first refusal', async () => (await readiness()) === 503);
      // All connections of the pool are opened while nothing can be written.
      await Promise.all(Array.from({ length: 20 }, () => person.browser.call('getProfile')));
      await setReadOnly(false);
      await until('it to be ready again', async () => {
        const answers = await Promise.all(Array.from({ length: 10 }, readiness));
        return answers.every((status) => status === 200);
      });
      for (const { status, text } of await Promise.all(Array.from({ length: 10 }, write)))
        assert.equal(status, 200, text);
    });
  },
);
