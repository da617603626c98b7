import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { sessionHeader } from '@portico/contract';
import { codeOf } from '../rig/answers.js';
import { engines, type TestDatabase } from '../rig/databases.js';
import type { TestBrowser } from '../rig/http-client.js';
import { type Inbox, openInbox } from '../rig/inbox.js';
import { goodPassword, mailedToken, newAddress, signUpPerson } from '../rig/people.js';
import { startServer, type TestServer } from '../rig/server.js';

/* Each server that is started makes a secret of its own, as after one was lost or had to be replaced. */
const settings = { PUBLIC_URL: 'http://localhost:4998' };
const at = (server: TestServer): TestBrowser => server.browser({ Host: 'localhost:4998' });

function kidOf(token: unknown): string {
  const [header = ''] = String(token).split('.');
  return (JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string }).kid;
}

for (const engine of engines) {
  describe(`a server under another secret on ${engine.name}`, () => {
    let [database, inbox]: [TestDatabase?, Inbox?] = [];
    let server: TestServer;
    let browser: TestBrowser;
    let email: string;
    let token: string;
    before(async () => {
      [database, inbox] = await Promise.all([engine.create(), openInbox()]);
      const former = await startServer(engine, { database, inbox, settings });
      const person = await signUpPerson({ ...former, browser: () => at(former) });
      ({ email } = person);
      const there = person.browser;
      assert.equal((await there.call('mintAccessToken')).status, 200);
      assert.equal((await at(former).call('requestPasswordReset', { email })).status, 200);
      token = await mailedToken(former, email);
      // One mail stays behind, sealed under the secret that goes.
      inbox.refuseWith = 451;
      const late = { email: newAddress(), password: goodPassword };
      assert.equal((await at(former).call('signUp', late)).status, 200);
      await former.mails();
      await former.close();
      inbox.refuseWith = undefined;
      server = await startServer(engine, { database, inbox, settings });
      browser = at(server);
      for (const [name, value] of there.cookies) browser.cookies.set(name, value);
    });
    after(async () => {
      await server.close();
      await inbox?.close();
      await database?.drop();
    });

    it('knows who is logged in, and signs access tokens that its list of keys verifies', async () => {
      assert.ok((await browser.call('getSession')).json['session']);
      const minted = await browser.call('mintAccessToken');
      assert.equal(minted.status, 200, minted.text);
      const { keys } = (await at(server).open('/.well-known/jwks.json')).json as { keys: { kid: string }[] };
      assert.equal(keys.length, 2);
      assert.ok(keys.some((key) => key.kid === kidOf(minted.json['token'])));
    });

    it('makes one key, whoever asks first of two servers that have the new secret', async () => {
      assert.ok(database && inbox);
      const shared = { ...settings, PORTICO_SECRET: randomBytes(32).toString('base64') };
      const own = { database, inbox, settings: shared };
      const pair = await Promise.all([startServer(engine, own), startServer(engine, own)]);
      const minted = await Promise.all(
        Array.from({ length: 20 }, (_, index) => {
          const there = at(pair[index % 2] ?? server);
          for (const [name, value] of browser.cookies) there.cookies.set(name, value);
          return there.call('mintAccessToken');
        }),
      );
      await Promise.all(pair.map((each) => each.close()));
      assert.deepEqual([...new Set(minted.map(({ status }) => status))], [200]);
      assert.equal(new Set(minted.map(({ json }) => kidOf(json['token']))).size, 1);
    });

    it('asks a page of another site that repeats a refresh to log in, and tells nobody of a theft', async () => {
      assert.ok(database && inbox);
      const bearer = { [sessionHeader]: 'bearer', Host: 'localhost:4998' };
      const login = await server.browser(bearer).call('login', { email, password: goodPassword });
      const { refreshToken } = login.json['tokens'] as { refreshToken: string };
      assert.equal((await server.browser(bearer).call('refreshAccess', { refreshToken })).status, 200);
      const latter = await startServer(engine, { database, inbox, settings });
      const again = await latter.browser(bearer).call('refreshAccess', { refreshToken });
      assert.equal(again.status, 401, again.text);
      assert.equal(codeOf(again), 'session_missing');
      const told = (await latter.mails()).to(email).map(({ subject }) => subject);
      assert.ok(!told.includes('You were logged out for your security'), told.join());
      await latter.close();
    });

    it('logs in, and takes links that were mailed before', async () => {
      assert.equal((await at(server).call('login', { email, password: goodPassword })).status, 200);
      const reset = await at(server).call('resetPassword', { token, password: 'a wholly other tin whistle' });
      assert.equal(reset.status, 200, reset.text);
    });

    it('sends what is written now, past a mail that it cannot open', async () => {
      server.skip(3_600_000);
      assert.equal((await at(server).call('requestPasswordReset', { email })).status, 200);
      assert.notEqual(await mailedToken(server, email), token);
    });
  });

  it(`servers that begin under different secrets sign from the first request on, each by its own key, on ${engine.name}`, async (test) => {
    const [database, inbox] = await Promise.all([engine.create(), openInbox()]);
    test.after(async () => {
      await inbox.close();
      await database.drop();
    });
    const own = { database, inbox, settings };
    const first = await startServer(engine, own);
    const { browser } = await signUpPerson({ ...first, browser: () => at(first) });
    await first.close();
    for (let round = 0; round < 5; round++) {
      await database.query('delete from signing_keys');
      const pair = await Promise.all([startServer(engine, own), startServer(engine, own)]);
      const minted = await Promise.all(
        Array.from({ length: 20 }, (_, index) => {
          const there = at(pair[index % 2] ?? first);
          for (const [name, value] of browser.cookies) there.cookies.set(name, value);
          return there.call('mintAccessToken');
        }),
      );
      await Promise.all(pair.map((server) => server.close()));
      assert.deepEqual([...new Set(minted.map(({ status }) => status))], [200]);
      assert.equal(new Set(minted.map(({ json }) => kidOf(json['token']))).size, 2);
    }
  });
}
