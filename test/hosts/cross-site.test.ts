import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { apiPath } from '@portico/contract';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../rig/browser.js';
import { engines } from '../rig/databases.js';
import { type Person, signUpPerson } from '../rig/people.js';
import { startServer, type TestServer } from '../rig/server.js';
import { until } from '../rig/until.js';
import { wideLimits } from '../rig/wide-limits.js';
import { readIntegrity } from './rig/bundle.js';
import { logIn } from './rig/log-in.js';
import { htmlPage, type Site, startSite } from './rig/site.js';

const minute = 60_000;
const [sqlite] = engines;

/* `localhost` and `127.0.0.1` are two sites to a browser: no cookie of the one is sent from pages of the other. */
describe('the login on another site', () => {
  const { version } = readIntegrity();
  let server: TestServer;
  let site: Site;
  let browser: Browser;
  let person: Person;
  before(async () => {
    assert.ok(sqlite);
    [server, site, browser] = await Promise.all([
      startServer(sqlite, { settings: wideLimits }),
      startSite(),
      launchBrowser(),
    ]);
    person = await signUpPerson(server);
    for (const session of ['cookie', 'bearer']) {
      const scripts = ['provider', 'login', 'user-menu', 'gate', 'account', 'sessions', 'profile', 'change-password']
        .map((name) => `<script type="module" src="${server.url}/assets/${version}/${name}.js"></script>`)
        .join('');
      const keep = `<script>
        const errors = [];
        addEventListener('portico-error', ({ detail }) => errors.push(detail));
      </script>`;
      const body = `<portico-provider server="${server.url}" session="${session}">
        <portico-user-menu></portico-user-menu>
        <portico-gate when="logged-out"><portico-login></portico-login></portico-gate>
        <portico-gate when="logged-in"><h1>You are in.</h1><portico-account></portico-account></portico-gate>
      </portico-provider>`;
      site.put(`/${session}`, { body: htmlPage(keep + '<script src="/greet.js" defer></script>' + scripts, body) });
    }
  });
  after(async () => {
    await browser.close();
    await site.close();
    await server.close();
  });

  const urlOf = (path: string): string => site.url.replace('localhost', '127.0.0.1') + path;

  async function open(context: BrowserContext, path = '/bearer'): Promise<Page> {
    const page = await context.newPage();
    await page.goto(urlOf(path));
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
    const context = await browser.newContext();
    const page = await context.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    await page.goto(urlOf('/cookie'));
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
    const context = await browser.newContext();
    const page = await open(context);
    await logIn(page, person);
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
      const context = await browser.newContext();
      if (!locks) await context.addInitScript('Object.defineProperty(navigator, "locks", { value: undefined });');
      const first = await open(context);
      await logIn(first, person);
      const others = [await open(context), await open(context), await open(context)];
      for (const page of [first, ...others]) await isIn(page);
      const asked = watch(context);
      // To the server the tokens have expired; the pages learn of it by their next call.
      server.skip(6 * minute);
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

  it('an answer that is lost on the way logs nobody out', async () => {
    const context = await browser.newContext();
    const page = await open(context);
    await logIn(page, person);
    await isIn(page);
    server.skip(6 * minute);
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
