import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { wideLimits } from '../rig/wide-limits.js';
import { greet, type HostWorld, startHostWorld } from './rig/host-world.js';
import { logIn, typeLogin } from './rig/log-in.js';
import { htmlPage } from './rig/site.js';

/** How a file of script does not come, and what is said then. */
const ways = {
  'cannot be reached': /^The server could not be reached\. Check your connection and try again\./,
  'is gone after an upgrade': /^Something went wrong on this page\. If this keeps happening, reload the page\./,
} as const;
type Way = keyof typeof ways;

/** What shows bars until it is known what to show. */
const lists = ['profile', 'email-manager', 'notifications', 'sessions'];

describe('a part of an element that did not come (WB12)', () => {
  let world: HostWorld;
  before(async () => {
    world = await startHostWorld(wideLimits);
  });
  after(() => world.close());

  /** A page with a body; in it nothing is loaded ahead unless `idle` says so. */
  async function open(context: BrowserContext, body: string, file: string, idle = false): Promise<Page> {
    world.site.put('/', { body: htmlPage(greet + world.script(file), body) });
    const page = await context.newPage();
    if (!idle) await page.addInitScript('globalThis.requestIdleCallback = () => 0');
    return page;
  }

  /** Keeps files away from a page, until that is over. */
  async function keepAway(page: Page, files: string, way: Way): Promise<() => Promise<void>> {
    const url = `**/chunks/${files}.js`;
    await page.route(url, (route) =>
      way === 'cannot be reached' ? route.abort('internetdisconnected') : route.fulfill({ status: 404 }),
    );
    return () => page.unroute(url);
  }

  const alertOf = (page: Page) =>
    page.getByRole('alert').filter({ has: page.getByRole('button', { name: 'Try again' }) });

  for (const way of Object.keys(ways) as Way[]) {
    it(`is told in a box of the login when it ${way}, and tried again; what was typed stays`, async () => {
      const page = await open(await world.browser.newContext(), world.login, 'login.js');
      await page.goto(world.site.url);
      const letIn = await keepAway(page, 'late', way);
      await typeLogin(page, world.person);
      const alert = alertOf(page);
      await alert.waitFor();
      assert.match(await alert.innerText(), ways[way]);
      assert.equal(await page.getByLabel('Email address').inputValue(), world.person.email);
      await alert.getByRole('button').click();
      await page.getByText('If this keeps happening, reload the page.').waitFor();
      assert.equal(await alert.count(), 1);
      assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Try again');
      await letIn();
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.title === 'Hello Ana Ruiz');
      assert.equal(await alert.count(), 0);
    });

    for (const name of lists) {
      it(`leaves no grey bars in ${name} when it ${way}, and is tried again`, async () => {
        const context = await world.browser.newContext();
        const door = await open(context, world.login, 'login.js');
        await door.goto(world.site.url);
        await logIn(door, world.person);
        const page = await open(
          context,
          `<portico-${name} server="${world.server.url}"></portico-${name}>`,
          `${name}.js`,
          true,
        );
        const letIn = await keepAway(page, '*-actions', way);
        await page.goto(world.site.url);
        const alert = alertOf(page);
        await alert.waitFor();
        assert.match(await alert.innerText(), ways[way]);
        assert.equal(await page.locator('.pt-skeleton:visible').count(), 0);
        await letIn();
        await alert.getByRole('button').click();
        await page.locator('form').locator('input:not([type=hidden]), li').first().waitFor();
        assert.equal(await alert.count(), 0);
        assert.equal(await page.locator('.pt-skeleton').count(), 0);
        await context.close();
      });
    }
  }

  it('does not hide why a login was refused: that is said once it is there', async () => {
    const page = await open(await world.browser.newContext(), world.login, 'login.js');
    await page.goto(world.site.url);
    const letIn = await keepAway(page, 'form-failure', 'cannot be reached');
    await typeLogin(page, { ...world.person, password: 'not the right one' });
    const alert = alertOf(page);
    await alert.waitFor();
    await letIn();
    await alert.getByRole('button').click();
    await page.getByText('Wrong email address or password').waitFor();
    assert.equal(await alert.count(), 0);
  });

  it('does not keep from who is logged in that they are', async () => {
    const page = await open(await world.browser.newContext(), world.login, 'login.js');
    await page.goto(world.site.url);
    const letIn = await keepAway(page, 'login-signed-in', 'cannot be reached');
    await logIn(page, world.person);
    await alertOf(page).waitFor();
    await letIn();
    await alertOf(page).getByRole('button').click();
    await page.getByText('Ana Ruiz').waitFor();
  });
});
