import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../rig/browser.js';
import { engines } from '../rig/databases.js';
import { type Demo, startDemo } from '../rig/demo.js';
import { markedBlock, shellLines } from '../rig/document.js';
import { freePort } from '../rig/free-port.js';
import { goodPassword, newAddress } from '../rig/people.js';
import { until } from '../rig/until.js';

const sqlite = engines[0]!;

describe('what the README says', () => {
  let browser: Browser;
  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());

  it('names commands that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    for (const page of ['README.md', 'CONTRIBUTING.md']) {
      for (const line of shellLines(page)) {
        const script = /^npm run ([\w:]+)/.exec(line)?.[1] ?? /^npm (start|test)\b/.exec(line)?.[1] ?? undefined;
        // The long tests run these, file by file.
        const tests =
          /^(?:PORTICO_ENGINE=(?:firefox|webkit) npx wtr --files|node (?:--conditions=\S+ )?--import tsx --test(?: --test-name-pattern='\w+')?) (\S+)$/.exec(
            line,
          )?.[1];
        if (script) assert.ok(scripts[script], `${page}: ${line}`);
        else if (tests) assert.ok(existsSync(tests.replace('*.test.ts', '')), line);
        else
          assert.match(
            line,
            /^(npm ci|node server\.mjs|(mkdir -p|npm pack|npm init|npm install|npx esbuild) .+)$/,
            line,
          );
      }
    }
    const [otherPort = ''] = /PORT=\d+ npm start/.exec(readFileSync('examples/portal/server.mjs', 'utf8')) ?? [];
    assert.ok(otherPort && readFileSync('README.md', 'utf8').includes(`\`${otherPort}\``), 'one way to another port');
    assert.match(readFileSync('.ci/run', 'utf8'), /npm ci\nnpm run check\nnpm test\n/);
  });

  it('gives the sizes that were built', () => {
    const text = readFileSync('README.md', 'utf8');
    const said = /used after ([\d.]+) kB of script, and has logged somebody in after ([\d.]+) kB;.*?makes ([\d.]+) kB/s;
    const [, first, through, after] = said.exec(text) ?? [];
    const report = execFileSync('node_modules/.bin/size-limit', ['--json'], { encoding: 'utf8' });
    const sizes = JSON.parse(report) as { name: string; size: number }[];
    const size = (name: string): number => (sizes.find((entry) => entry.name.startsWith(name))?.size ?? NaN) / 1000;
    // A tenth of a kilobyte may round to either side.
    const isAbout = (text: string | undefined, name: string): void => {
      assert.ok(Math.abs(Number(text) - size(name)) <= 0.1, `${name}: ${text ?? 'nothing'}, built ${size(name)}`);
    };
    isAbout(first, 'login: before');
    isAbout(through, 'login: all script');
    isAbout(after, 'login: the same');
  });

  it('embeds a login by script tag on a page of another port', async () => {
    const demo = await startDemo(sqlite);
    const snippet = markedBlock('README.md', 'script tag').text.replaceAll('http://localhost:3000', demo.url);
    const site = await serve(snippet);
    try {
      const email = await signUp(demo, browser);
      const page = await (await browser.newContext()).newPage();
      await page.goto(site.url);
      await logIn(page, email);
      await until('the title', async () => (await page.title()) === 'Hello Ana Ruiz');
    } finally {
      site.server.close();
      await demo.close();
    }
  });
});

describe('what the README says about npm', () => {
  let folder: string;
  let browser: Browser;
  let server: ChildProcess | undefined;
  before(async () => {
    browser = await launchBrowser();
    folder = installPackages();
  });
  after(async () => {
    server?.kill('SIGTERM');
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('mounts Portico in an app and puts a bundled login into its page', async () => {
    const port = await freePort();
    const ported = (name: string): string => markedBlock('README.md', name).text.replaceAll('4000', String(port));
    mkdirSync(join(folder, 'public'));
    writeFileSync(join(folder, 'server.mjs'), ported('server.mjs'));
    writeFileSync(join(folder, 'main.js'), ported('main.js'));
    writeFileSync(join(folder, 'public/index.html'), ported('public/index.html'));
    execFileSync('sh', ['-ec', markedBlock('README.md', 'bundle').text], { cwd: folder, stdio: 'pipe' });
    server = spawn(process.execPath, ['server.mjs'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
    const url = `http://localhost:${port}`;
    let printed = '';
    server.stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    await until('the server', () =>
      fetch(`${url}/accounts/readyz`).then(
        (answer) => answer.ok,
        () => false,
      ),
    );

    await until('the address', () => printed.includes(`My Site is at ${url}`));

    const page = await (await browser.newContext()).newPage();
    await page.goto(`${url}/accounts/signup`);
    const email = newAddress();
    await page.getByLabel('Email address').fill(email);
    await page.getByLabel('Name').fill('Ana Ruiz');
    await page.getByLabel('Password', { exact: true }).fill(goodPassword);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Check your email' }).waitFor();
    const mailbox = await page.context().newPage();
    await mailbox.goto(`${url}/accounts/dev/mailbox`);
    await mailbox.getByRole('link', { name: 'Verify your email address' }).click();
    const code = /\b(\d{3}) (\d{3})\b/.exec((await mailbox.locator('pre').textContent()) ?? '');
    await page.getByLabel('6-digit code').fill(`${code?.[1] ?? ''}${code?.[2] ?? ''}`);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${url}/accounts/`);
    await page.getByText('Your account is ready.').waitFor();

    const visitor = await (await browser.newContext()).newPage();
    const hello = visitor.waitForEvent('console', (message) => message.text() === 'Ana Ruiz');
    await visitor.goto(url);
    const card = await visitor.locator('portico-login').boundingBox();
    const menu = await visitor.locator('portico-user-menu').boundingBox();
    assert.ok(card && menu);
    assert.ok(card.x >= 16 && card.y - (menu.y + menu.height) >= 8, 'the card stands free of edge and menu');
    const { width } = visitor.viewportSize() ?? assert.fail('no viewport');
    assert.ok(Math.abs(card.x + card.width / 2 - width / 2) < 2, 'the card stands in the middle');
    const font = await visitor.evaluate(() => getComputedStyle(document.body).fontFamily);
    assert.match(font, /system-ui/);
    for (const kept of ['data/portico.db', 'data/portico.db.secret']) assert.ok(existsSync(join(folder, kept)), kept);
    await logIn(visitor, email);
    await hello;
    await visitor.getByRole('button', { name: 'Ana Ruiz' }).waitFor();
    const { stdout } = spawnSync(join(folder, 'node_modules/.bin/portico'), ['help'], { encoding: 'utf8' });
    assert.match(stdout, /^Usage: portico/, 'the command is linked');
    const wellKnown = await fetch(`${url}/.well-known/change-password`, { redirect: 'manual' });
    assert.equal(wellKnown.status, 302);
  });
});

/**
 * Packs and installs the packages by the README's own lines, but for what is built already. SQLite's driver is copied
 * instead of compiled again: that it compiles, npm ci has shown.
 */
function installPackages(): string {
  const folder = mkdtempSync(join(tmpdir(), 'portico-readme-'));
  const pack = markedBlock('README.md', 'pack').text.replace('npm run build\n', '').replaceAll('../my-site', folder);
  const install = markedBlock('README.md', 'install').text;
  const quiet = { npm_config_audit: 'false', npm_config_fund: 'false', npm_config_loglevel: 'error' };
  const env = { ...process.env, ...quiet, npm_config_ignore_scripts: 'true', npm_config_prefer_offline: 'true' };
  execFileSync('sh', ['-ec', pack], { env, stdio: 'pipe' });
  execFileSync('sh', ['-ec', install], { cwd: folder, env, stdio: 'pipe' });
  const driver = 'node_modules/better-sqlite3/build/Release';
  mkdirSync(join(folder, driver), { recursive: true });
  copyFileSync(resolve(driver, 'better_sqlite3.node'), join(folder, driver, 'better_sqlite3.node'));
  return folder;
}

async function signUp(demo: Demo, browser: Browser): Promise<string> {
  const email = newAddress();
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${demo.url}/signup`);
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Name').fill('Ana Ruiz');
  await page.getByLabel('Password', { exact: true }).fill(goodPassword);
  await page.getByLabel('I agree to the').check();
  await page.keyboard.press('Enter');
  const mail = await until('the mail', () => demo.inbox.to(email)[0]);
  await page.goto(mail.link);
  await page.getByRole('button', { name: 'Verify this address' }).click();
  await page.getByRole('button', { name: 'Ana Ruiz' }).waitFor();
  await page.context().close();
  return email;
}

async function logIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(goodPassword);
  await page.keyboard.press('Enter');
}

function serve(html: string): Promise<{ url: string; server: Server }> {
  const server = createServer((_req, res) => {
    res.setHeader('Content-Type', 'text/html; charset=utf-8');
    res.end(html);
  });
  return new Promise((ready) =>
    server.listen(0, '127.0.0.1', () => {
      ready({ server, url: `http://localhost:${(server.address() as AddressInfo).port}` });
    }),
  );
}
