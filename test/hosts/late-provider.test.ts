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

  const elements = '<portico-login></portico-login><portico-user-menu></portico-user-menu>';

  /**
   * A page of another site with a login and a menu in a provider, or what `body` makes of the two; what it asked of its
   * own origin is in `own`.
   */
  async function open(
    files: string[],
    body = (provider: string, inside: string) => provider.replace('><', `>${inside}<`),
  ): Promise<{ page: Page; own: string[] }> {
    const provider = `<portico-provider server="${world.server.url}" session="bearer"></portico-provider>`;
    world.site.put('/', { body: probePage(world, body(provider, elements), files) });
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

  const places: Record<string, (provider: string, inside: string) => string> = {
    'outside of the shadow root that the elements are in': (provider, inside) =>
      provider.replace('><', '><my-box></my-box><') +
      defineBox(`this.attachShadow({ mode: 'open' }).innerHTML = \`${inside}\``),
    'inside the shadow root of a layout that the elements are slotted into': (provider, inside) =>
      `<my-box>${inside}</my-box>` +
      defineBox(`this.attachShadow({ mode: 'open' }).innerHTML = \`${provider.replace('><', '><slot></slot><')}\``),
  };

  /** A script that makes `<my-box>` an element of the page's own. */
  function defineBox(connected: string): string {
    return `<script>customElements.define('my-box', class extends HTMLElement { connectedCallback() { ${connected} } });</script>`;
  }

  for (const [where, body] of Object.entries(places)) {
    it(`is the one that they ask ${where}`, async () => {
      const { page, own } = await open(['login', 'user-menu'], body);
      await typeLogin(page, world.person);
      await page.waitForLoadState('networkidle');
      await addProvider(page);
      await page.getByRole('button', { name: 'Ana Ruiz' }).waitFor();
      assert.deepEqual(own, []);
    });
  }

  it('is the one that they ask from then on when a layout puts it around them later', async () => {
    const { page, own } = await open(
      ['login', 'user-menu', 'provider'],
      (_provider, inside) => `<my-box>${inside}</my-box>`,
    );
    await page.waitForLoadState('networkidle');
    const before = own.length;
    await page.evaluate((server) => {
      const layout = document.querySelector('my-box');
      if (!layout) throw new Error('no layout');
      layout.attachShadow({ mode: 'open' }).innerHTML =
        `<portico-provider server="${server}" session="bearer"><slot></slot></portico-provider>`;
    }, world.server.url);
    await logIn(page, world.person);
    await page.getByRole('button', { name: 'Ana Ruiz' }).waitFor();
    assert.deepEqual(own.slice(before), []);
  });

  it('is the one that they ask, though they moved while they waited, and none that they were moved out of', async () => {
    const inside = await open(['login', 'user-menu']);
    await inside.page.waitForLoadState('networkidle');
    await typeLogin(inside.page, world.person);
    await inside.page.evaluate(() => {
      const provider = document.querySelector('portico-provider');
      const box = document.createElement('div');
      provider?.append(box);
      const elements = provider?.querySelectorAll('portico-login, portico-user-menu') ?? [];
      // Out of it and in again, too.
      document.body.append(...elements);
      box.append(...elements);
    });
    await addProvider(inside.page);
    await inside.page.getByRole('button', { name: 'Ana Ruiz' }).waitFor();
    assert.deepEqual(inside.own, []);

    const outside = await open(['login', 'user-menu']);
    await outside.page.waitForLoadState('networkidle');
    await outside.page.evaluate(() => {
      document.body.append(document.querySelector('portico-login') ?? '');
    });
    await typeLogin(outside.page, world.person);
    // The page's own origin has no API: the form says so at once, and does not wait for a provider.
    await outside.page.locator('form').getByRole('alert').waitFor();
    assert.notEqual(outside.own.length, 0);
  });

  it('in the order of the page is late by no more than that', async () => {
    const { page, own } = await open(['login', 'user-menu', 'provider']);
    await logIn(page, world.person);
    await page.getByRole('button', { name: 'Ana Ruiz' }).waitFor();
    assert.deepEqual(own, []);
    assert.deepEqual(await errorsOf(page), []);
  });
});
