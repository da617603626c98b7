import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Engine, engines, type TestDatabase } from '../../../../test/rig/databases.js';
import { mailedToken, signUpPerson } from '../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../test/rig/server.js';

const newPassword = 'another whistle 77';

/** From now on no count of logins can be removed. */
const keepCounts: Record<Engine['name'], (database: TestDatabase) => Promise<unknown>> = {
  sqlite: (database) =>
    database.query(`create trigger keep before delete on limits when old.bucket like 'login account %'
      begin select raise(abort, 'kept'); end`),
  postgres: (database) =>
    database.query(`create function keep() returns trigger language plpgsql as
        $$ begin raise exception 'kept'; end $$;
      create trigger keep before delete on limits for each row when (old.bucket like 'login account %')
        execute function keep()`),
};

for (const engine of engines) {
  describe(`guesses that cannot be forgotten on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine);
    });
    after(() => server.close());

    it('do not turn a password that was changed, or reset, into an error', async () => {
      const { database } = server;
      const { browser, email, password } = await signUpPerson(server);
      const logIn = async (given: string) => (await server.browser().call('login', { email, password: given })).status;
      const change = async (currentPassword: string, to = newPassword) =>
        (await browser.call('changePassword', { currentPassword, newPassword: to })).status;
      const proofs = async () => (await database.query("select 1 from limits where bucket like 'own proof %'")).length;

      assert.equal(await logIn('a wrong guess 12'), 401);
      await keepCounts[engine.name](database);
      assert.equal(await change(password), 200);
      assert.match(server.log(), /"msg":"guesses at a former password not forgotten"/);

      assert.equal(await change('a wrong guess 12', 'a third whistle 77'), 401);
      assert.equal(await proofs(), 1);
      await browser.call('requestPasswordReset', { email });
      const token = await mailedToken(server, email);
      const reset = await server.browser().call('resetPassword', { token, password });
      assert.equal(reset.status, 200, reset.text);
      assert.equal(await proofs(), 0, 'what can be forgotten is');

      await database.query(engine.name === 'sqlite' ? 'drop trigger keep' : 'drop function keep cascade');
      assert.equal(await logIn(password), 200);
    });
  });
}
