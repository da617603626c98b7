import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { apiPath } from '@portico/contract';
import express from 'express';
import { engines } from '../../../../test/rig/databases.js';
import { send } from '../../../../test/rig/http-client.js';
import { newAddress, signUpPerson } from '../../../../test/rig/people.js';
import { publicHost, startInProduction } from '../../../../test/rig/production.js';
import { startServer, testPortals, type TestServer } from '../../../../test/rig/server.js';

const [engine] = engines;

describe('which portal a request is for', () => {
  let server: TestServer;
  before(async () => {
    if (!engine) throw new Error('no engine');
    server = await startServer(engine);
  });
  after(() => server.close());

  const slugAt = async (host: string, base = '') => {
    const answer = await server.browser({ Host: host }).call('getLoginOptions', {}, base);
    return answer.status === 200
      ? (answer.json['portal'] as { slug: string }).slug
      : answer.text.replace(/.*"code":"(\w+)".*/, '$1');
  };

  it('is said by the path, else by the host, else it is the one at the public URL', async () => {
    assert.equal(await slugAt(`localhost:${server.port}`), 'larkfield');
    assert.equal(await slugAt(`127.0.0.1:${server.port}`), 'larkfield');
    assert.equal(await slugAt(`LOCALHOST:${server.port}`), 'larkfield');
    assert.equal(await slugAt(`localhost:${server.port}`, '/p/acme'), 'acme');
    assert.equal(await slugAt(`localhost:${server.port}`, '/p/larkfield'), 'larkfield');
    assert.equal(await slugAt(`acme.localhost:${server.port}`), 'acme');
    assert.equal(await slugAt(`Acme.Localhost`), 'acme');
  });

  it('IN12: a host that nobody configured is refused with host_unknown, on every path but the health checks', async () => {
    const hosts = [
      'evil.example',
      'localhost.evil.example',
      'evil.localhost',
      'acme.localhost.evil.example',
      '10.0.0.1',
      'x',
    ];
    for (const host of hosts) {
      assert.equal(await slugAt(host), 'host_unknown', host);
      assert.equal(await slugAt(host, '/p/acme'), 'host_unknown', host);
      const browser = server.browser({ Host: host });
      for (const path of ['/', '/login', `${apiPath}/session`, '/nowhere']) {
        assert.equal((await browser.open(path)).status, 421, `${host}${path}`);
      }
      for (const path of ['/healthz', '/readyz']) assert.equal((await browser.open(path)).status, 200, path);
    }
  });

  it('IN12: is not said by X-Forwarded-Host, behind a trusted proxy neither', async () => {
    if (!engine) throw new Error('no engine');
    const behind = await startServer(engine, { settings: { TRUST_PROXY: '1' } });
    try {
      const asked = async (headers: Record<string, string>) => {
        const answer = await behind.browser(headers).call('getLoginOptions');
        return answer.status === 200 ? (answer.json['portal'] as { slug: string }).slug : answer.status;
      };
      for (const lie of ['acme.localhost', 'evil.example', 'localhost']) {
        assert.equal(await asked({ 'X-Forwarded-Host': lie }), 'larkfield', lie);
        assert.equal(await asked({ Host: 'evil.example', 'X-Forwarded-Host': lie }), 421, lie);
        assert.equal(await asked({ Host: 'acme.localhost', 'X-Forwarded-Host': lie }), 'acme', lie);
      }
      for (const host of ['[::1]', `[::1]:${behind.port}`])
        assert.equal(await asked({ Host: host }), 'larkfield', host);
    } finally {
      await behind.close();
    }
  });

  it('the forms of a portal that was reached by its path lead back to it, also when it has a host of its own', async () => {
    const byPath = await server.browser().open('/p/acme/login');
    assert.match(byPath.text, / action="\/p\/acme\/login"/);
    assert.doesNotMatch(byPath.text, /(action|href)="\/(login|signup|forgot-password)/);
    const byHost = await server.browser({ Host: `acme.localhost:${server.port}` }).open('/login');
    assert.match(byHost.text, / action="\/login"/);
  });

  it('in production a page of a portal with a host of its own is there alone: below /p/ its forms are refused', async () => {
    if (!engine) throw new Error('no engine');
    const portals: typeof testPortals = [testPortals[0], { slug: 'acme', name: 'Acme', host: 'help.acme.example' }];
    portals.push({ slug: 'other', name: 'Other' });
    const inPublic = await startInProduction(engine, { portals });
    try {
      const visitor = inPublic.browser({ Host: publicHost });
      const leads = async (path: string) => {
        const { status, headers } = await visitor.open(path);
        return status === 302 ? headers.location : status;
      };
      assert.equal(await leads('/p/acme'), 'https://help.acme.example/');
      assert.equal(await leads('/p/acme/login?lang=de'), 'https://help.acme.example/login?lang=de');
      assert.equal(await leads('/p/acme//evil.example/%5cx'), 'https://help.acme.example//evil.example/%5cx');
      assert.equal(await leads('/p/acme/login/../@evil.example'), 'https://help.acme.example/login/../@evil.example');
      assert.equal(await leads('/p/other/login'), 200);
      assert.equal(await leads('/login'), 200);
      assert.equal((await inPublic.browser({ Host: 'help.acme.example' }).open('/login')).status, 200);
      assert.equal((await visitor.call('getLoginOptions', {}, '/p/acme')).status, 200);
      const posted = await visitor.submit('/p/acme/login', { email: newAddress(), password: 'not the right one' });
      assert.equal(posted.status, 403);
    } finally {
      await inPublic.close();
    }
  });

  it('password managers are sent to the page of the portal whose host they ask, mounted below a path, too', async () => {
    const host = express().use('/auth', server.portico.router).use(server.portico.wellKnown).listen(0, '127.0.0.1');
    try {
      await once(host, 'listening');
      const ports = [server.port, (host.address() as AddressInfo).port];
      for (const port of ports) {
        const leads = async (name: string) => {
          const { status, headers } = await send(port, {
            path: '/.well-known/change-password',
            headers: { Host: name },
          });
          return status === 302 ? headers.location : status;
        };
        assert.equal(await leads('localhost'), `http://localhost:${server.port}/account/security`);
        assert.equal(await leads('acme.localhost'), `http://acme.localhost:${server.port}/account/security`);
        assert.equal(await leads('evil.example'), 421);
      }
    } finally {
      host.close();
      host.closeAllConnections();
    }
  });

  it('a path that names no portal is an unknown page', async () => {
    const host = `localhost:${server.port}`;
    for (const base of ['/p/nobody', '/p/', '/p/%61cme', '/p/ACME', '/p/acme%2f']) {
      assert.equal(await slugAt(host, base), 'page_unknown', base);
    }
    assert.equal((await server.browser().open('/p/acme')).status, 200);
    assert.equal((await server.browser().open('/p/acme?lang=de')).status, 200);
  });
});

describe('who a request is from, behind proxies', () => {
  const login = async (
    settings: Record<string, string>,
    forwarded: string[],
  ): Promise<{ statuses: number[]; ips: string[] }> => {
    if (!engine) throw new Error('no engine');
    const server = await startServer(engine, { settings: { LIMIT_LOGIN_IP: '2/5m', ...settings } });
    try {
      const statuses: number[] = [];
      for (const value of forwarded) {
        const browser = server.browser({ 'X-Forwarded-For': value, Forwarded: `for=${value}`, 'X-Real-IP': value });
        statuses.push((await browser.call('login', { email: newAddress(), password: 'not the right one' })).status);
      }
      const rows = await server.database.query("select ip from audit_entries where event = 'login_failed' order by id");
      return { statuses, ips: rows.map(({ ip }) => String(ip)) };
    } finally {
      await server.close();
    }
  };
  const three = ['203.0.113.1', '203.0.113.2', '203.0.113.3'];

  it('RL12: without TRUST_PROXY no header makes one client many', async () => {
    const { statuses, ips } = await login({}, three);
    assert.deepEqual(statuses, [401, 401, 429]);
    assert.deepEqual(ips, ['127.0.0.1', '127.0.0.1']);
  });

  it('RL12: with one trusted proxy its own entry counts, and whatever the client wrote before it does not', async () => {
    const told = await login({ TRUST_PROXY: '1' }, three);
    assert.deepEqual(told.statuses, [401, 401, 401]);
    assert.deepEqual(told.ips, three);
    const spoofed = await login({ TRUST_PROXY: '1' }, [
      '198.51.100.1, 203.0.113.9',
      '198.51.100.2, 203.0.113.9',
      '203.0.113.9',
    ]);
    assert.deepEqual(spoofed.statuses, [401, 401, 429]);
    assert.deepEqual(spoofed.ips, ['203.0.113.9', '203.0.113.9']);
  });

  it('RL12: a proxy is trusted by its address only if it has that address', async () => {
    assert.deepEqual((await login({ TRUST_PROXY: '127.0.0.1' }, three)).ips, three);
    assert.deepEqual((await login({ TRUST_PROXY: '10.0.0.0/8' }, three)).statuses, [401, 401, 429]);
  });

  it('RS4: mailed links name the configured host, whatever a request says of itself', async () => {
    if (!engine) throw new Error('no engine');
    const server = await startInProduction(engine, { settings: { TRUST_PROXY: '1' } });
    try {
      const headers = { Host: publicHost, Origin: `https://${publicHost}` };
      const { email } = await signUpPerson(server, { headers });
      server.skip(61_000);
      const browser = server.visit({
        'X-Forwarded-Proto': 'http',
        Referer: 'https://evil.example/',
        Forwarded: 'host=evil.example',
      });
      assert.equal((await browser.call('requestPasswordReset', { email })).status, 200);
      assert.equal(new URL((await server.mails()).newest(email).link).origin, `https://${publicHost}`);
    } finally {
      await server.close();
    }
  });
});
