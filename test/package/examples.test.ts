import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { watchedPage } from '../journeys/rig/watched.js';
import { launchBrowser } from '../rig/browser.js';
import { engines } from '../rig/databases.js';
import { shellLines } from '../rig/document.js';
import { freePort } from '../rig/free-port.js';
import { type Inbox, openInbox } from '../rig/inbox.js';
import { goodPassword } from '../rig/people.js';
import { said, startExample, stopExample } from './rig/example-process.js';
import { logInThere, signUpThere } from './rig/visitor.js';

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
      const [command = ''] = shellLines(`examples/${name}/README.md`);
      assert.equal(command, `npm start -w examples/${name}`);
      assert.ok(sqlite);
      const [database, port, accountsPort] = await Promise.all([sqlite.create(), freePort(), freePort()]);
      const site = `http://${name === 'cross-site' ? '127.0.0.1' : 'localhost'}:${port}`;
      const base = accounts === '' ? `http://localhost:${accountsPort}` : site + accounts;
      const child = startExample(command, { port, accountsPort, database, inbox });
      try {
        await said(child, /http:\/\/localhost:\d+/);
        const email = await signUpThere(browser, inbox, base);
        for (const path of pages) assert.deepEqual(await logInThere(browser, site + path, email), []);
      } finally {
        await stopExample(child);
        await database.drop();
      }
    });
  }

  it('examples/react greets who has no name by their address, also when the page is loaded anew', async () => {
    assert.ok(sqlite);
    const [database, port, accountsPort] = await Promise.all([sqlite.create(), freePort(), freePort()]);
    const child = startExample('npm start -w examples/react', { port, accountsPort, database, inbox });
    try {
      await said(child, /http:\/\/localhost:\d+/);
      const email = await signUpThere(browser, inbox, `http://localhost:${port}/accounts`, '');
      for (const path of ['/', '/client']) {
        const page = await (await browser.newContext()).newPage();
        await page.goto(`http://localhost:${port}${path}`);
        await page.getByLabel('Email address').fill(email);
        await page.getByLabel('Password', { exact: true }).fill(goodPassword);
        await page.keyboard.press('Enter');
        await page.getByText(`Hello ${email}`, { exact: true }).waitFor();
        await page.reload();
        await page.getByText(`Hello ${email}`, { exact: true }).waitFor();
      }
    } finally {
      await stopExample(child);
      await database.drop();
    }
  });

  it('examples/cross-site keeps its links on the page, where the session is', async () => {
    assert.ok(sqlite);
    const [database, port, accountsPort] = await Promise.all([sqlite.create(), freePort(), freePort()]);
    const child = startExample('npm start -w examples/cross-site', { port, accountsPort, database, inbox });
    try {
      await said(child, /http:\/\/localhost:\d+/);
      const email = await signUpThere(browser, inbox, `http://localhost:${accountsPort}`);
      const { page, complaints } = await watchedPage(browser);
      const site = `http://127.0.0.1:${port}/`;
      await page.goto(site);
      await page.getByRole('link', { name: 'Log in' }).click();
      assert.equal(page.url(), `${site}#login`);
      await page.getByLabel('Email address').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(goodPassword);
      await page.keyboard.press('Enter');
      for (const [name, hash] of Object.entries({
        Security: 'security',
        'Emails & notifications': 'emails',
        Profile: 'profile',
      })) {
        await page.getByRole('button', { name: 'Ana Ruiz' }).click();
        await page.getByRole('menuitem', { name, exact: true }).click();
        await page.getByRole('tab', { name, exact: true, selected: true }).waitFor();
        assert.equal(page.url(), `${site}#${hash}`);
      }
      await page.getByRole('heading', { name: 'You are in.' }).waitFor();
      await page.getByText(/^A back end knows you as .+, user\.$/).waitFor();
      assert.deepEqual(complaints, []);
    } finally {
      await stopExample(child);
      await database.drop();
    }
  });

  it('WB7: examples/cross-site goes by the names of two owners, with the commands of its README', async () => {
    assert.ok(sqlite);
    const [, hosts = '', certificate = '', command = ''] = shellLines('examples/cross-site/README.md');
    const [, page, accounts] = /127\.0\.0\.1 ([\w.]+) ([\w.]+)/.exec(hosts) ?? assert.fail(hosts);
    const folder = mkdtempSync(join(tmpdir(), 'portico-names-'));
    execFileSync('sh', ['-c', certificate], { cwd: folder, stdio: 'ignore' });
    const [database, port, accountsPort] = await Promise.all([sqlite.create(), freePort(), freePort()]);
    const rules = `--host-resolver-rules=MAP ${page} 127.0.0.1, MAP ${accounts} 127.0.0.1`;
    const named = await launchBrowser([rules, '--ignore-certificate-errors', '--test-third-party-cookie-phaseout']);
    const child = startExample(command.replaceAll('$PWD', folder), { port, accountsPort, database, inbox });
    try {
      await said(child, /https:\/\/accounts\.test:\d+/);
      const email = await signUpThere(named, inbox, `https://${accounts}:${accountsPort}`);
      assert.deepEqual(await logInThere(named, `https://${page}:${port}/`, email), []);
    } finally {
      await stopExample(child);
      await named.close();
      await database.drop();
      rmSync(folder, { recursive: true });
    }
  });

  for (const { name, variable } of [
    { name: 'plain', variable: 'PORT' },
    { name: 'plain', variable: 'ACCOUNTS_PORT' },
    { name: 'npm', variable: 'PORT' },
    { name: 'react', variable: 'PORT' },
    { name: 'cross-site', variable: 'PORT' },
    { name: 'cross-site', variable: 'ACCOUNTS_PORT' },
    { name: 'second-backend', variable: 'PORT' },
  ]) {
    it(`examples/${name} says in one sentence that ${variable} is taken, and its README names it`, async () => {
      assert.ok(sqlite);
      const [database, free] = await Promise.all([sqlite.create(), freePort()]);
      const taken = createServer().listen(0, '127.0.0.1');
      await once(taken, 'listening');
      const { port } = taken.address() as AddressInfo;
      const ports = { PORT: String(free), ACCOUNTS_PORT: '0', [variable]: String(port) };
      const env = { ...process.env, DATABASE_URL: database.url, LOG_LEVEL: 'error', ...ports };
      try {
        const failed = spawnSync('npm', ['start', '-w', `examples/${name}`], {
          env,
          encoding: 'utf8',
          timeout: 60_000,
        });
        assert.equal(failed.status, 1);
        assert.match(
          failed.stderr,
          new RegExp(`^Port ${port} is taken. Choose another one by .*\\b${variable}\\.?`, 'm'),
        );
        assert.doesNotMatch(failed.stdout, /(is|are) at http/);
        assert.match(readFileSync(`examples/${name}/README.md`, 'utf8'), new RegExp(`\`${variable}\``));
      } finally {
        taken.close();
        await database.drop();
      }
    });
  }

  it('pin every version that they depend on', () => {
    for (const name of ['plain', 'npm', 'react', 'cross-site', 'second-backend']) {
      const { dependencies, devDependencies } = JSON.parse(
        readFileSync(`examples/${name}/package.json`, 'utf8'),
      ) as Record<string, Record<string, string>>;
      for (const version of Object.values({ ...dependencies, ...devDependencies }))
        assert.match(version, /^\d+\.\d+\.\d+$/);
    }
  });
});
