import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { adopted, launchBrowser } from '../rig/browser.js';
import { engines } from '../rig/databases.js';
import { type Demo, startDemo } from '../rig/demo.js';
import { wideLimits } from '../rig/wide-limits.js';
import { becomeMember, signedInAs } from './rig/visitor.js';

const [sqlite] = engines;

describe('scripts that come late', () => {
  let demo: Demo;
  let browser: Browser;
  before(async () => {
    assert.ok(sqlite);
    [demo, browser] = await Promise.all([startDemo(sqlite, { env: wideLimits }), launchBrowser()]);
  });
  after(async () => {
    await browser.close();
    await demo.close();
  });

  /** Holds back the scripts whose URL matches until the answer is called. */
  async function hold(page: Page, scripts: RegExp): Promise<() => void> {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(scripts, async (route) => {
      await held;
      await route.continue();
    });
    return release;
  }

  /** A page of somebody who has an account and is logged out. */
  async function loggedOut() {
    const page = await (await browser.newContext()).newPage();
    const person = await becomeMember(demo, page);
    await page.context().clearCookies();
    return { page, ...person };
  }

  it('what was typed before the form came alive stays, and so does the focus', async () => {
    const { page, email, password } = await loggedOut();
    const release = await hold(page, /\.js$/);
    await page.goto(`${demo.url}/login`, { waitUntil: 'commit' });
    await page.getByLabel('Email address').fill(email);
    await page.getByLabel('Password', { exact: true }).pressSequentially(password.slice(0, 5));
    assert.equal(await page.locator('form[novalidate]').count(), 0);
    release();
    await adopted(page);
    assert.equal(await page.getByLabel('Email address').inputValue(), email);
    await page.keyboard.type(password.slice(5));
    assert.equal(await page.getByLabel('Password', { exact: true }).inputValue(), password);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Ana Ruiz' }).waitFor();
  });

  it('whoever sends the form before any script came logs in all the same', async () => {
    const { page, email, password } = await loggedOut();
    const release = await hold(page, /\.js$/);
    await page.goto(`${demo.url}/login`, { waitUntil: 'commit' });
    await page.getByLabel('Email address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.waitForURL(`${demo.url}/`, { waitUntil: 'commit' });
    release();
    assert.equal(await signedInAs(page, demo.url), email);
  });

  it('whoever sends the form while only its first script is there is logged in all the same', async () => {
    const { page, email, password } = await loggedOut();
    const release = await hold(page, /\/(?!login)[^/]*\.js$/);
    await page.goto(`${demo.url}/login`, { waitUntil: 'commit' });
    await page.waitForFunction(() => customElements.get('portico-login') !== undefined);
    await page.getByLabel('Email address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Log in' }).click();
    release();
    await page.getByRole('button', { name: 'Ana Ruiz' }).waitFor();
  });
});
