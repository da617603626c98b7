import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { codeOf } from '../../../../test/rig/answers.js';
import { engines, type TestDatabase } from '../../../../test/rig/databases.js';
import { type Person, signUpPerson } from '../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../test/rig/server.js';
import { until } from '../../../../test/rig/until.js';

const postgres = engines.find(({ name }) => name === 'postgres');

describe('a PostgreSQL that refuses to write for now', { skip: !postgres }, () => {
  let server: TestServer;
  let database: TestDatabase;
  let person: Person;
  before(async () => {
    server = await startServer(postgres ?? assert.fail());
    ({ database } = server);
    person = await signUpPerson(server);
  });
  after(() => server.close());

  const logIn = () => server.browser().call('login', { email: person.email, password: person.password });

  async function isBusy(): Promise<void> {
    const answer = await logIn();
    assert.deepEqual([answer.status, codeOf(answer)], [503, 'server_busy'], answer.text);
    assert.match(answer.headers['retry-after'] ?? '', /^[1-9]\d*$/);
  }

  it('is busy while only a standby answers', async () => {
    const name = new URL(database.url).pathname.slice(1);
    const setReadOnly = async (value: 'on' | 'off'): Promise<void> => {
      const set = `alter database ${name} set default_transaction_read_only = ${value}`;
      await database.query(`begin read write; ${set}; commit`);
      // What was open is closed, as by a failover.
      await database.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and pid <> pg_backend_pid()`,
      );
    };
    await setReadOnly('on');
    await until('a login that the standby refused', async () => {
      // Until all connections are new ones, some are merely lost.
      await isBusy();
      return server.log().includes('"code":"25006"');
    });
    await setReadOnly('off');
    await until('a login', async () => (await logIn()).status === 200);
  });

  for (const [what, code] of [
    ['deadlocks', '40P01'],
    ['conflicts of transactions', '40001'],
  ] as const) {
    it(`is busy when ${what} do not end however often it begins again`, async () => {
      await database.query(
        `create function refuse() returns trigger language plpgsql as
          $$ begin raise exception 'again' using errcode = '${code}'; end $$`,
      );
      await database.query('create trigger refuse before insert on sessions execute function refuse()');
      await isBusy();
      await database.query('drop function refuse cascade');
      assert.equal((await logIn()).status, 200);
    });
  }
});
