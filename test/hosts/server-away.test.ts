import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { greet, type HostWorld, startHostWorld } from './rig/host-world.js';
import { logIn, typeLogin } from './rig/log-in.js';
import { htmlPage } from './rig/site.js';

const unreachable = /The server could not be reached\..*Check your connection and try again\./s;

describe('a page of a host while the server is away', () => {
  let world: HostWorld;
  let isAway = false;
  before(async () => {
    world = await startHostWorld();
  });
  after(() => world.close());
  afterEach(comeBack);

  async function goAway(): Promise<void> {
    await world.server.goAway();
    isAway = true;
  }

  async function comeBack(): Promise<void> {
    if (isAway) await world.server.comeBack();
    isAway = false;
  }

  /** A new page with a body, in which the browser is never idle unless `idle` says so: nothing is loaded ahead. */
  async function open(body: string, file: string, { idle = true, policy = '' } = {}): Promise<Page> {
    world.site.put('/', {
      body: htmlPage(greet + world.script(file), body),
      headers: policy ? { 'Content-Security-Policy': policy } : {},
    });
    const page = await (await world.browser.newContext()).newPage();
    if (!idle) await page.addInitScript('globalThis.requestIdleCallback = () => 0');
    await page.goto(world.site.url);
    return page;
  }

  /** Everything that the form does is loaded. */
  async function isAwake(page: Page): Promise<void> {
    await page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes('/chunks/late')),
    );
    await page.waitForLoadState('networkidle');
  }

  for (const file of ['login.js', 'all.js']) {
    it(`${file}: a login that meets no server says so in the form, and the next try is sent`, async () => {
      const page = await open(world.login, file);
      await page.getByLabel('Email address').waitFor();
      if (file === 'login.js') await isAwake(page);
      await goAway();
      await typeLogin(page, world.person);
      const alert = page.locator('form').getByRole('alert');
      await alert.waitFor();
      assert.match(await alert.innerText(), unreachable);
      assert.equal(await page.locator('form[aria-busy]').count(), 0);
      await page.keyboard.press('Enter');
      await alert.waitFor();

      await comeBack();
      await typeLogin(page, { ...world.person, password: 'not the right one' });
      await page.getByText('Wrong email address or password').waitFor();
      assert.equal(await alert.count(), 1);
      await logIn(page, world.person);
    });
  }

  it('what a form does cannot be loaded: the form says so, and the next try loads it and is sent', async () => {
    const page = await open(world.login, 'login.js', { idle: false });
    await page.getByLabel('Email address').waitFor();
    await goAway();
    await typeLogin(page, world.person);
    const alert = page.locator('form').getByRole('alert');
    await alert.waitFor();
    assert.match(await alert.innerText(), unreachable);
    await comeBack();
    await logIn(page, world.person);
  });

  for (const tag of ['signup', 'forgot-password'] as const) {
    it(`${tag} says so, too, and the next try is sent`, async () => {
      const page = await open(`<portico-${tag} server="${world.server.url}"></portico-${tag}>`, `${tag}.js`);
      const email = page.getByLabel('Email address');
      await email.waitFor();
      await isAwake(page);
      await email.fill(world.person.email);
      if (tag === 'signup') {
        await page.getByLabel('Password', { exact: true }).fill(world.person.password);
        await page.getByLabel('Name').fill('Ana Ruiz');
      }
      await goAway();
      await page.locator('button[type=submit]').click();
      assert.match(await page.locator('form').getByRole('alert').innerText(), unreachable);
      await comeBack();
      await page.locator('button[type=submit]').click();
      await page.getByRole('heading', { name: 'Check your email' }).waitFor();
    });
  }

  it('a policy that keeps script from fetching the files does not keep the form from working', async () => {
    const { url } = world.server;
    const policy = `script-src 'self' ${url}; connect-src ${url}/api/`;
    await logIn(await open(world.login, 'login.js', { policy }), world.person);
  });

  it('a page that is opened meanwhile says so, tries again by itself, and is whole once the server is back', async () => {
    const { url } = world.server;
    const body = readFileSync('packages/widget/dist/cdn/all.js', 'utf8');
    world.site.put('/all.js', { body, type: 'text/javascript' });
    world.site.put('/own', {
      body: htmlPage(
        '<script type="module" src="/all.js"></script>',
        `<portico-gate server="${url}" when="logged-out"><p>For visitors</p><p slot="unavailable">Come back later</p></portico-gate>
        <portico-user-menu server="${url}"></portico-user-menu><portico-account server="${url}"></portico-account>`,
      ),
    });
    await goAway();
    const page = await (await world.browser.newContext()).newPage();
    await page.goto(`${world.site.url}/own`);
    await page.getByText('Come back later').waitFor();
    await page.locator('portico-user-menu').getByRole('button', { name: 'Try again' }).waitFor();
    assert.match(await page.locator('portico-account').getByRole('alert').innerText(), unreachable);
    await comeBack();
    await page.getByText('For visitors').waitFor();
    await page.locator('portico-user-menu').getByRole('link', { name: 'Log in' }).waitFor();
    await page.locator('portico-account').getByRole('link', { name: 'Log in' }).waitFor();
    assert.equal(await page.getByText('could not be reached').count(), 0);
  });
});
