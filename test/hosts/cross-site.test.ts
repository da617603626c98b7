import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { apiPath } from '@portico/contract';
import type { BrowserContext, Page } from 'playwright-core';
import { until } from '../rig/until.js';
import { wideLimits } from '../rig/wide-limits.js';
import { putCrossSitePage } from './rig/cross-site-page.js';
import { type HostWorld, startHostWorld } from './rig/host-world.js';
import { logIn } from './rig/log-in.js';

const minute = 60_000;

describe('the login on another site', () => {
  let world: HostWorld;
  let urls: { cookie: string; bearer: string };
  before(async () => {
    world = await startHostWorld(wideLimits);
    urls = { cookie: putCrossSitePage(world, 'cookie'), bearer: putCrossSitePage(world, 'bearer') };
  });
  after(() => world.close());

  async function open(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    await page.goto(urls.bearer);
    return page;
  }

  /** Paths of the API that pages of a context asked for, in order. */
  function watch(context: BrowserContext): string[] {
    const asked: string[] = [];
    context.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (request.method() !== 'OPTIONS' && pathname.startsWith(apiPath)) asked.push(pathname.slice(apiPath.length));
    });
    return asked;
  }

  const isIn = (page: Page) => page.getByRole('button', { name: 'Ana Ruiz' }).waitFor();
  const isOut = (page: Page) => page.getByLabel('Email address').waitFor();

  it('SS1: with cookies, the page’s makers are told why nobody can stay logged in', async () => {
    const context = await world.browser.newContext();
    const page = await context.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    await page.goto(urls.cookie);
    const errors = await until('the error', async () => {
      const found = await page.evaluate<{ code: string; cause?: string }[]>('errors');
      return found.length > 0 ? found : undefined;
    });
    assert.deepEqual(
      errors.map(({ code, cause }) => ({ code, cause })),
      [{ code: 'session_unavailable', cause: 'cookie_blocked' }],
    );
    assert.ok(
      said.some((text) => text.includes('session="bearer"')),
      said.join('\n'),
    );
    await context.close();
  });

  it('SS1: with tokens somebody logs in, uses the account and logs out, and no cookie nor storage holds anything', async () => {
    const context = await world.browser.newContext();
    const page = await open(context);
    await logIn(page, world.person);
    await isIn(page);
    await page.getByRole('tab', { name: 'Security' }).click();
    await page.getByText('This device').waitFor();
    assert.deepEqual(await context.cookies(), []);
    const kept = await page.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
    );
    assert.doesNotMatch(kept, /eyJ|[A-Za-z0-9_-]{43}/);
    await page.getByRole('button', { name: 'Ana Ruiz' }).click();
    await page.getByRole('menuitem', { name: 'Log out' }).click();
    await isOut(page);
    await context.close();
  });

  for (const locks of [true, false]) {
    it(`SS2: four tabs share the session and none is logged out when it is renewed, ${locks ? 'with' : 'without'} locks`, async () => {
      const context = await world.browser.newContext();
      if (!locks) await context.addInitScript('Object.defineProperty(navigator, "locks", { value: undefined });');
      const first = await open(context);
      await logIn(first, world.person);
      const others = [await open(context), await open(context), await open(context)];
      for (const page of [first, ...others]) await isIn(page);
      const asked = watch(context);
      // To the server the tokens have expired; the pages learn of it by their next call.
      world.server.skip(6 * minute);
      const look = (page: Page) =>
        page.evaluate(() =>
          (document.querySelector('portico-provider') as unknown as { getToken: () => Promise<unknown> }).getToken(),
        );
      await Promise.all([first, ...others].map(look));
      const refreshes = asked.filter((path) => path === '/session/refresh').length;
      if (locks) assert.equal(refreshes, 1, asked.join(' '));
      else assert.ok(refreshes >= 1 && refreshes <= 4);
      for (const page of [first, ...others]) await isIn(page);
      // A tab that is loaded anew gets the session from the others.
      await first.reload();
      await isIn(first);
      await first.getByRole('button', { name: 'Ana Ruiz' }).click();
      await first.getByRole('menuitem', { name: 'Log out' }).click();
      for (const page of [first, ...others]) await isOut(page);
      await context.close();
    });
  }

  it('SS2: a tab that the others answer late has the session as soon as they have', async () => {
    const context = await world.browser.newContext();
    const first = await context.newPage();
    // Tabs that nobody looks at, on a busy machine.
    await first.addInitScript(() => {
      const post = Reflect.get(BroadcastChannel.prototype, 'postMessage') as (message: unknown) => void;
      BroadcastChannel.prototype.postMessage = function (message) {
        setTimeout(() => {
          post.call(this, message);
        }, 1000);
      };
    });
    await first.goto(urls.bearer);
    await logIn(first, world.person);
    const second = await open(context);
    await isIn(second);
    await context.close();
  });

  it('an answer that is lost on the way logs nobody out', async () => {
    const context = await world.browser.newContext();
    const page = await open(context);
    await logIn(page, world.person);
    await isIn(page);
    world.server.skip(6 * minute);
    let lost = 0;
    await context.route(`**${apiPath}/session/refresh`, async (route) => {
      if (lost++ > 0) return route.continue();
      // It arrives, and its answer does not.
      await route.fetch();
      return route.abort();
    });
    const token = () =>
      page.evaluate(() =>
        (document.querySelector('portico-provider') as unknown as { getToken: () => Promise<{ token: string }> })
          .getToken()
          .then(({ token: text }) => text.length)
          .catch((error: unknown) => (error as { code: string }).code),
      );
    assert.equal(await token(), 'network_failed');
    assert.ok(Number(await token()) > 100);
    await isIn(page);
    await context.close();
  });
});
