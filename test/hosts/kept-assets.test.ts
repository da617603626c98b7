import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { writeFilesOfVersion } from './rig/bundle.js';
import { greet, type HostWorld, startHostWorld } from './rig/host-world.js';
import { typeLogin } from './rig/log-in.js';
import { htmlPage } from './rig/site.js';

describe('a page that was opened before an upgrade', () => {
  let folder: string;
  let world: HostWorld;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'portico-kept-'));
    mkdirSync(join(folder, 'kept'));
    writeFilesOfVersion('0.0.9', join(folder, '0.0.9'));
    world = await startHostWorld({ KEPT_ASSETS: join(folder, 'kept') });
  });
  after(async () => {
    await world.close();
    rmSync(folder, { recursive: true });
  });

  it('gets the parts of its own version from the folder that the operator keeps, and logs in', async () => {
    const old = `${world.server.url}/assets/0.0.9/`;
    const page = await (await world.browser.newContext()).newPage();
    await page.addInitScript('globalThis.requestIdleCallback = () => 0');
    // The server of 0.0.9, which had its own files.
    await page.route(`${old}**`, (route) =>
      route.fulfill({
        path: join(folder, '0.0.9', route.request().url().slice(old.length)),
        headers: { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/javascript' },
      }),
    );
    world.site.put('/', {
      body: htmlPage(`${greet}<script type="module" src="${old}login.js"></script>`, world.login),
    });
    await page.goto(world.site.url);
    await page.getByLabel('Email address').waitFor();
    assert.equal(await page.evaluate('customElements.get("portico-login").porticoVersion'), '0.0.9');

    await world.server.goAway();
    await page.unroute(`${old}**`);
    await world.server.comeBack();
    await typeLogin(page, world.person);
    const again = page.getByRole('button', { name: 'Try again' });
    await again.waitFor();

    renameSync(join(folder, '0.0.9'), join(folder, 'kept/0.0.9'));
    const parts: string[] = [];
    page.on('response', (response) => {
      if (response.ok()) parts.push(response.url());
    });
    await again.click();
    await page.waitForFunction(() => document.title === 'Hello Ana Ruiz');
    assert.ok(
      parts.some((url) => url.startsWith(`${old}chunks/late`)),
      parts.join('\n'),
    );
  });
});
