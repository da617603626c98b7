import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../rig/browser.js';
import { engines, type TestDatabase } from '../rig/databases.js';
import { shellLines } from '../rig/document.js';
import { freePort } from '../rig/free-port.js';
import { type Inbox, openInbox } from '../rig/inbox.js';
import { goodPassword, newAddress, signUpPerson } from '../rig/people.js';
import { startServer } from '../rig/server.js';
import { until } from '../rig/until.js';

const [sqlite] = engines;

describe('the examples', () => {
  let browser: Browser;
  let inbox: Inbox;
  before(async () => {
    [browser, inbox] = await Promise.all([launchBrowser(), openInbox()]);
  });
  after(async () => {
    await browser.close();
    await inbox.close();
  });

  for (const { name, accounts, pages } of [
    { name: 'plain', accounts: '', pages: ['/'] },
    { name: 'npm', accounts: '/accounts', pages: ['/'] },
    { name: 'react', accounts: '/accounts', pages: ['/', '/client'] },
    { name: 'cross-site', accounts: '', pages: ['/'] },
  ]) {
    it(`examples/${name} starts with the command of its README, and somebody can log in`, async () => {
      const commands = shellLines(`examples/${name}/README.md`);
      assert.deepEqual(commands, [`npm start -w examples/${name}`]);
      assert.ok(sqlite);
      const [database, port, accountsPort] = await Promise.all([sqlite.create(), freePort(), freePort()]);
      const site = `http://${name === 'cross-site' ? '127.0.0.1' : 'localhost'}:${port}`;
      const base = accounts === '' ? `http://localhost:${accountsPort}` : site + accounts;
      const child = start(commands[0] ?? '', { port, accountsPort, database });
      try {
        await said(child, /http:\/\/localhost:\d+/);
        const email = await signUp(base);
        for (const path of pages) {
          const page = await (await browser.newContext()).newPage();
          const complaints: string[] = [];
          page.on('pageerror', (error) => complaints.push(String(error)));
          await page.goto(site + path);
          await page.getByLabel('Email address').fill(email);
          await page.getByLabel('Password', { exact: true }).fill(goodPassword);
          await page.keyboard.press('Enter');
          await page.getByRole('heading', { name: 'You are in.' }).waitFor();
          await page.getByRole('button', { name: 'Ana Ruiz' }).waitFor();
          assert.deepEqual(complaints, []);
        }
      } finally {
        await stop(child);
        await database.drop();
      }
    });
  }

  it('examples/second-backend lets people in by the published keys alone', async () => {
    assert.ok(sqlite);
    const server = await startServer(sqlite);
    const port = await freePort();
    const [command = ''] = shellLines('examples/second-backend/README.md');
    const env = { ...process.env, PORT: String(port), ISSUER: server.url };
    const child = spawn('sh', ['-c', command], { detached: true, stdio: ['ignore', 'pipe', 'inherit'], env });
    try {
      await said(child, /http:\/\/localhost:\d+/);
      const { browser: person } = await signUpPerson(server);
      const token = String((await person.call('mintAccessToken')).json['token']);
      const ask = (headers: Record<string, string>) => fetch(`http://localhost:${port}/orders`, { headers });
      const taken = await ask({ Authorization: `Bearer ${token}` });
      assert.equal(taken.status, 200);
      assert.equal(((await taken.json()) as { role: string }).role, 'user');
      for (const headers of [
        {},
        { Authorization: 'Bearer x' },
        { Authorization: `Bearer ${token.slice(0, -8)}AAAAAAAA` },
      ]) {
        assert.equal((await ask(headers as Record<string, string>)).status, 401);
      }
    } finally {
      await stop(child);
      await server.close();
    }
  });

  it('pin every version that they depend on', () => {
    for (const name of ['plain', 'npm', 'react', 'cross-site', 'second-backend']) {
      const { dependencies, devDependencies } = JSON.parse(
        readFileSync(`examples/${name}/package.json`, 'utf8'),
      ) as Record<string, Record<string, string>>;
      for (const version of Object.values({ ...dependencies, ...devDependencies }))
        assert.match(version, /^\d+\.\d+\.\d+$/);
    }
  });

  function start(
    command: string,
    { port, accountsPort, database }: { port: number; accountsPort: number; database: TestDatabase },
  ): ChildProcess {
    // A group of its own: npm would leave the server behind.
    return spawn('sh', ['-c', command], {
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        PORT: String(port),
        ACCOUNTS_PORT: String(accountsPort),
        DATABASE_URL: database.url,
        PORTICO_SECRET: randomBytes(32).toString('base64'),
        SMTP_URL: inbox.url,
        MAIL_FROM: 'help@larkfield.example',
        LOG_LEVEL: 'error',
      },
    });
  }

  async function signUp(base: string): Promise<string> {
    const email = newAddress();
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${base}/signup`);
    await page.getByLabel('Email address').fill(email);
    await page.getByLabel('Name').fill('Ana Ruiz');
    await page.getByLabel('Password', { exact: true }).fill(goodPassword);
    await page.keyboard.press('Enter');
    await page.goto((await until('the mail', () => inbox.to(email)[0])).link);
    await page.getByRole('button', { name: 'Confirm this address' }).click();
    await page.waitForURL(`${base}/`);
    await page.context().close();
    return email;
  }
});

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  await ended;
}

/** Waits until a process prints what is looked for. @throws Error when it ends before. */
function said(child: ChildProcess, wanted: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (wanted.test(printed)) resolve();
    });
    child.once('exit', () => {
      reject(new Error(`it ended: ${printed}`));
    });
  });
}
