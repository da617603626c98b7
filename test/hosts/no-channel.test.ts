import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { wideLimits } from '../rig/wide-limits.js';
import { putCrossSitePage } from './rig/cross-site-page.js';
import { type HostWorld, startHostWorld } from './rig/host-world.js';
import { logIn } from './rig/log-in.js';

const minute = 60_000;

/** What some private modes and sandboxed frames do. */
const blocked = `globalThis.BroadcastChannel = class { constructor() { throw new DOMException('', 'SecurityError'); } };`;

describe('SS2: a login where tabs cannot speak to each other', () => {
  let world: HostWorld;
  let urls: { cookie: string; bearer: string };
  before(async () => {
    world = await startHostWorld(wideLimits);
    urls = {
      // To the server's own site: there a cookie comes along.
      cookie: putCrossSitePage(world, 'cookie').replace('127.0.0.1', 'localhost'),
      bearer: putCrossSitePage(world, 'bearer'),
    };
  });
  after(() => world.close());

  /** A browser without channels, in which nothing may break. */
  async function newContext(): Promise<{ context: BrowserContext; broken: string[] }> {
    const context = await world.browser.newContext();
    await context.addInitScript(blocked);
    const broken: string[] = [];
    context.on('weberror', (error) => broken.push(error.error().message));
    return { context, broken };
  }

  async function open(context: BrowserContext, url: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(url);
    return page;
  }

  const isIn = (page: Page) => page.getByRole('button', { name: 'Ana Ruiz' }).waitFor();
  const isOut = (page: Page) => page.getByLabel('Email address').waitFor();
  const logOut = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: 'Ana Ruiz' }).click();
    await page.getByRole('menuitem', { name: 'Log out' }).click();
    await isOut(page);
  };

  it('with tokens, each tab has its own session: it is renewed there, and gone with the page', async () => {
    const { context, broken } = await newContext();
    const page = await open(context, urls.bearer);
    await logIn(page, world.person);
    await isIn(page);
    const other = await open(context, urls.bearer);
    await isOut(other);
    world.server.skip(6 * minute);
    const renewed = page.waitForResponse((answer) => answer.url().endsWith('/session/refresh'));
    await page.getByRole('tab', { name: 'Security' }).click();
    assert.equal((await renewed).status(), 200);
    await page.getByText('This device').waitFor();
    await page.reload();
    await isOut(page);
    await logIn(page, world.person);
    await isIn(page);
    await logOut(page);
    assert.deepEqual(broken, []);
    await context.close();
  });

  it('with cookies, a tab learns of a logout, and of a login, as soon as it is looked at', async () => {
    const { context, broken } = await newContext();
    const first = await open(context, urls.cookie);
    await logIn(first, world.person);
    await isIn(first);
    const second = await open(context, urls.cookie);
    await isIn(second);
    const asked: string[] = [];
    second.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await logOut(first);
    // Nothing has told it anything.
    assert.ok(!asked.some((path) => path.endsWith('/session')), asked.join(' '));
    await isIn(second);
    const lookAt = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await lookAt(second);
    await isOut(second);
    await logIn(first, world.person);
    await isIn(first);
    await lookAt(second);
    await isIn(second);
    assert.deepEqual(broken, []);
    await context.close();
  });
});
