import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import Sqlite from 'better-sqlite3';
import { codeOf } from '../../../../test/rig/answers.js';
import { engines } from '../../../../test/rig/databases.js';
import { type Person, signUpPerson } from '../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../test/rig/server.js';
import { wideLimits } from '../../../../test/rig/wide-limits.js';

const sqlite = engines.find(({ name }) => name === 'sqlite') ?? assert.fail('no SQLite');

describe('a database file that somebody else has locked', () => {
  let server: TestServer;
  let person: Person;
  let stranger: Sqlite.Database;
  before(async () => {
    server = await startServer(sqlite, { settings: wideLimits });
    person = await signUpPerson(server);
    stranger = new Sqlite(server.database.url.replace(/^sqlite:/, ''));
  });
  after(async () => {
    stranger.close();
    await server.close();
  });

  const logIn = () => server.browser().call('login', { email: person.email, password: person.password });

  it('holds up who writes, and nobody else', async () => {
    stranger.exec('begin immediate');
    let waiting = 3;
    const logins = [logIn(), logIn(), logIn()].map((login) => login.finally(() => (waiting -= 1)));
    for (let times = 0; times < 20; times++) {
      assert.equal((await server.browser().open('/healthz')).status, 200);
      assert.equal((await person.browser.call('getProfile')).status, 200);
    }
    assert.equal(waiting, 3);
    stranger.exec('commit');
    assert.deepEqual(
      (await Promise.all(logins)).map(({ status }) => status),
      [200, 200, 200],
    );
  });

  it('is waited for five seconds, by all who wait together', async () => {
    stranger.exec('begin immediate');
    const begin = performance.now();
    const answers = await Promise.all([logIn(), logIn(), logIn(), logIn()]);
    const time = performance.now() - begin;
    stranger.exec('commit');
    for (const answer of answers) assert.deepEqual([answer.status, codeOf(answer)], [503, 'server_busy']);
    assert.ok(time >= 5000 && time < 9000, `${time} ms`);
    assert.equal((await logIn()).status, 200);
  });
});
