import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { type OwnOrigin, startOwnOrigin } from '../hosts/rig/own-origin.js';
import { typeLogin } from '../hosts/rig/log-in.js';
import { launchBrowser } from '../rig/browser.js';
import { markedBlock } from '../rig/document.js';
import { installOwnPackages } from '../rig/own-packages.js';
import { signUpPerson } from '../rig/people.js';

const folder = 'test/bundlers';
/** The oldest and the newest always; those in between too, where there is time. */
const versions = process.env['PORTICO_LONG'] ? [5, 6, 7, 8] : [5, 8];

describe('the page of the README, built by Vite', () => {
  let browser: Browser;
  before(async () => {
    installOwnPackages(folder);
    browser = await launchBrowser();
  });
  after(() => browser.close());

  for (const version of versions)
    it(`logs in when Vite ${version} built it`, async () => {
      const site = await startOwnOrigin();
      try {
        putBuilt(site, `vite-${version}`);
        const { email, password } = await signUpPerson(site.server);
        const page = await (await browser.newContext()).newPage();
        const faults: string[] = [];
        page.on('pageerror', (error) => faults.push(String(error)));
        const hello = page.waitForEvent('console', (message) => message.text() === 'Ana Ruiz');
        await page.goto(`${site.url}/index.html`);
        await typeLogin(page, { email, password });
        await hello;
        await page.getByRole('button', { name: 'Ana Ruiz' }).click();
        await page.getByRole('menuitem', { name: 'Log out' }).click();
        await page.getByLabel('Password', { exact: true }).waitFor();
        assert.deepEqual(faults, []);
        await page.context().close();
      } finally {
        await site.close();
      }
    });
});

/** Builds the README's files in a folder of their own and lays what comes out on the site. */
function putBuilt(site: OwnOrigin, vite: string): void {
  const root = mkdtempSync(join(tmpdir(), `portico-${vite}-`));
  try {
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
    writeFileSync(join(root, 'main.js'), markedBlock('README.md', 'main.js').text);
    const page = markedBlock('README.md', 'public/index.html').text.replace('server="/accounts"', 'server="/"');
    writeFileSync(join(root, 'index.html'), page);
    execFileSync(process.execPath, [join(folder, 'rig/build-with-vite.mjs'), vite, root], { stdio: 'pipe' });
    for (const name of readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' })) {
      const type = name.endsWith('.js') ? 'text/javascript' : name.endsWith('.css') ? 'text/css' : 'text/html';
      if (/\.(js|css|html)$/.test(name))
        site.put(`/${name}`, { body: readFileSync(join(root, 'dist', name), 'utf8'), type });
    }
  } finally {
    rmSync(root, { recursive: true });
  }
}
