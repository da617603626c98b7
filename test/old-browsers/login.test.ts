import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { noOldChromium, oldChromium } from '../../tools/browsers/old-chromium.js';
import { greet, type HostWorld, startHostWorldWith } from '../hosts/rig/host-world.js';
import { logIn, typeLogin } from '../hosts/rig/log-in.js';
import { htmlPage } from '../hosts/rig/site.js';
import { launchOld } from './rig/launch-old.js';

describe('a login in Chromium 109', { skip: noOldChromium }, () => {
  let world: HostWorld;
  before(async () => {
    // What cannot be installed fails before anything is started.
    oldChromium('109');
    world = await startHostWorldWith(() => launchOld('109'));
  });
  after(() => world.close());

  /** A new page, and what its console complained of. */
  async function open(url: string): Promise<{ page: Page; errors: string[] }> {
    const page = await (await world.browser.newContext()).newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(url);
    return { page, errors };
  }

  for (const file of ['login.js', 'all.js']) {
    it(`works by the script tag of ${file}`, async () => {
      world.site.put('/tag', { body: htmlPage(world.script(file) + greet, world.login) });
      const { page, errors } = await open(`${world.site.url}/tag`);
      await logIn(page, world.person);
      assert.deepEqual(errors, []);
    });
  }

  it('works on the page that the server prints', async () => {
    const { page, errors } = await open(`${world.server.url}/login`);
    await page.locator('form[novalidate]').waitFor();
    await typeLogin(page, world.person);
    await page.waitForURL((url) => !url.pathname.endsWith('/login'));
    assert.deepEqual(errors, []);
  });

  it('is drawn as a card with colours, fields and a button, printed and by script', async () => {
    world.site.put('/look', { body: htmlPage(world.script('login.js'), world.login) });
    for (const url of [`${world.server.url}/login`, `${world.site.url}/look`]) {
      const { page } = await open(url);
      const button = page.getByRole('button', { name: 'Log in' });
      await page.locator('form[novalidate]').waitFor();
      const look = await button.evaluate((each) => {
        const { backgroundColor, color, paddingLeft } = getComputedStyle(each);
        return { backgroundColor, color, paddingLeft };
      });
      assert.deepEqual(look, { backgroundColor: 'rgb(31, 79, 158)', color: 'rgb(255, 255, 255)', paddingLeft: '16px' });
    }
  });
});
