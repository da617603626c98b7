import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { apiPath, personHeader, sessionHeader } from '@portico/contract';
import { codeOf } from '../../../../test/rig/answers.js';
import { engines } from '../../../../test/rig/databases.js';
import type { Answer, TestBrowser } from '../../../../test/rig/http-client.js';
import { goodPassword, mailedToken, newAddress, signUpPerson } from '../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../test/rig/server.js';
import { wideLimits } from '../../../../test/rig/wide-limits.js';

const serviceKey = 'back-ends-of-the-site-know-this-7';
const second = 1000;
const minute = 60 * second;

interface Tokens {
  accessToken: string;
  accessExpiresAt: number;
  refreshToken: string;
}

for (const engine of engines) {
  describe(`sessions that no cookie carries on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      const lifetimes = { SESSION_IDLE: '2h', SESSION_ABSOLUTE: '5h' };
      server = await startServer(engine, { settings: { ...wideLimits, ...lifetimes, INTROSPECTION_KEY: serviceKey } });
    });
    after(() => server.close());

    const page = (token?: string): TestBrowser =>
      server.browser({ [sessionHeader]: 'bearer', ...(token ? { Authorization: `Bearer ${token}` } : {}) });

    const tokensOf = (answer: Answer): Tokens => {
      assert.equal(answer.status, 200, answer.text);
      assert.deepEqual(answer.setCookies, []);
      return answer.json['tokens'] as Tokens;
    };

    async function loggedIn(email?: string): Promise<Tokens & { email: string }> {
      const address = email ?? (await signUpPerson(server)).email;
      return { ...tokensOf(await page().call('login', { email: address, password: goodPassword })), email: address };
    }

    async function events(event: string, email: string): Promise<number> {
      const rows = await server.database.query(
        `select count(*) as n from audit_entries where event = $1 and subject_id =
          (select user_id from addresses where compare_key = $2)`,
        [event, email],
      );
      return Number(rows[0]?.['n']);
    }

    const refresh = (refreshToken: string) => page().call('refreshAccess', { refreshToken });

    it('a login answers with tokens and sets no cookie, and the API takes the one in the header', async () => {
      const { accessToken, accessExpiresAt, email } = await loggedIn();
      assert.ok(accessExpiresAt > server.now() && accessExpiresAt <= server.now() + 5 * minute);
      const session = await page(accessToken).call('getSession');
      assert.equal((session.json['session'] as { user: { email: string } }).user.email, email);
      assert.equal((await page(accessToken).call('getContactSettings')).status, 200);
      assert.deepEqual((await page().call('getSession')).json, { session: null });
      assert.equal(codeOf(await page().call('getContactSettings')), 'session_missing');
    });

    it('a page that asked for no tokens gets none, and a cookie counts for nothing where tokens do', async () => {
      const { browser, email } = await signUpPerson(server);
      const login = await browser.call('login', { email, password: goodPassword });
      assert.equal(login.json['tokens'], undefined);
      assert.equal((await browser.call('getProfile')).status, 200);
      browser.headers[sessionHeader] = 'bearer';
      assert.equal(codeOf(await browser.call('getProfile')), 'session_missing');
      browser.headers['Authorization'] = 'Bearer nonsense';
      assert.equal(codeOf(await browser.call('getSession')), 'session_missing');
    });

    it('SE6: a log-out ends it at once, for the token that is still good by its signature as well', async () => {
      const { accessToken, refreshToken } = await loggedIn();
      assert.equal((await page(accessToken).call('logout')).status, 200);
      assert.equal(codeOf(await page(accessToken).call('getProfile')), 'session_missing');
      assert.equal(codeOf(await refresh(refreshToken)), 'session_missing');
    });

    it('SE6: a log-out with an expired token says so, and one with the next token ends the session', async () => {
      const { accessToken, refreshToken } = await loggedIn();
      server.skip(5 * minute);
      for (const token of [accessToken, 'nonsense']) {
        assert.equal(codeOf(await page(token).call('logout')), 'session_missing', token);
      }
      const next = tokensOf(await refresh(refreshToken));
      assert.equal((await page(next.accessToken).call('logout')).status, 200);
      assert.equal(codeOf(await refresh(next.refreshToken)), 'session_missing');
      assert.equal((await page(next.accessToken).call('logout')).status, 200, 'it is over: nothing is left to end');
      assert.equal((await page().call('logout')).status, 200, 'there is none');
    });

    it('an access token expires, and a refresh token gets the next pair', async () => {
      const { accessToken, refreshToken } = await loggedIn();
      server.skip(5 * minute);
      assert.equal(codeOf(await page(accessToken).call('getProfile')), 'session_missing');
      const next = tokensOf(await refresh(refreshToken));
      assert.notEqual(next.refreshToken, refreshToken);
      assert.equal((await page(next.accessToken).call('getProfile')).status, 200);
    });

    it('SE7: refreshing never outlives the absolute end, and a session that was not used is over', async () => {
      let { refreshToken } = await loggedIn();
      for (let hours = 0; hours < 5; hours++) {
        refreshToken = tokensOf(await refresh(refreshToken)).refreshToken;
        server.skip(60 * minute);
      }
      assert.equal(codeOf(await refresh(refreshToken)), 'session_missing');
      const idle = await loggedIn();
      server.skip(121 * minute);
      assert.equal(codeOf(await refresh(idle.refreshToken)), 'session_missing');
    });

    it('SE14: within the grace the same refresh token gets the same successor', async () => {
      const { refreshToken, email } = await loggedIn();
      const first = tokensOf(await refresh(refreshToken));
      server.skip(29 * second);
      const again = tokensOf(await refresh(refreshToken));
      assert.equal(again.refreshToken, first.refreshToken);
      const answers = await Promise.all(Array.from({ length: 8 }, () => refresh(first.refreshToken)));
      assert.equal(new Set(answers.map((answer) => tokensOf(answer).refreshToken)).size, 1);
      assert.equal(await events('refresh_repeated', email), 8, 'a thief inside the grace can be seen');
    });

    it('SE13: a late tab gets the newest token of its session, not one that was used since', async () => {
      const { refreshToken, email } = await loggedIn();
      const first = tokensOf(await refresh(refreshToken));
      server.skip(10 * second);
      const newest = tokensOf(await refresh(first.refreshToken));
      server.skip(10 * second);
      const late = await Promise.all(Array.from({ length: 20 }, () => refresh(refreshToken)));
      assert.deepEqual(new Set(late.map((answer) => tokensOf(answer).refreshToken)), new Set([newest.refreshToken]));
      assert.equal(tokensOf(await refresh(first.refreshToken)).refreshToken, newest.refreshToken);
      // Whoever was late goes on by it once the access token is over.
      server.skip(5 * minute);
      const third = tokensOf(await refresh(newest.refreshToken));
      assert.equal((await page(third.accessToken).call('getProfile')).status, 200);
      assert.deepEqual([await events('refresh_repeated', email), await events('refresh_reused', email)], [21, 0]);
      assert.equal(codeOf(await refresh(first.refreshToken)), 'session_missing', 'the grace is over');
      assert.equal(codeOf(await page(third.accessToken).call('getProfile')), 'session_missing');
      assert.equal(await events('refresh_reused', email), 1);
    });

    it('SE13: so does one that missed several, and one whose chain was broken ends nobody’s session', async () => {
      const { refreshToken } = await loggedIn();
      let newest = refreshToken;
      for (let times = 0; times < 8; times++) newest = tokensOf(await refresh(newest)).refreshToken;
      assert.equal(tokensOf(await refresh(refreshToken)).refreshToken, newest);
      // By the clock of another process the grace of one between may be over a little earlier.
      await server.database.query(
        `update refresh_tokens set successor = null where used_at is not null and id in
         (select id from refresh_tokens order by id desc limit 3)`,
      );
      assert.equal(codeOf(await refresh(refreshToken)), 'session_missing');
      assert.equal(tokensOf(await refresh(newest)).refreshToken.length, 43);
    });

    it('SE14: the grace begins with the use: a clock that went back by an hour makes it no longer', async () => {
      const near = await loggedIn();
      tokensOf(await refresh(near.refreshToken));
      server.skip(-50 * second);
      tokensOf(await refresh(near.refreshToken));
      const far = await loggedIn();
      tokensOf(await refresh(far.refreshToken));
      server.skip(-60 * minute);
      assert.equal(codeOf(await refresh(far.refreshToken)), 'session_missing');
      assert.equal(await events('refresh_reused', far.email), 1);
      server.skip(60 * minute + 50 * second);
    });

    it('SE11: a refresh token that comes again later ends the whole session, is written down and told', async () => {
      const { refreshToken, email } = await loggedIn();
      const next = tokensOf(await refresh(refreshToken));
      const newest = tokensOf(await refresh(next.refreshToken));
      server.skip(31 * second);
      assert.equal(codeOf(await refresh(refreshToken)), 'session_missing');
      for (const token of [next, newest]) {
        assert.equal(codeOf(await page(token.accessToken).call('getProfile')), 'session_missing');
        assert.equal(codeOf(await refresh(token.refreshToken)), 'session_missing');
      }
      const told = (await server.mails())
        .to(email)
        .filter(({ subject }) => subject === 'You were logged out for your security');
      assert.equal(told.length, 1);
      assert.equal(codeOf(await refresh(refreshToken)), 'session_missing');
      assert.equal(
        (await server.mails()).to(email).filter(({ subject }) => subject.includes('for your security')).length,
        1,
      );
      const { accessToken } = await loggedIn(email);
      const activity = await page(accessToken).call('listActivity');
      assert.ok((activity.json['entries'] as { event: string }[]).some(({ event }) => event === 'refresh_reused'));
    });

    it('PW12: a new password ends it, and the one that chose it goes on with a new pair', async () => {
      const { accessToken, refreshToken, email } = await loggedIn();
      const other = await loggedIn(email);
      const fresh = { currentPassword: goodPassword, newPassword: 'harbour lantern 12' };
      const changed = tokensOf(await page(accessToken).call('changePassword', fresh));
      assert.equal(codeOf(await refresh(refreshToken)), 'session_missing');
      assert.equal(codeOf(await refresh(other.refreshToken)), 'session_missing');
      assert.equal((await page(changed.accessToken).call('getProfile')).status, 200);
    });

    it('SE3: a proof of who somebody is gives nothing to tokens from before it, the page’s and the back ends’', async () => {
      const { accessToken } = await loggedIn();
      const minted = String((await page(accessToken).call('mintAccessToken')).json['token']);
      const introspected = async (token: string): Promise<unknown> => {
        const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${serviceKey}` };
        const body = JSON.stringify({ token });
        return (await page().send({ method: 'POST', path: `${apiPath}/introspect`, headers, body })).json['active'];
      };
      assert.equal(await introspected(minted), true);
      const proven = tokensOf(await page(accessToken).call('reauthenticate', { password: goodPassword }));
      assert.equal(codeOf(await page(accessToken).call('getProfile')), 'session_missing');
      assert.equal(codeOf(await page(accessToken).call('mintAccessToken')), 'session_missing');
      assert.equal(await introspected(minted), false);
      const again = String((await page(proven.accessToken).call('mintAccessToken')).json['token']);
      assert.equal(await introspected(again), true);
      const fresh = { currentPassword: goodPassword, newPassword: 'harbour lantern 12' };
      const changed = tokensOf(await page(proven.accessToken).call('changePassword', fresh));
      assert.equal(codeOf(await page(proven.accessToken).call('getProfile')), 'session_missing');
      assert.equal(await introspected(again), false);
      assert.equal((await page(changed.accessToken).call('getProfile')).status, 200);
    });

    it('a sign-up goes on where it began, by its handle alone', async () => {
      const email = newAddress();
      const begun = await page().call('signUp', { email, password: goodPassword });
      assert.deepEqual([begun.status, begun.setCookies], [200, []]);
      const handle = String(begun.json['handle']);
      assert.equal((await page().call('continueSignUp', { handle })).json['next'], 'check_mail');
      assert.equal((await page().call('continueSignUp', {})).json['next'], 'gone');
      const token = await mailedToken(server, email);
      const verified = tokensOf(await page().call('verifyAddress', { token, handle }));
      assert.equal((await page(verified.accessToken).call('getProfile')).status, 200);
    });

    it('a person that somebody else’s page names is refused here, too', async () => {
      const { accessToken } = await loggedIn();
      const browser = page(accessToken);
      browser.headers[personHeader] = '01a20800-0000-7000-8000-000000000002';
      assert.equal(codeOf(await browser.call('getProfile')), 'person_changed');
    });

    it('refuses what is no token, and one of another portal', async () => {
      const { accessToken, refreshToken } = await loggedIn();
      for (const text of ['', 'x', 'a'.repeat(44), `${refreshToken}\u0000`]) {
        assert.equal(codeOf(await refresh(text)), 'input_invalid', text);
      }
      assert.equal(codeOf(await refresh('a'.repeat(43))), 'session_missing');
      assert.equal(codeOf(await page().call('refreshAccess', { refreshToken }, '/p/acme')), 'session_missing');
      assert.equal(codeOf(await page(accessToken).call('getProfile', {}, '/p/acme')), 'session_missing');
      assert.equal(codeOf(await page(refreshToken).call('getProfile')), 'session_missing');
    });

    it('KL4: tokens are nowhere in the log, and refresh tokens are stored hashed or sealed', async () => {
      const { accessToken, refreshToken } = await loggedIn();
      const next = tokensOf(await refresh(refreshToken));
      await page(accessToken).call('getProfile');
      const stored = JSON.stringify(await server.database.query('select * from refresh_tokens'));
      for (const secret of [refreshToken, next.refreshToken, accessToken]) {
        assert.ok(!server.log().includes(secret));
        assert.ok(!stored.includes(secret));
      }
    });

    it('SS1: the probe tells whether cookies come back', async () => {
      const allows = server.browser();
      const first = await allows.call('probeSession', {});
      assert.equal(first.json['cookie'], false);
      assert.equal((await allows.call('probeSession', { echo: first.json['value'] })).json['cookie'], true);
      const blocked = await server.browser().call('probeSession', {});
      assert.equal(
        (await server.browser().call('probeSession', { echo: blocked.json['value'] })).json['cookie'],
        false,
      );
      assert.equal((await server.browser().call('probeSession', { echo: '' })).json['cookie'], false);
    });
  });
}
