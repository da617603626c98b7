import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { sessionHeader } from '@portico/contract';
import express, { type Express } from 'express';
import jwt from 'jsonwebtoken';
import { codeOf } from '../../../../test/rig/answers.js';
import { markedBlock } from '../../../../test/rig/document.js';
import { engines } from '../../../../test/rig/databases.js';
import { type Answer, TestBrowser } from '../../../../test/rig/http-client.js';
import { goodPassword, type Person, signUpPerson } from '../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../test/rig/server.js';
import { wideLimits } from '../../../../test/rig/wide-limits.js';
import type { Portico } from '../portico.js';

const minute = 60_000;

for (const engine of engines) {
  describe(`routes of the host behind requireSession() on ${engine.name}`, () => {
    let server: TestServer;
    let app: Server;
    /** The same site at the port of the host's app; `host` is the portal's. */
    let visit: (headers?: Record<string, string>, host?: string) => TestBrowser;
    before(async () => {
      server = await startServer(engine, { settings: wideLimits });
      const { portico } = server;
      const host = express().set('env', 'test');
      const guarded = {
        '/who': portico.requireSession(),
        '/staff': portico.requireSession({ roles: ['owner', 'admin'] }),
        '/acme-orders': portico.requireSession({ portal: 'acme' }),
        '/guarded-page': portico.requireSession({ otherwise: 'login' }),
        '/nowhere': portico.requireSession({ portal: 'nobody' }),
      };
      for (const [path, guard] of Object.entries(guarded))
        host.all(path, guard, (req, res) => {
          res.json(portico.sessionOf(req));
        });
      await addGuidesRoute(host, portico);
      host.get('/open', (req, res) => {
        res.json(portico.sessionOf(req));
      });
      host.use(portico.router);
      app = createServer(host);
      await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
      const { port } = app.address() as AddressInfo;
      visit = (headers = {}, name = 'localhost') =>
        new TestBrowser(port, { Host: `${name}:${server.port}`, ...headers });
    });
    after(async () => {
      await new Promise((resolve) => {
        app.close(resolve);
        app.closeAllConnections();
      });
      await server.close();
    });

    const acmeHost = 'acme.localhost';
    const site = { browser: (headers?: Record<string, string>) => visit(headers), mails: () => server.mails() };
    const acme = {
      browser: (headers?: Record<string, string>) => visit(headers, acmeHost),
      mails: () => server.mails(),
    };

    const tokenOf = async ({ browser }: Person): Promise<string> => {
      const answer = await browser.call('mintAccessToken');
      assert.equal(answer.status, 200, answer.text);
      return String(answer.json['token']);
    };
    const withHeader = (Authorization: string, path = '/who') => visit({ Authorization }).open(path);
    const withToken = (token: string, path?: string) => withHeader(`Bearer ${token}`, path);

    function isRefused(answer: Answer, code = 'session_missing', status = 401): void {
      assert.deepEqual([answer.status, codeOf(answer)], [status, code], answer.text);
      assert.match(answer.headers['content-type'] ?? '', /^application\/json/);
      assert.match(answer.text, /"requestId":"[0-9A-Z]{4}-[0-9A-Z]{4}"/);
    }

    it('the cookie of a session lets through, and sessionOf says who it is', async () => {
      const { browser, email } = await signUpPerson(site, { name: 'Ana Ruiz' });
      const { session } = (await browser.call('getSession')).json;
      const answer = await browser.open('/who');
      assert.deepEqual([answer.status, answer.json], [200, session]);
      const { user } = answer.json as { user: Record<string, unknown> };
      assert.deepEqual([user['email'], user['name'], user['role']], [email, 'Ana Ruiz', 'user']);
    });

    it('who has no session, or a made-up one, gets the error whatever the method, and sessionOf gives nobody away', async () => {
      const { browser } = await signUpPerson(site);
      // The others have a suffix.
      const [name = ''] = [...browser.cookies.keys()].sort((a, b) => a.length - b.length);
      const value = browser.cookies.get(name) ?? assert.fail();
      assert.equal((await visit({ Cookie: `${name}=${value}` }).open('/who')).status, 200);
      for (const other of ['x'.repeat(43), '', 'a b', `${value}x`, 'x'.repeat(8000)])
        isRefused(await visit({ Cookie: `${name}=${other}` }).open('/who'));
      for (const method of ['GET', 'POST', 'DELETE']) isRefused(await visit().send({ method, path: '/who' }));
      isRefused(await visit({ Accept: 'text/html' }).open('/who'));
      assert.equal((await browser.open('/open')).status, 500, 'a route without the guard has no session');
    });

    it('SE4: a session cookie that comes twice gets the error, and no way to a login that would lead back', async () => {
      const { browser } = await signUpPerson(site);
      const [name = ''] = [...browser.cookies.keys()].sort((a, b) => a.length - b.length);
      assert.equal((await browser.open('/guarded-page')).status, 200);
      browser.cookies.set(` ${name}`, 'x'.repeat(43));
      for (const path of ['/who', '/guarded-page']) {
        browser.headers['Accept'] = 'text/html';
        isRefused(await browser.open(path), 'cookies_doubled');
      }
    });

    it('an access token for back ends lets through, and counts ahead of a cookie', async () => {
      const person = await signUpPerson(site);
      const { json } = await person.browser.open('/who');
      const token = await tokenOf(person);
      assert.deepEqual((await withToken(token)).json, json);
      const other = await signUpPerson(site);
      other.browser.headers['Authorization'] = `Bearer ${token}`;
      assert.deepEqual((await other.browser.open('/who')).json, json);
      other.browser.headers['Authorization'] = `Bearer ${token}x`;
      isRefused(await other.browser.open('/who'));
    });

    it('no other token does: for the API, of another portal, expired, forged or out of shape', async () => {
      const person = await signUpPerson(site);
      const token = await tokenOf(person);
      const page = visit({ [sessionHeader]: 'bearer' });
      const login = await page.call('login', { email: person.email, password: goodPassword });
      const { accessToken } = login.json['tokens'] as { accessToken: string };
      assert.equal((await visit({ Authorization: `Bearer ${accessToken}` }).call('getProfile')).status, 200);
      isRefused(await withToken(accessToken));
      isRefused(await withToken(await tokenOf(await signUpPerson(acme))));

      const { header, payload } = jwt.decode(token, { complete: true }) ?? assert.fail();
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const [head = '', body = '', signature = ''] = token.split('.');
      const none = Buffer.from(JSON.stringify({ ...header, alg: 'none' })).toString('base64url');
      const forged = jwt.sign(payload, privateKey, { algorithm: 'ES256', header });
      for (const text of ['x', '..', `${head}.${body}.`, `${none}.${body}.`, `${head}.e30.${signature}`, forged])
        isRefused(await withToken(text));
      for (const text of [`Basic ${token}`, token, 'Bearer', 'Bearer  ', `Bearer ${token} ${token}`])
        isRefused(await withHeader(text));
      isRefused(await withToken('x'.repeat(12_000)));
      isRefused(await withToken(`${head}.${'x'.repeat(12_000)}.${signature}`));

      assert.equal((await withToken(token)).status, 200);
      server.skip(5 * minute);
      isRefused(await withToken(token));
    });

    it('the route of the guide answers with the person and the role', async () => {
      const { browser } = await signUpPerson(site);
      isRefused(await visit().open('/orders'));
      const { user } = (await browser.open('/who')).json as { user: { id: string } };
      assert.deepEqual((await browser.open('/orders')).json, { person: user.id, role: 'user' });
    });

    it('roles: others are refused, by cookie and by token, and a new role counts for the next request', async () => {
      const person = await signUpPerson(site);
      const token = await tokenOf(person);
      const refused = [() => person.browser.open('/staff'), () => withToken(token, '/staff')];
      for (const ask of refused) isRefused(await ask(), 'role_missing', 403);
      isRefused(await visit().open('/staff'));
      const { user } = (await person.browser.open('/who')).json as { user: { id: string } };
      await server.database.query("update users set role = 'admin' where id = $1", [user.id]);
      for (const ask of refused) assert.equal((await ask()).status, 200);
      await server.database.query("update users set status = 'blocked' where id = $1", [user.id]);
      for (const ask of refused) isRefused(await ask());
    });

    it('portal: the sessions of that one count, and of no other', async () => {
      const [here, there] = [await signUpPerson(site), await signUpPerson(acme)];
      assert.equal((await there.browser.open('/acme-orders')).status, 200);
      assert.equal((await withToken(await tokenOf(there), '/acme-orders')).status, 200);
      isRefused(await there.browser.open('/who'));
      isRefused(await here.browser.open('/acme-orders'));
      isRefused(await withToken(await tokenOf(here), '/acme-orders'));
      isRefused(await here.browser.open('/nowhere'), 'internal', 500);
    });

    it('SE6: a log-out counts for the next request, by cookie and by token', async () => {
      const person = await signUpPerson(site);
      const token = await tokenOf(person);
      const cookies = new Map(person.browser.cookies);
      for (const answer of [await withToken(token), await person.browser.open('/who')])
        assert.equal(answer.status, 200);
      assert.equal((await person.browser.call('logout')).status, 200);
      isRefused(await withToken(token));
      isRefused(await person.browser.open('/who'));
      // Whoever kept the cookie has nothing either.
      for (const [name, value] of cookies) person.browser.cookies.set(name, value);
      isRefused(await person.browser.open('/who'));
    });
  });
}

/** Adds what `docs/back-ends.md` shows to an app. */
async function addGuidesRoute(app: Express, portico: Portico): Promise<void> {
  const { text } = markedBlock('docs/back-ends.md', 'guarded route');
  const module = `export default (app, portico) => {\n${text}\n};`;
  const { default: add } = (await import(`data:text/javascript,${encodeURIComponent(module)}`)) as {
    default: (app: Express, portico: Portico) => void;
  };
  add(app, portico);
}
