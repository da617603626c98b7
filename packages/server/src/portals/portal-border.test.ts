import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type OperationId, operationIds, operations } from '@portico/contract';
import { engines } from '../../../../test/rig/databases.js';
import type { Answer, TestBrowser } from '../../../../test/rig/http-client.js';
import { goodPassword, newAddress, signUpPerson } from '../../../../test/rig/people.js';
import { backEndHeaders, backEndKey } from '../../../../test/rig/back-end.js';
import { startServer, type TestServer } from '../../../../test/rig/server.js';

/** How Acme is reached, beside Larkfield at the public URL: below a path of it, or at a host of its own. */
const ways = ['by path', 'by host'] as const;

for (const engine of engines) {
  for (const way of ways) {
    describe(`two portals ${way} on ${engine.name}`, () => {
      let server: TestServer;
      let larkfield: string;
      let acme: string;
      const base = way === 'by path' ? '/p/acme' : '';
      before(async () => {
        server = await startServer(engine, {
          portals: [
            { slug: 'larkfield', name: 'Larkfield Help' },
            { slug: 'acme', name: 'Acme Support', ...(way === 'by host' ? { host: 'acme.localhost' } : {}) },
          ],
          settings: { LIMIT_MAIL_IP: '10000/1h', LIMIT_CODE_IP: '10000/1m', INTROSPECTION_KEY: backEndKey },
        });
        const rows = await server.database.query('select id from portals order by slug');
        [acme = '', larkfield = ''] = rows.map(({ id }) => String(id));
      });
      after(() => server.close());

      const atAcme = () => server.browser(way === 'by host' ? { Host: `acme.localhost:${server.port}` } : {});

      /** A browser at Acme that brings Larkfield's cookies under Acme's names. */
      function smuggler(from: TestBrowser): TestBrowser {
        const browser = atAcme();
        for (const [name, value] of from.cookies) browser.cookies.set(name.replace(larkfield, acme), value);
        return browser;
      }

      it('TN1: a session of one portal is nobody at the other, like one that was made up', async () => {
        const { browser } = await signUpPerson(server);
        const moved = await smuggler(browser).call('getSession', {}, base);
        const madeUp = atAcme();
        madeUp.cookies.set(`portico-${acme}`, 'A'.repeat(43));
        assert.deepEqual(shapeOf(moved), shapeOf(await madeUp.call('getSession', {}, base)));
        assert.equal(moved.status, 401);
        const unmoved = atAcme();
        for (const [name, value] of browser.cookies) unmoved.cookies.set(name, value);
        assert.equal((await unmoved.call('getSession', {}, base)).text, '{"session":null}');
        assert.equal((await smuggler(browser).call('logout', {}, base)).status, 200);
        assert.match((await browser.call('getSession')).text, /"user"/);
      });

      it('TN1: an account of one portal is unknown at the other: login, sign-up and reset', async () => {
        const { email, password, browser } = await signUpPerson(server);
        const known = await atAcme().call('login', { email, password }, base);
        const unknown = await atAcme().call('login', { email: newAddress(), password }, base);
        assert.deepEqual(shapeOf(known), shapeOf(unknown));
        const device = await smuggler(browser).call('login', { email, password }, base);
        assert.deepEqual(shapeOf(device), shapeOf(unknown));
        const mails = (await server.mails()).to(email).length;
        assert.equal((await atAcme().call('requestPasswordReset', { email }, base)).status, 200);
        assert.equal((await server.mails()).to(email).length, mails);
        const other = await signUpPerson(server, {
          email,
          password: 'lantern harbour 5',
          base,
          headers: way === 'by host' ? { Host: `acme.localhost:${server.port}` } : {},
        });
        assert.equal((await atAcme().call('login', { email, password: other.password }, base)).status, 200);
        assert.equal((await atAcme().call('login', { email, password }, base)).status, 401);
        assert.equal((await server.browser().call('login', { email, password })).status, 200);
        const ids = await server.database.query(
          'select count(distinct user_id) as n from addresses where compare_key = $1',
          [email],
        );
        assert.equal(Number(ids[0]?.['n']), 2);
      });

      it('TN1: a link or a code of one portal is a dead one at the other, and stays good at its own', async () => {
        const email = newAddress();
        const browser = server.browser();
        await browser.call('signUp', { email, password: goodPassword });
        const { code, link } = (await server.mails()).newest(email);
        const token = new URL(link).searchParams.get('token') ?? '';
        const dead = 'A'.repeat(64);
        const there = smuggler(browser);
        const pairs: [Answer, Answer][] = [
          [
            await there.call('verifyAddress', { token, newPassword: goodPassword }, base),
            await there.call('verifyAddress', { token: dead, newPassword: goodPassword }, base),
          ],
          [
            await there.call('inspectLink', { token, purpose: 'verify_address' }, base),
            await there.call('inspectLink', { token: dead, purpose: 'verify_address' }, base),
          ],
          [await there.call('verifyAddress', { code }, base), await atAcme().call('verifyAddress', { code }, base)],
          [await there.call('continueSignUp', {}, base), await atAcme().call('continueSignUp', {}, base)],
        ];
        for (const [moved, unknown] of pairs) assert.deepEqual(shapeOf(moved), shapeOf(unknown));
        assert.doesNotMatch((await there.open(`${base}/verify?token=${token}`)).text, new RegExp(email));
        assert.doesNotMatch((await there.open(`${base}/verify`)).text, new RegExp(email));
        assert.equal((await browser.call('verifyAddress', { code })).status, 200);
      });

      it('TN1: a reset link of one portal changes no password through the other', async () => {
        const { email, password } = await signUpPerson(server);
        server.skip(61_000);
        await server.browser().call('requestPasswordReset', { email });
        const token = new URL((await server.mails()).newest(email).link).searchParams.get('token') ?? '';
        const reset = (value: string) =>
          atAcme().call('resetPassword', { token: value, password: 'lantern harbour 5' }, base);
        assert.deepEqual(shapeOf(await reset(token)), shapeOf(await reset('A'.repeat(64))));
        const page = await atAcme().open(`${base}/reset-password?token=${token}`);
        assert.doesNotMatch(page.text, new RegExp(email));
        assert.equal((await server.browser().call('login', { email, password })).status, 200);
        const own = await server.browser().call('resetPassword', { token, password: 'lantern harbour 5' });
        assert.equal(own.status, 200, own.text);
      });

      it('TN1: a session of one portal reads and changes nothing of an account at the other, by any operation', async () => {
        const here = await signUpPerson(server);
        const there = await signUpPerson(server, {
          email: here.email,
          base,
          headers: way === 'by host' ? { Host: `acme.localhost:${server.port}` } : {},
        });
        const own = operationIds.filter((id) => operations[id].access === 'session');
        assert.ok(own.length >= 12);
        const madeUp = atAcme();
        madeUp.cookies.set(`portico-${acme}`, 'A'.repeat(43));
        const version = 0;
        const texts = { name: 'Eve', avatarUrl: '', jobTitle: '', organization: '', language: '' };
        const inputs: Partial<Record<OperationId, object>> = {
          saveContactSettings: { version, notifications: [] },
          resendAddressVerification: { id: 'x' },
          saveProfile: { version, ...texts },
          changePassword: { currentPassword: here.password, newPassword: 'lantern harbour 5' },
          reauthenticate: { password: here.password },
          endSession: { id: await sessionId(there.browser, base) },
        };
        for (const id of own) {
          const moved = await smuggler(here.browser).call(id, inputs[id], base);
          assert.deepEqual(shapeOf(moved), shapeOf(await madeUp.call(id, inputs[id], base)), id);
          assert.match(moved.text, /"session_missing"/, id);
        }
        const ended = await here.browser.call('endSession', inputs.endSession);
        assert.equal(ended.status, 200, ended.text);
        assert.equal((await here.browser.call('endOtherSessions')).status, 200);
        assert.equal((await there.browser.call('getProfile', {}, base)).json['version'], 0);
        for (const operation of ['listSessions', 'listActivity', 'getContactSettings'] as const) {
          const [mine, theirs] = [
            await here.browser.call(operation),
            await there.browser.call(operation, {}, base),
          ].map((answer) => [...answer.text.matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id));
          assert.ok(mine?.length && theirs?.length, operation);
          assert.deepEqual(
            mine.filter((id) => theirs.includes(id)),
            [],
          );
        }
      });

      it('TN1: a form that was printed by one portal is none of the other', async () => {
        const browser = server.browser();
        const page = await browser.open('/login');
        const token = /name="form_token"[^>]*value="([^"]+)"/.exec(page.text)?.[1] ?? '';
        const answer = await smuggler(browser).submit(`${base}/login`, {
          email: newAddress(),
          password: goodPassword,
          form_token: token,
        });
        assert.equal(answer.status, 403);
      });

      it('TN4: which portal is asked is said by host and path alone, by no field, parameter or header', async () => {
        const query = `portal=acme&portalId=${acme}&slug=acme&p=acme`;
        const headers = {
          'X-Portal': 'acme',
          'X-Portal-Id': acme,
          Portal: 'acme',
          'X-Forwarded-Host': 'acme.localhost',
        };
        const forwarded = {
          Forwarded: 'host=acme.localhost',
          'X-Original-URL': '/p/acme/',
          'X-Forwarded-Prefix': '/p/acme',
        };
        const browser = server.browser({ ...headers, ...forwarded });
        const options = await browser.send({ path: `/api/v1/login-options?${query}` });
        assert.match(options.text, /"slug":"larkfield"/);
        assert.match((await browser.open(`/login?${query}`)).text, /Larkfield Help/);
        const { browser: owner } = await signUpPerson(server);
        const backEnd = server.browser({ ...headers, ...forwarded, ...backEndHeaders });
        const callers = { anyone: browser, session: owner, service: backEnd };
        for (const id of operationIds.filter((each) => operations[each].method !== 'GET')) {
          for (const name of ['portal', 'portalId', 'portal_id', 'userId', 'user_id', 'role']) {
            const answer = await callers[operations[id].access].call(id, { [name]: acme });
            assert.match(answer.text, new RegExp(`"${name}":"field_unknown"`), `${id} ${name}`);
          }
        }
      });
    });
  }
}

async function sessionId(browser: TestBrowser, base: string): Promise<string> {
  const { session } = (await browser.call('getSession', {}, base)).json as { session: { id: string } };
  return session.id;
}

/** Status and body of an answer without what differs by chance. */
function shapeOf({ status, json }: Answer): unknown {
  const text = JSON.stringify(json).replace(/"requestId":"[^"]+"/, '""');
  return { status, text };
}
