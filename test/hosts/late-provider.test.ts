import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { wideLimits } from '../rig/wide-limits.js';
import { readIntegrity } from './rig/bundle.js';
import { type HostWorld, startHostWorld } from './rig/host-world.js';
import { logIn, typeLogin } from './rig/log-in.js';
import { errorsOf, probePage } from './rig/probe-page.js';

describe('a provider whose script comes after those of the elements', () => {
  let world: HostWorld;
  before(async () => {
    world = await startHostWorld(wideLimits);
  });
  after(() => world.close());

  /** A page of another site with a login and a menu in a provider; what it asked of its own origin is in `own`. */
  async function open(files: string[]): Promise<{ page: Page; own: string[] }> {
    const body = `<portico-provider server="${world.server.url}" session="bearer">
      <portico-login></portico-login><portico-user-menu></portico-user-menu></portico-provider>`;
    world.site.put('/', { body: probePage(world, body, files) });
    const page = await (await world.browser.newContext()).newPage();
    const own: string[] = [];
    const url = world.site.url.replace('localhost', '127.0.0.1');
    page.on('request', (request) => {
      if (request.url().startsWith(`${url}/api/`)) own.push(request.url());
    });
    await page.clock.install();
    await page.goto(url);
    await page.getByLabel('Email address').waitFor();
    return { page, own };
  }

  const addProvider = (page: Page) =>
    page.addScriptTag({ type: 'module', url: `${world.server.url}/assets/${readIntegrity().version}/provider.js` });

  it('is the one that they ask, and nobody else, though somebody was quicker', async () => {
    const { page, own } = await open(['login', 'user-menu']);
    await typeLogin(page, world.person);
    await page.waitForLoadState('networkidle');
    await addProvider(page);
    await page.getByRole('button', { name: 'Ana Ruiz' }).waitFor();
    assert.deepEqual(own, []);
    assert.deepEqual(await errorsOf(page), []);
  });

  it('may never come: then a login is sent nowhere and the form says so, until it has come', async () => {
    const { page, own } = await open(['login', 'user-menu']);
    await typeLogin(page, world.person);
    await page.waitForLoadState('networkidle');
    await page.clock.fastForward(16_000);
    const alert = page.locator('form').getByRole('alert');
    assert.match(await alert.innerText(), /could not be reached/);
    assert.deepEqual(own, []);
    await addProvider(page);
    await logIn(page, world.person);
    await page.getByRole('button', { name: 'Ana Ruiz' }).waitFor();
    assert.deepEqual(own, []);
  });

  it('in the order of the page is late by no more than that', async () => {
    const { page, own } = await open(['login', 'user-menu', 'provider']);
    await logIn(page, world.person);
    await page.getByRole('button', { name: 'Ana Ruiz' }).waitFor();
    assert.deepEqual(own, []);
    assert.deepEqual(await errorsOf(page), []);
  });
});
