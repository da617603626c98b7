import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { sessionHeader } from '@portico/contract';
import { codeOf } from '../rig/answers.js';
import { engines, type TestDatabase } from '../rig/databases.js';
import type { Answer, TestBrowser } from '../rig/http-client.js';
import { type Inbox, openInbox } from '../rig/inbox.js';
import { goodPassword, newAddress, signUpPerson } from '../rig/people.js';
import { startServer, type TestServer } from '../rig/server.js';
import { wideLimits } from '../rig/wide-limits.js';

const minute = 60_000;
const hour = 60 * minute;
const postgres = engines.find(({ name }) => name === 'postgres');

interface Tokens {
  accessToken: string;
  refreshToken: string;
}
const tokensOf = ({ json }: Answer): Tokens => json['tokens'] as Tokens;

/** A page of another site at one of the servers. */
function elsewhere(server: TestServer, accessToken?: string): TestBrowser {
  const authorization = accessToken === undefined ? {} : { Authorization: `Bearer ${accessToken}` };
  return server.browser({ Host: 'localhost:4999', [sessionHeader]: 'bearer', ...authorization });
}

describe('two processes whose clocks are five minutes apart', () => {
  let [database, inbox]: [TestDatabase?, Inbox?] = [];
  let slow: TestServer;
  let fast: TestServer;
  before(async () => {
    assert.ok(postgres);
    [database, inbox] = await Promise.all([postgres.create(), openInbox()]);
    const secret = randomBytes(32).toString('base64');
    const settings = { ...wideLimits, PORTICO_SECRET: secret, PUBLIC_URL: 'http://localhost:4999' };
    slow = await startServer(postgres, { database, inbox, settings });
    fast = await startServer(postgres, { database, inbox, settings });
    fast.skip(5 * minute);
  });
  after(async () => {
    await slow.close();
    await fast.close();
    await inbox?.close();
    await database?.drop();
  });

  const both = (): [TestServer, TestServer][] => [
    [slow, fast],
    [fast, slow],
  ];
  const at = (server: TestServer): TestBrowser => server.browser({ Host: 'localhost:4999' });

  /** The same person's browser, whose next request another process answers. */
  function moved(browser: TestBrowser, server: TestServer): TestBrowser {
    const there = at(server);
    for (const [name, value] of browser.cookies) there.cookies.set(name, value);
    return there;
  }

  it('FT7: what one begins the other finishes: sign-up, session, reset', async () => {
    for (const [here, there] of both()) {
      const email = newAddress();
      const browser = at(here);
      assert.equal((await browser.call('signUp', { email, password: goodPassword })).status, 200);
      const { code } = (await here.mails()).newest(email);
      const arrived = moved(browser, there);
      assert.equal((await arrived.call('verifyAddress', { code })).status, 200);
      for (let turn = 0; turn < 4; turn++) {
        assert.ok((await moved(arrived, turn % 2 ? here : there).call('getSession')).json['session']);
      }
      assert.equal((await at(here).call('requestPasswordReset', { email })).status, 200);
      const { link } = (await here.mails()).newest(email);
      const token = new URL(link).searchParams.get('token');
      assert.equal((await at(there).call('resetPassword', { token, password: `${goodPassword} new` })).status, 200);
    }
  });

  it('FT7: a page of another site stays signed in, whichever of them it asks', async () => {
    const { email } = await signUpPerson({ browser: () => at(slow), mails: () => slow.mails() });
    for (const [here, there] of both()) {
      const login = await elsewhere(here).call('login', { email, password: goodPassword });
      let tokens = tokensOf(login);
      for (let turn = 0; turn < 6; turn++) {
        const server = turn % 2 ? here : there;
        const asked = await elsewhere(server, tokens.accessToken).call('getProfile');
        if (asked.status !== 200)
          assert.equal(codeOf(asked), 'session_missing', 'an expired token is renewed, no more');
        const renewed = await elsewhere(server).call('refreshAccess', { refreshToken: tokens.refreshToken });
        assert.equal(renewed.status, 200, renewed.text);
        tokens = tokensOf(renewed);
        assert.equal((await elsewhere(server, tokens.accessToken).call('getProfile')).status, 200);
      }
    }
  });
});

for (const engine of engines) {
  describe(`a clock that jumps on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, { settings: { ...wideLimits, LIMIT_LOGIN_FAILURES: '5' } });
    });
    after(() => server.close());

    it('FT7: an hour on and two back, nobody is logged out, no login and no mail waits for the hours', async () => {
      const person = await signUpPerson(server);
      for (const jump of [hour, -2 * hour, hour]) {
        server.skip(jump);
        assert.ok((await person.browser.call('getSession')).json['session'], `after ${jump / hour} h`);
        const { email, password } = person;
        assert.equal((await server.browser().call('login', { email, password })).status, 200);
        const newcomer = await signUpPerson(server);
        assert.ok((await newcomer.browser.call('getSession')).json['session']);
      }
    });

    it('FT7: a wait for wrong passwords never grows by a jump back', async () => {
      const person = await signUpPerson(server);
      const stranger = (): Promise<Answer> =>
        server.browser().call('login', { email: person.email, password: 'not the right one' });
      server.skip(hour);
      let answer = await stranger();
      for (let tries = 0; tries < 10 && answer.status !== 429; tries++) answer = await stranger();
      assert.equal(answer.status, 429);
      server.skip(-2 * hour);
      const { status, headers } = await stranger();
      assert.ok(status !== 429 || Number(headers['retry-after']) <= 15 * 60, `${status} ${headers['retry-after']}`);
      server.skip(hour);
      const own = await person.browser.call('login', { email: person.email, password: person.password });
      assert.equal(own.status, 200, 'their own device is not held up');
    });

    it('FT7: an access token is good for its time, by the clock of who asks', async () => {
      const { email } = await signUpPerson(server);
      const there = (accessToken?: string): TestBrowser =>
        server.browser({
          [sessionHeader]: 'bearer',
          ...(accessToken === undefined ? {} : { Authorization: `Bearer ${accessToken}` }),
        });
      const { accessToken } = tokensOf(await there().call('login', { email, password: goodPassword }));
      assert.equal((await there(accessToken).call('getProfile')).status, 200);
      server.skip(6 * minute);
      assert.equal(codeOf(await there(accessToken).call('getProfile')), 'session_missing');
      server.skip(-6 * minute);
      assert.equal((await there(accessToken).call('getProfile')).status, 200);
    });
  });
}
