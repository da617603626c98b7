import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, describe, it } from 'node:test';
import { apiPath, sessionHeader } from '@portico/contract';
import type { BrowserContext, Page, Request } from 'playwright-core';
import { launchBrowser } from '../rig/browser.js';
import { freePort } from '../rig/free-port.js';
import { until } from '../rig/until.js';
import { wideLimits } from '../rig/wide-limits.js';
import { type HostWorld, startHostWorldWith } from './rig/host-world.js';
import { logIn, typeLogin } from './rig/log-in.js';
import { causesOf, errorsOf, probePage } from './rig/probe-page.js';

/** How a page embeds a login of a server: in a provider, or by one tag alone. */
const embeddings = {
  'a provider': {
    files: ['provider', 'login'],
    body: (server: string) => `<portico-provider server="${server}"><portico-login></portico-login></portico-provider>`,
  },
  'a login alone': {
    files: ['login'],
    body: (server: string) => `<portico-login server="${server}"></portico-login>`,
  },
  'a menu alone': {
    files: ['user-menu'],
    body: (server: string) => `<portico-user-menu server="${server}"></portico-user-menu>`,
  },
};

describe('SS1: a page is told at its start why nobody can stay logged in', () => {
  let world: HostWorld;
  let context: BrowserContext;
  let asked: Request[] = [];
  before(async () => {
    // A name of its own is another site, and one that the server allows nothing.
    world = await startHostWorldWith(() => launchBrowser(['--host-resolver-rules=MAP *.test 127.0.0.1']), wideLimits);
  });
  after(() => world.close());
  afterEach(() => context.close());

  /** A page at a host name, of the site's port. */
  async function open(host: string, body: string, files: string[]): Promise<Page> {
    world.site.put('/', { body: probePage(world, body, files) });
    const page = await newPage();
    await page.goto(world.site.url.replace('localhost', host));
    return page;
  }

  async function newPage(): Promise<Page> {
    context = await world.browser.newContext();
    asked = [];
    context.on('request', (request) => asked.push(request));
    return context.newPage();
  }

  /** The questions whether a cookie comes along that were sent so far. */
  const probes = () =>
    asked.filter((request) => request.url().endsWith('/session/probe') && request.method() === 'POST');
  const answered = async (): Promise<boolean> => {
    const answers = await Promise.all(probes().map((request) => request.response()));
    return answers.length === 2 && answers.every((answer) => answer?.ok());
  };

  for (const [what, { files, body }] of Object.entries(embeddings)) {
    it(`with ${what} on another site: its cookies are blocked`, async () => {
      const page = await open('127.0.0.1', body(world.server.url), files);
      assert.deepEqual(await causesOf(page), ['cookie_blocked']);
    });

    it(`with ${what} of an origin that the server does not allow: it cannot be asked`, async () => {
      const page = await open('portal.test', body(world.server.url), files);
      assert.deepEqual(await causesOf(page), ['cors']);
    });

    it(`with ${what} of a server that is not there`, async () => {
      const page = await open('localhost', body(`http://localhost:${await freePort()}`), files);
      assert.deepEqual(await causesOf(page), ['cors']);
    });

    it(`with ${what} on a page by https, of a server by http that is not of this machine`, async () => {
      const page = await newPage();
      await context.route('https://portal.test/**', (route) => {
        const { pathname } = new URL(route.request().url());
        if (pathname === '/') {
          // Its scripts are its own: no browser loads them by http.
          const html = probePage(world, body('http://accounts.test'), files).replaceAll(world.server.url, '');
          return route.fulfill({ contentType: 'text/html', body: html });
        }
        const file = pathname.replace(/^\/assets\/[^/]+\//, '../../packages/widget/dist/cdn/');
        if (!file.endsWith('.js') || file === pathname) return route.fulfill({ status: 404 });
        return route.fulfill({
          contentType: 'text/javascript',
          body: readFileSync(new URL(file, import.meta.url), 'utf8'),
        });
      });
      await page.goto('https://portal.test/');
      assert.deepEqual(await causesOf(page), ['insecure']);
      assert.deepEqual(probes(), []);
    });

    it(`but with ${what} of another port of the same site it is told nothing`, async () => {
      const page = await open('localhost', body(world.server.url), files);
      await until('the probe', answered);
      // What the probe had to say would be there by the time that anything else was asked and answered.
      if (files.includes('login')) await logIn(page, world.person);
      else await page.getByRole('link', { name: 'Log in' }).waitFor();
      await page.evaluate(() => fetch('/'));
      assert.deepEqual(await errorsOf(page), []);
      assert.equal(probes().length, 2);
    });
  }

  it('once, however many elements ask', async () => {
    const server = world.server.url;
    const all = Object.values(embeddings).map(({ body }) => body(server));
    const page = await open('127.0.0.1', all.join('') + all.join(''), ['login', 'user-menu', 'provider']);
    assert.deepEqual(await causesOf(page), ['cookie_blocked']);
    await page.waitForLoadState('networkidle');
    assert.deepEqual(await causesOf(page), ['cookie_blocked']);
    assert.equal(probes().length, 2);
  });

  it('with tokens it is told nothing and not asked', async () => {
    const body = `<portico-provider server="${world.server.url}" session="bearer">
      <portico-login></portico-login><portico-user-menu></portico-user-menu></portico-provider>`;
    const page = await open('127.0.0.1', body, ['provider', 'login', 'user-menu']);
    await logIn(page, world.person);
    await page.getByRole('button', { name: 'Ana Ruiz' }).waitFor();
    await page.waitForLoadState('networkidle');
    assert.deepEqual(await errorsOf(page), []);
    assert.deepEqual(probes(), []);
  });

  it('and nothing carries the session otherwise than the page says', async () => {
    const { files, body } = embeddings['a provider'];
    const page = await open('127.0.0.1', body(world.server.url), files);
    await causesOf(page);
    await typeLogin(page, world.person);
    await page.getByText('You are logged in as Ana Ruiz').waitFor();
    const token = await page.evaluate(() =>
      (document.querySelector('portico-provider') as unknown as { getToken: () => Promise<unknown> })
        .getToken()
        .catch((error: unknown) => (error as { code: string }).code),
    );
    assert.equal(token, 'session_missing');
    await page.waitForLoadState('networkidle');
    const calls = asked.filter((call) => new URL(call.url()).pathname.startsWith(apiPath));
    assert.ok(calls.some((call) => call.url().endsWith('/login')));
    for (const call of calls) {
      const headers = await call.allHeaders();
      assert.equal(headers['authorization'], undefined, call.url());
      assert.equal(headers[sessionHeader.toLowerCase()], undefined, call.url());
      assert.doesNotMatch(call.url(), /refresh/);
    }
    const kept = await page.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
    );
    assert.doesNotMatch(kept, /eyJ|[A-Za-z0-9_-]{43}/);
  });
});
