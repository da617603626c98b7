import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { after, before, describe, it } from 'node:test';
import jwt from 'jsonwebtoken';
import { launchBrowser } from '../rig/browser.js';
import { engines } from '../rig/databases.js';
import { markedBlock, shellLines } from '../rig/document.js';
import { freePort } from '../rig/free-port.js';
import { signUpPerson } from '../rig/people.js';
import { startServer, type TestServer } from '../rig/server.js';
import { until } from '../rig/until.js';
import { said, stopExample } from './rig/example-process.js';

const [sqlite] = engines;
/** Sets the clock of a process eleven seconds ahead when it gets SIGUSR2. */
const skipsBySignal = 'let o=0;const n=Date.now;Date.now=()=>n()+o;process.on("SIGUSR2",()=>{o+=11000})';
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

  it('lets in whom it knows while the list of keys does not come', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const list = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'known' }] };
    let asked = 0;
    // Takes the second question and never answers it.
    const issuer = createServer((_req, res) => {
      asked++;
      if (asked === 1) res.setHeader('Content-Type', 'application/json').end(JSON.stringify(list));
    });
    const [issuerPort, ordersPort] = await Promise.all([freePort(), freePort()]);
    await new Promise<void>((resolve) => issuer.listen(issuerPort, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${issuerPort}`;
    const env = { ...process.env, PORT: String(ordersPort), ISSUER: url, PAGE_ORIGIN: pageOrigin };
    const args = ['--import', `data:text/javascript,${skipsBySignal}`, 'examples/second-backend/server.mjs'];
    const own = spawn(process.execPath, args, { detached: true, env, stdio: ['ignore', 'pipe', 'inherit'] });
    const status = async (keyid: string): Promise<number> => {
      const claims = { algorithm: 'ES256', keyid, issuer: url, audience: url, subject: 's', expiresIn: 600 } as const;
      const headers = { Authorization: `Bearer ${jwt.sign({}, privateKey, claims)}` };
      return (await fetch(`http://localhost:${ordersPort}/orders`, { headers })).status;
    };
    try {
      await said(own, /http:\/\/localhost:\d+/);
      assert.equal(await status('known'), 200);
      assert.equal(await status('invented'), 401);
      assert.equal(asked, 1);
      own.kill('SIGUSR2');
      const waiting = await until('another look', async () => {
        const invented = status('invented');
        return Promise.race([invented.then(() => undefined), new Promise<true>((go) => setTimeout(go, 200, true))]);
      });
      assert.ok(waiting);
      assert.equal(asked, 2);
      assert.equal(await status('known'), 200);
      assert.equal(asked, 2);
    } finally {
      await stopExample(own);
      issuer.closeAllConnections();
      issuer.close();
    }
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
