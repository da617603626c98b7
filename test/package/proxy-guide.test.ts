import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { contractHeader, contractVersion } from '@portico/contract';
import { type CommandProcess, commandProcess, commonSettings } from '../rig/command-process.js';
import { engines, type TestDatabase } from '../rig/databases.js';
import { markedBlock } from '../rig/document.js';
import { freePort } from '../rig/free-port.js';
import { type Inbox, openInbox } from '../rig/inbox.js';
import { newAddress } from '../rig/people.js';
import { type Nginx, startNginx } from './rig/nginx.js';

const page = 'docs/behind-a-proxy.md';
const host = 'accounts.example.com';
const postgres = engines.find(({ name }) => name === 'postgres');

describe('Behind a proxy: the settings and the nginx of the guide', () => {
  let database: TestDatabase;
  let inbox: Inbox;
  let servers: CommandProcess[];
  let nginx: Nginx;
  before(async () => {
    assert.ok(postgres);
    database = await postgres.create();
    inbox = await openInbox();
    const lines = markedBlock(page, 'settings').text.trim().split('\n');
    const settings = {
      ...commonSettings(database.url, inbox.url),
      ...Object.fromEntries(lines.map((line) => line.split('=') as [string, string])),
      NODE_ENV: 'production',
    };
    servers = await Promise.all([commandProcess(settings), commandProcess(settings)]);
    await Promise.all(servers.map((server) => server.start()));
    const [one, two] = servers.map((server) => String(server.port));
    const text = markedBlock(page, 'nginx')
      .text.replace('3001', one ?? '')
      .replace('3002', two ?? '');
    nginx = await startNginx(text, { port: await freePort(), host });
  });
  after(async () => {
    nginx.close();
    await Promise.all(servers.map((server) => server.kill()));
    await inbox.close();
    await database.drop();
  });

  const login = (email: string, from?: string, headers: Record<string, string> = {}) =>
    nginx.send({
      path: '/api/v1/login',
      method: 'POST',
      ...(from ? { from } : {}),
      headers: { 'Content-Type': 'application/json', [contractHeader]: String(contractVersion), ...headers },
      body: JSON.stringify({ email, password: 'not the right one' }),
    });

  const addressOf = async (requestId: string): Promise<unknown> =>
    (await database.query('select ip from audit_entries where request_id = $1', [requestId]))[0]?.['ip'];

  it('pages and answers come through, with their headers and a cookie that only https carries', async () => {
    const login = await nginx.send({ path: '/login' });
    assert.equal(login.status, 200);
    assert.match(String(login.headers['content-security-policy']), /default-src/);
    assert.match(String(login.headers['set-cookie']), /__Host-[^;]+;.*Secure/);
    const stranger = await nginx.send({ path: '/login', headers: { Host: 'elsewhere.example' } });
    assert.equal(stranger.status, 421);
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
    const answer = await login(newAddress(), '127.0.0.2', spoof);
    const { error } = JSON.parse(answer.text) as { error: { code: string; requestId: string } };
    assert.equal(error.code, 'credentials_wrong');
    assert.equal(await addressOf(error.requestId), '127.0.0.2');
  });

  it('while one process restarts the other answers, logins too, and what is idle is not closed under a request', async () => {
    const [first] = servers;
    assert.ok(first);
    for (let round = 0; round < 2; round++) {
      const stopped: Promise<number | null> = first.stop();
      for (let times = 0; times < 20; times++) assert.equal((await login(newAddress())).status, 401);
      assert.equal(await stopped, 0);
      for (let times = 0; times < 10; times++) assert.equal((await login(newAddress())).status, 401);
      await first.start();
    }
    // As long as nginx keeps connections, and as long as the server does.
    for (const pause of [3900, 4900, 5100]) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      assert.equal((await login(newAddress())).status, 401);
    }
  });
});
