import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { contractHeader, contractVersion } from '@portico/contract';
import type { Browser } from 'playwright-core';
import { typeLogin } from '../hosts/rig/log-in.js';
import { launchBrowser } from '../rig/browser.js';
import { type CommandProcess, commandProcess, commonSettings } from '../rig/command-process.js';
import { engines, type TestDatabase } from '../rig/databases.js';
import { markedBlock, markedSettings } from '../rig/document.js';
import { freePort } from '../rig/free-port.js';
import { type Inbox, openInbox } from '../rig/inbox.js';
import { goodPassword, newAddress } from '../rig/people.js';
import { until } from '../rig/until.js';
import { guideShell } from './rig/guide-shell.js';
import { namedForBrowser, namedHere } from './rig/names.js';
import { type Nginx, startNginx } from './rig/nginx.js';
import { signUpThere } from './rig/visitor.js';

const page = 'docs/behind-a-proxy.md';
const host = 'accounts.example.com';
const postgres = engines.find(({ name }) => name === 'postgres');

describe('Behind a proxy: the settings and the nginx of the guide', () => {
  let database: TestDatabase;
  let inbox: Inbox;
  let servers: CommandProcess[];
  let settings: Record<string, string>;
  let nginx: Nginx;
  let nginxPort: number;
  let browser: Browser;
  before(async () => {
    assert.ok(postgres);
    database = await postgres.create();
    inbox = await openInbox();
    const written = markedSettings(page, 'settings');
    settings = { ...commonSettings(database.url, inbox.url), ...written, NODE_ENV: 'production' };
    servers = await Promise.all([commandProcess(settings), commandProcess(settings)]);
    await Promise.all(servers.map((server) => server.start()));
    const [one, two] = servers.map((server) => String(server.port));
    const text = markedBlock(page, 'nginx')
      .text.replace('3001', one ?? '')
      .replace('3002', two ?? '');
    nginxPort = await freePort();
    nginx = await startNginx(text, { port: nginxPort, host });
    const names = namedForBrowser({ hosts: [host], port: nginxPort });
    browser = await launchBrowser([names, '--ignore-certificate-errors']);
  });
  after(async () => {
    await browser.close();
    nginx.close();
    await Promise.all(servers.map((server) => server.kill()));
    await inbox.close();
    await database.drop();
  });

  interface Try {
    email?: string;
    password?: string;
    from?: string;
    headers?: Record<string, string>;
  }
  /** A login by whatever stands in front; of nobody, by default. */
  const login = (tried: Try = {}, front = nginx) => {
    const { email = newAddress(), password = 'not the right one', from, headers } = tried;
    return front.send({
      path: '/api/v1/login',
      method: 'POST',
      ...(from ? { from } : {}),
      headers: { 'Content-Type': 'application/json', [contractHeader]: String(contractVersion), ...headers },
      body: JSON.stringify({ email, password }),
    });
  };

  /** The address that the audit log has for a login that was refused. */
  const addressOf = async ({ text }: { text: string }): Promise<unknown> => {
    const { error } = JSON.parse(text) as { error: { code: string; requestId: string } };
    assert.equal(error.code, 'credentials_wrong');
    const rows = await database.query('select ip from audit_entries where request_id = $1', [error.requestId]);
    return rows[0]?.['ip'];
  };

  it('pages and answers come through, with their headers and a cookie that only https carries', async () => {
    const login = await nginx.send({ path: '/login' });
    assert.equal(login.status, 200);
    assert.match(String(login.headers['content-security-policy']), /default-src/);
    assert.match(String(login.headers['set-cookie']), /__Host-[^;]+;.*Secure/);
    const stranger = await nginx.send({ path: '/login', headers: { Host: 'elsewhere.example' } });
    assert.equal(stranger.status, 421);
  });

  it('the tokens of links stay out of its log', async () => {
    // Also while one of the processes cannot be reached.
    await servers[0]?.stop();
    for (const page of ['reset-password', 'verify', 'reset-password', 'verify'])
      assert.equal((await nginx.send({ path: `/${page}?token=not-for-a-log` })).status, 200);
    await servers[0]?.start();
    await until('the log', () => /reset-password[^]*verify/.test(nginx.log()));
    assert.doesNotMatch(nginx.log(), /not-for-a-log/);
  });

  it('below a path, pages, scripts and answers come through, and the way to change a password is at the root', async () => {
    const server = await commandProcess({ ...settings, PUBLIC_URL: `https://${host}/accounts` });
    await server.start();
    const text = hop(markedBlock(page, 'nginx').text, server.port, '$remote_addr');
    const front = await startNginx(
      text.replace(/^ *location \/ \{[^}]*\}/m, () => markedBlock(page, 'nginx below a path').text),
      { port: await freePort(), host },
    );
    try {
      const login = await front.send({ path: '/accounts/login' });
      const [, script = ''] = /src="(\/accounts\/assets\/[^"]+\/login\.js)"/.exec(login.text) ?? [];
      assert.equal((await front.send({ path: script })).status, 200);
      assert.equal((await front.send({ path: '/accounts/api/v1/session' })).status, 200);
      const change = await front.send({ path: '/.well-known/change-password' });
      const { location } = (await front.send({ path: '/accounts/.well-known/change-password' })).headers;
      // nginx names its own port, which here is not that of https.
      assert.equal(new URL(String(change.headers['location'])).pathname, new URL(String(location)).pathname);
    } finally {
      front.close();
      await server.kill();
    }
  });

  it('scripts come compressed, and nothing that carries a token', async () => {
    const { version } = JSON.parse(readFileSync('packages/widget/package.json', 'utf8')) as { version: string };
    const headers = { 'Accept-Encoding': 'gzip, deflate, br' };
    const script = await nginx.send({ path: `/assets/${version}/login.js`, headers });
    assert.equal(script.status, 200);
    assert.equal(script.headers['content-encoding'], 'br');
    assert.match(String(script.headers['cache-control']), /immutable/);
    for (const path of ['/login', '/api/v1/login-options'])
      assert.equal((await nginx.send({ path, headers })).headers['content-encoding'], undefined, path);
  });

  it('the server sees who asked, and nobody chooses their address', async () => {
    const spoof = { 'X-Forwarded-For': '203.0.113.9', Forwarded: 'for=203.0.113.9' };
    assert.equal(await addressOf(await login({ from: '127.0.0.2', headers: spoof })), '127.0.0.2');
  });

  it('nobody gets past the proxy', async () => {
    const [server] = servers;
    const pastIt = (address: string) =>
      new Promise((resolve) => {
        const socket = connect({ host: address, port: server?.port ?? 0 });
        socket.once('error', () => {
          resolve('kept out');
        });
        socket.once('connect', () => {
          socket.destroy();
          resolve('let in');
        });
      });
    // Another address of this machine, as those of its network are.
    assert.equal(await pastIt('127.0.0.2'), 'kept out');
    assert.equal(await pastIt('127.0.0.1'), 'let in');
  });

  it('the doctor says that all of it works', async () => {
    const shell = guideShell();
    try {
      const { certificate } = nginx;
      const here = namedHere(shell.folder, { hosts: [host], port: nginxPort, certificate });
      const printed = await shell.follow([markedBlock(page, 'doctor').text], { ...settings, ...here });
      assert.doesNotMatch(printed, /^NOT/m);
      for (const url of [`at https://${host}`, `at https://${host}/.well-known/jwks.json`])
        assert.ok(printed.includes(`${url}\n`), printed);
    } finally {
      shell.close();
    }
  });

  it('somebody signs up, confirms and logs in, and goes on doing so while the processes restart in turn', async () => {
    const email = await signUpThere(browser, inbox, `https://${host}`);
    const tab = await (await browser.newContext()).newPage();
    await tab.goto(`https://${host}/login`);
    await typeLogin(tab, { email, password: goodPassword });
    await tab.waitForURL(`https://${host}/`);
    await tab.goto(`https://${host}/account`);
    assert.equal(await tab.getByLabel('Name').inputValue(), 'Ana Ruiz');
    const known = { email, password: goodPassword };
    for (const server of servers) {
      const stopped: Promise<number | null> = server.stop();
      for (let times = 0; times < 5; times++) assert.equal((await login(known)).status, 200);
      assert.equal(await stopped, 0);
      assert.equal((await login(known)).status, 200);
      await server.start();
      // Whoever was logged in before is so still, whichever process answers.
      await tab.reload();
      assert.equal(await tab.getByLabel('Name').inputValue(), 'Ana Ruiz');
    }
  });

  it('while one process restarts the other answers, logins too, and what is idle is not closed under a request', async () => {
    const [first] = servers;
    assert.ok(first);
    for (let round = 0; round < 2; round++) {
      const stopped: Promise<number | null> = first.stop();
      for (let times = 0; times < 20; times++) assert.equal((await login()).status, 401);
      assert.equal(await stopped, 0);
      for (let times = 0; times < 10; times++) assert.equal((await login()).status, 401);
      await first.start();
    }
    // As long as nginx keeps connections, and as long as the server does.
    for (const pause of [3900, 4900, 5100]) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      assert.equal((await login()).status, 401);
    }
  });

  describe('behind a second proxy', () => {
    const sentence = /second proxy use\s+`(\$\w+)` and `TRUST_PROXY=(\d)`/;
    const [, appended = '', hops = ''] = sentence.exec(readFileSync(page, 'utf8')) ?? [];
    let behind: CommandProcess;
    let inner: Nginx;
    let innerPort: number;
    before(async () => {
      behind = await commandProcess({ ...settings, TRUST_PROXY: hops, LIMIT_LOGIN_IP: '3/1h' });
      await behind.start();
      innerPort = await freePort();
      inner = await startNginx(hop(markedBlock(page, 'nginx').text, behind.port, appended), { port: innerPort, host });
    });
    after(async () => {
      inner.close();
      await behind.kill();
    });

    // The first one may say who asked in either way.
    for (const [first, from] of [
      ['$remote_addr', '127.0.0.3'],
      [appended, '127.0.0.4'],
    ] as const) {
      it(`with X-Forwarded-For ${first} in the first, the server sees who asked, and limits count them`, async () => {
        const text = hop(markedBlock(page, 'nginx').text, innerPort, first).replace(
          'http://portico;',
          'https://portico;',
        );
        const outer = await startNginx(text, { port: await freePort(), host });
        try {
          const statuses: number[] = [];
          for (const forged of ['203.0.113.1', '203.0.113.2', '203.0.113.3', '203.0.113.4']) {
            const answer = await login({ from, headers: { 'X-Forwarded-For': `${forged}, ${forged}` } }, outer);
            statuses.push(answer.status);
            if (answer.status === 401) assert.equal(await addressOf(answer), from);
          }
          assert.deepEqual(statuses, [401, 401, 401, 429]);
          // Others are not counted with them.
          assert.equal((await login({ from: '127.0.0.5' }, outer)).status, 401);
        } finally {
          outer.close();
        }
      });
    }
  });
});

/** The nginx of the guide with one server behind it, which it tells by `value` who asked. */
function hop(nginx: string, port: number, value: string): string {
  return nginx
    .replace(/^.*3002.*\n/m, '')
    .replace('3001', String(port))
    .replace('X-Forwarded-For $remote_addr', () => `X-Forwarded-For ${value}`);
}
