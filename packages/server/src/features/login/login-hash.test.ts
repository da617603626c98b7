import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { engines, type TestDatabase } from '../../../../../test/rig/databases.js';
import { goodPassword, signUpPerson } from '../../../../../test/rig/people.js';
import { startServer } from '../../../../../test/rig/server.js';

const settings = { PORTICO_SECRET: randomBytes(32).toString('base64') };

for (const engine of engines) {
  describe(`the cost of a stored password on ${engine.name}`, () => {
    it('PW15: a login after the cost was raised hashes the password anew, once', async () => {
      const first = await startServer(engine, { settings });
      const { email, password } = await signUpPerson(first);
      const before = await storedHash(first.database, email);
      const second = await startServer(engine, {
        settings,
        database: first.database,
        hashCost: { memoryKib: 64, passes: 2 },
      });
      const browser = second.browser();
      assert.equal((await browser.call('login', { email, password: 'not the password' })).status, 401);
      assert.equal(await storedHash(first.database, email), before, 'a wrong password changes nothing');
      assert.equal((await browser.call('login', { email, password })).status, 200);
      const raised = await storedHash(first.database, email);
      assert.match(raised, /\$m=64,t=2,/);
      assert.equal((await browser.call('login', { email, password })).status, 200);
      assert.equal(await storedHash(first.database, email), raised);
      await second.close();
      await first.close();
    });

    it('PW15: that the new hash cannot be written keeps nobody out', async () => {
      const first = await startServer(engine, { settings });
      const { email } = await signUpPerson(first);
      const before = await storedHash(first.database, email);
      await refuseNewHashes(first.database, engine.name);
      const second = await startServer(engine, {
        settings,
        database: first.database,
        hashCost: { memoryKib: 64, passes: 2 },
      });
      const answer = await second.browser().call('login', { email, password: goodPassword });
      assert.equal(answer.status, 200, answer.text);
      assert.equal(await storedHash(first.database, email), before);
      assert.match(second.log(), /password hash not renewed/);
      await second.close();
      await first.close();
    });
  });
}

async function storedHash(database: TestDatabase, email: string): Promise<string> {
  const [row] = await database.query(
    'select u.password_hash from users u join addresses a on a.user_id = u.id where a.compare_key = $1',
    [email],
  );
  return String(row?.['password_hash']);
}

async function refuseNewHashes(database: TestDatabase, engine: 'sqlite' | 'postgres'): Promise<void> {
  if (engine === 'sqlite') {
    await database.query(`create trigger stuck before update of password_hash on users
      begin select raise(abort, 'the disk is full'); end`);
    return;
  }
  await database.query(`create function stuck() returns trigger language plpgsql as
    $$ begin raise exception 'the disk is full'; end $$`);
  await database.query(`create trigger stuck before update of password_hash on users
    for each row execute function stuck()`);
}
