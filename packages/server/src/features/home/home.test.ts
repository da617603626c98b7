import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { engines } from '../../../../../test/rig/databases.js';
import { signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';

for (const engine of engines) {
  describe(`the portal's first page on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine);
    });
    after(() => server.close());

    it('a visitor is told where to log in, and whoever is signed in where their account is', async () => {
      const visitor = await server.browser().open('/');
      assert.match(visitor.text, /Log in, or sign up for an account\./);
      assert.match(visitor.text, /href="\/login"/);
      assert.match(visitor.text, /href="\/signup"/);
      const { browser } = await signUpPerson(server);
      const own = await browser.open('/');
      assert.match(own.text, /Your account is ready\./);
      assert.doesNotMatch(own.text, /Log in|sign up/);
      assert.match(own.text, /href="\/account"/);
      await browser.call('logout');
      assert.match((await browser.open('/')).text, /Log in, or sign up/);
    });

    it('a session that is dead or none counts as nobody', async () => {
      const { browser } = await signUpPerson(server);
      await server.database.query('delete from sessions');
      assert.match((await browser.open('/')).text, /Log in, or sign up/);
    });
  });
}
