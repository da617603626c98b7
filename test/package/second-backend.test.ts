import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { launchBrowser } from '../rig/browser.js';
import { engines } from '../rig/databases.js';
import { markedBlock, shellLines } from '../rig/document.js';
import { freePort } from '../rig/free-port.js';
import { signUpPerson } from '../rig/people.js';
import { startServer, type TestServer } from '../rig/server.js';
import { said, stopExample } from './rig/example-process.js';

const [sqlite] = engines;
const readme = 'examples/second-backend/README.md';

describe('examples/second-backend', () => {
  let server: TestServer;
  let child: ChildProcess;
  let page: Server;
  let pageOrigin: string;
  let orders: string;
  let token: string;
  before(async () => {
    assert.ok(sqlite);
    server = await startServer(sqlite);
    const [port, pagePort] = await Promise.all([freePort(), freePort()]);
    orders = `http://localhost:${port}/orders`;
    pageOrigin = `http://localhost:${pagePort}`;
    page = createServer((_req, res) => res.setHeader('Content-Type', 'text/html').end('<!doctype html>'));
    await new Promise<void>((resolve) => page.listen(pagePort, '127.0.0.1', resolve));
    const [command = ''] = shellLines(readme);
    const env = { ...process.env, PORT: String(port), ISSUER: server.url, PAGE_ORIGIN: pageOrigin };
    child = spawn('sh', ['-c', command], { detached: true, stdio: ['ignore', 'pipe', 'inherit'], env });
    await said(child, /http:\/\/localhost:\d+/);
    const { browser } = await signUpPerson(server);
    token = String((await browser.call('mintAccessToken')).json['token']);
  });
  after(async () => {
    await stopExample(child);
    page.close();
    await server.close();
  });

  const ask = (headers: Record<string, string>, method = 'GET') => fetch(orders, { method, headers });

  it('lets those in who come at once while it still asks for the keys', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask({ Authorization: `Bearer ${token}` })));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200, 200, 200],
    );
  });

  it('lets people in by the published keys alone', async () => {
    const taken = await ask({ Authorization: `Bearer ${token}` });
    assert.equal(taken.status, 200);
    assert.equal(((await taken.json()) as { role: string }).role, 'user');
    assert.equal((await ask({})).status, 401);
    for (const wrong of ['x', `${token.slice(0, -8)}AAAAAAAA`])
      assert.equal((await ask({ Authorization: `Bearer ${wrong}` })).status, 401);
  });

  it('a browser may send it a token from a page of the one origin, and from no other', async () => {
    const wish = { 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': 'authorization' };
    const preflight = await ask({ Origin: pageOrigin, ...wish }, 'OPTIONS');
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get('access-control-allow-origin'), pageOrigin);
    const stranger = await ask({ Origin: 'https://elsewhere.example', ...wish }, 'OPTIONS');
    assert.equal(stranger.headers.get('access-control-allow-origin'), null);

    const browser = await launchBrowser();
    try {
      const tab = await browser.newPage();
      const status = (): Promise<number> =>
        tab.evaluate(
          ([url = '', authorization = '']) =>
            fetch(url, { headers: { Authorization: authorization } }).then(
              (answer) => answer.status,
              () => 0,
            ),
          [orders, `Bearer ${token}`],
        );
      await tab.goto(pageOrigin);
      assert.equal(await status(), 200);
      await tab.goto(pageOrigin.replace('localhost', '127.0.0.1'));
      assert.equal(await status(), 0);
    } finally {
      await browser.close();
    }
  });

  it('is what the guide shows, and the guide asks it as its README does', () => {
    const example = readFileSync('examples/second-backend/server.mjs', 'utf8');
    for (const name of ['cors', 'verify'])
      assert.ok(example.includes(markedBlock('docs/back-ends.md', name).text), `${name} is not in the example`);
    const curl = shellLines(readme).find((line) => line.startsWith('curl')) ?? assert.fail('no curl line');
    assert.ok(shellLines('docs/back-ends.md').includes(curl));
  });
});
