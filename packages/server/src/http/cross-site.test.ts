import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  apiPath,
  contractHeader,
  contractVersion,
  operationIds,
  operations,
  personHeader,
  sessionHeader,
} from '@portico/contract';
import { codeOf } from '../../../../test/rig/answers.js';
import { engines } from '../../../../test/rig/databases.js';
import type { TestBrowser } from '../../../../test/rig/http-client.js';
import { goodPassword, newAddress, signUpPerson } from '../../../../test/rig/people.js';
import { hostPage, publicHost, startInProduction } from '../../../../test/rig/production.js';

const own = `https://${publicHost}`;
const writes = operationIds.filter((id) => operations[id].method !== 'GET');
const pagePosts = ['/login', '/signup', '/verify', '/verify/resend', '/forgot-password', '/reset-password', '/logout'];

/** Origins of pages that are neither the portal's nor allowed, near misses above all. */
const foreign = [
  'null',
  'https://evil.example',
  `https://${publicHost}.evil.example`,
  `https://evil${publicHost}`,
  `https://evil.${publicHost}`,
  'https://larkfield.example',
  `http://${publicHost}`,
  `${own}:8443`,
  `${own}:443`,
  `${own}.`,
  `${own}/`,
  own.toUpperCase(),
  `HTTPS://${publicHost}`,
  `${own},https://evil.example`,
  `${own} https://evil.example`,
  `${hostPage}.evil.example`,
  'https://wwwXlarkfield.example',
  'http://localhost:3000',
  'http://127.0.0.1',
  'file://',
  '*',
  '',
];

for (const engine of engines) {
  describe(`requests from elsewhere on ${engine.name}`, () => {
    let server: Awaited<ReturnType<typeof startInProduction>>;
    before(async () => {
      server = await startInProduction(engine, { settings: { LIMIT_MAIL_IP: '1000/1h', LIMIT_LOGIN_IP: '1000/1m' } });
    });
    after(() => server.close());

    const signedIn = () => signUpPerson(server, { headers: { Host: publicHost, Origin: own } });

    it('CS1: nothing is changed by GET or HEAD, and every other method has its code', async () => {
      const { browser } = await signedIn();
      for (const id of writes) {
        for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND']) {
          const answer = await browser.send({ method, path: apiPath + operations[id].path });
          assert.equal(answer.status, 405, `${method} ${id}`);
          if (method !== 'HEAD') assert.match(answer.text, /"method_not_allowed"/);
        }
      }
      for (const method of ['GET', 'HEAD']) assert.equal((await browser.send({ method, path: '/logout' })).status, 404);
      assert.equal((await browser.call('getSession')).status, 200);
    });

    it('CS1: the API takes JSON with its own header alone, so no plain form of any site can call it', async () => {
      const browser = server.visit();
      const body = JSON.stringify({ email: newAddress(), password: goodPassword });
      for (const id of writes) {
        const post = (headers: Record<string, string>) =>
          browser.send({ method: 'POST', path: apiPath + operations[id].path, headers, body });
        for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', '']) {
          const answer = await post({ 'Content-Type': type, [contractHeader]: String(contractVersion) });
          assert.match(answer.text, /"media_type_unsupported"/, `${type} ${id}`);
        }
        // A back end's own key is what no form can send.
        if (operations[id].access === 'service') {
          assert.match((await post({ 'Content-Type': 'application/json' })).text, /"method_disabled"/, id);
          continue;
        }
        assert.match((await post({ 'Content-Type': 'application/json' })).text, /"origin_refused"/, id);
      }
    });

    it('WB16: elements of an older or a newer contract are told which one is spoken here, by every operation', async () => {
      const body = JSON.stringify({ email: newAddress(), password: goodPassword });
      for (const id of writes.filter((each) => operations[each].access !== 'service')) {
        for (const version of [contractVersion - 1, contractVersion + 1, `${contractVersion}.1`, 'x']) {
          const headers = { 'Content-Type': 'application/json', [contractHeader]: String(version) };
          const answer = await server
            .visit()
            .send({ method: 'POST', path: apiPath + operations[id].path, headers, body });
          const { error } = answer.json as { error: { code: string; params: unknown } };
          assert.deepEqual([error.code, error.params], ['contract_unsupported', { version: contractVersion }], id);
        }
      }
    });

    it('CS2: an Origin that is not exactly the portal’s or an allowed one is refused, by every operation', async () => {
      const { browser, email, password } = await signedIn();
      const other = server.visit();
      assert.equal((await other.call('login', { email, password })).status, 200);
      for (const origin of foreign) {
        browser.headers['Origin'] = origin;
        for (const id of writes) {
          const answer = await browser.call(id);
          assert.match(answer.text, /"origin_refused"/, `${origin} ${id}`);
          assert.equal(answer.status, 403);
        }
      }
      delete browser.headers['Origin'];
      for (const site of ['cross-site', 'same-site']) {
        browser.headers['Sec-Fetch-Site'] = site;
        for (const id of writes) assert.match((await browser.call(id)).text, /"origin_refused"/, `${site} ${id}`);
      }
      delete browser.headers['Sec-Fetch-Site'];
      for (const each of [browser, other]) assert.match((await each.call('getSession')).text, /"user"/);
      assert.equal((await browser.call('getProfile')).json['version'], 0);
      assert.equal((await browser.call('getContactSettings')).json['version'], 0);
    });

    it('CS1, CS3: a form of another site logs nobody in, neither with its first request nor with a printed token', async () => {
      const { email, password } = await signedIn();
      const good = server.visit();
      const token = formToken((await good.open('/login')).text);
      assert.equal((await good.submit('/login', { email, password, form_token: token })).status, 303);
      for (const origin of [...foreign, hostPage, undefined]) {
        const browser = server.visit();
        await browser.open('/login');
        if (origin === undefined) delete browser.headers['Origin'];
        else browser.headers['Origin'] = origin;
        const answer = await browser.submit('/login', { email, password, form_token: token });
        assert.equal(answer.status, 403, String(origin));
        assert.equal(hasSession(browser), false, String(origin));
      }
      const first = server.visit();
      assert.equal((await first.submit('/login', { email, password, form_token: token })).status, 403);
      assert.equal((await first.submit('/login', { email, password })).status, 403);
      assert.equal(hasSession(first), false);
    });

    it('CS1: pages take urlencoded forms with the token of this browser and nothing else', async () => {
      const [mine, other] = [server.visit(), server.visit()];
      const token = formToken((await mine.open('/login')).text);
      await other.open('/login');
      for (const path of pagePosts) {
        const form = 'application/x-www-form-urlencoded';
        const post = (browser: TestBrowser, type: string, body: string) =>
          browser.send({ method: 'POST', path, headers: { 'Content-Type': type }, body });
        for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x']) {
          assert.equal((await post(mine, type, '{}')).status, 415, `${type} ${path}`);
        }
        assert.equal((await post(mine, form, '')).status, 403, path);
        assert.equal((await post(mine, form, `form_token=${token}&form_token=${token}`)).status, 403, path);
        assert.equal((await post(mine, form, `form_token=${token.slice(1)}`)).status, 403, path);
        assert.equal((await post(other, form, `form_token=${token}`)).status, 403, path);
      }
    });

    it('SE18: a link, an image or a form of another site logs nobody out', async () => {
      const { browser } = await signedIn();
      for (const path of ['/logout', `${apiPath}/logout`, '/logout?form_token=x', '/api/v1/logout/']) {
        for (const method of ['GET', 'HEAD', 'OPTIONS']) await browser.send({ method, path });
        browser.headers['Origin'] = 'https://evil.example';
        await browser.submit(path, { form_token: 'x' });
        browser.headers['Origin'] = 'null';
        await browser.submit(path, {});
        browser.headers['Origin'] = own;
      }
      assert.match((await browser.call('getSession')).text, /"user"/);
      const token = formToken((await browser.open('/account')).text);
      assert.equal((await browser.submit('/logout', { form_token: token })).status, 303);
      assert.equal((await browser.call('getSession')).text, '{"session":null}');
    });

    it('CS4: an allowed origin may read answers with cookies, preflighted for what is used; no other sees a CORS header', async () => {
      const { browser: owner } = await signedIn();
      owner.headers['Origin'] = hostPage;
      for (const id of operationIds) {
        const path = apiPath + operations[id].path;
        const { method, access } = operations[id];
        const preflight = { 'Access-Control-Request-Method': method, 'Access-Control-Request-Headers': 'x-other' };
        const allowed = await server.visit({ Origin: hostPage }).send({ method: 'OPTIONS', path, headers: preflight });
        assert.equal(allowed.headers['access-control-allow-origin'], hostPage);
        assert.equal(allowed.headers['access-control-allow-credentials'], 'true');
        assert.equal(allowed.headers['access-control-allow-methods'], method);
        assert.equal(
          allowed.headers['access-control-allow-headers'],
          ['Content-Type', 'Authorization', contractHeader, personHeader, sessionHeader].join(', '),
        );
        const answer = await (access === 'session' ? owner : server.visit({ Origin: hostPage })).call(id);
        assert.equal(answer.headers['access-control-allow-origin'], hostPage, `${id}, also when it refuses`);
        assert.notEqual(codeOf(answer), 'session_missing', id);
        assert.match(answer.headers.vary ?? '', /\bOrigin\b/);
        for (const origin of foreign) {
          const browser = server.visit({ Origin: origin });
          for (const other of [
            await browser.send({ method: 'OPTIONS', path, headers: preflight }),
            await browser.call(id),
          ]) {
            const names = Object.keys(other.headers).filter((name) => name.startsWith('access-control-'));
            assert.deepEqual(names, [], `${origin} ${id}`);
            assert.match(other.headers.vary ?? '', /\bOrigin\b/);
          }
        }
      }
    });

    it('CS6: a path that only begins like one of ours, or is written in another way, is guarded or unknown', async () => {
      const browser = server.visit({ Origin: 'https://evil.example' });
      const { email, password } = await signedIn();
      const login = `${apiPath}/login`;
      const paths = ['x', '/', '/x', ';x', '%2f', '%00', '/../login', '//', '.json'].map((tail) => login + tail);
      paths.push(login.toUpperCase(), `/${login}`, '/api/v1//login', '/api//v1/login', '/assets/..%2fapi/v1/login');
      paths.push(
        '/healthz/../api/v1/login',
        '/p/larkfield/api/v1/login',
        '/p/larkfield%2fapi/v1/login',
        '/p//api/v1/login',
      );
      for (const path of paths) {
        const answer = await browser.send({
          method: 'POST',
          path,
          headers: { 'Content-Type': 'application/json', [contractHeader]: String(contractVersion) },
          body: JSON.stringify({ email, password }),
        });
        assert.ok([403, 404].includes(answer.status), `${path} ${answer.status}`);
        assert.equal(hasSession(browser), false, path);
      }
    });
  });
}

function formToken(html: string): string {
  const token = /name="form_token"[^>]*value="([^"]+)"/.exec(html)?.[1];
  if (!token) throw new Error(`no form token in ${html}`);
  return token;
}

function hasSession(browser: TestBrowser): boolean {
  return [...browser.cookies.keys()].some((name) => /^__Host-portico-[0-9a-f-]{36}$/.test(name));
}
