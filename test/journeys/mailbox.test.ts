import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { adopted, launchBrowser } from '../rig/browser.js';
import { engines } from '../rig/databases.js';
import { type Demo, startDemo } from '../rig/demo.js';
import { goodPassword, newAddress } from '../rig/people.js';
import { wideLimits } from '../rig/wide-limits.js';
import { sideways, violations } from './rig/axe.js';
import { call } from './rig/visitor.js';

const [sqlite] = engines;

describe('the development mailbox', () => {
  let demo: Demo;
  let browser: Browser;
  before(async () => {
    assert.ok(sqlite);
    [demo, browser] = await Promise.all([startDemo(sqlite, { mail: false, env: wideLimits }), launchBrowser()]);
  });
  after(async () => {
    await browser.close();
    await demo.close();
  });

  const heading = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor();

  async function signUp(page: Page): Promise<string> {
    const email = newAddress();
    await page.goto(`${demo.url}/signup`);
    await adopted(page);
    await page.getByLabel('Email address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(goodPassword);
    await page.getByLabel('I agree to the').check();
    await page.keyboard.press('Enter');
    await heading(page, 'Check your email');
    return email;
  }

  /** Opens the newest mail to an address by its line in the list, and follows its button. */
  async function followMail(page: Page, email: string): Promise<void> {
    await page.goto(`${demo.url}/dev/mailbox`);
    await page.getByRole('listitem').filter({ hasText: email }).first().getByRole('link').click();
    await page.frameLocator('iframe').getByRole('link').first().click();
    await page.waitForURL((url) => !url.pathname.startsWith('/dev'));
  }

  /** Asks the workshop below an article, as somebody who is logged in. */
  async function ask(page: Page): Promise<void> {
    await page.goto(`${demo.url}/articles/frame-number`);
    await page.getByLabel('Your question to the workshop').fill('Where on a 2018 frame?');
    await page.getByRole('button', { name: 'Ask the workshop' }).click();
    await page.waitForURL(/\?asked=/);
  }

  async function skip(page: Page, hours: number): Promise<void> {
    await page.goto(`${demo.url}/dev/mailbox`);
    await page.getByRole('button', { name: `Skip ${hours} h` }).click();
    await heading(page, 'Development mailbox');
  }

  it('leads from the sign-up through the mail to the account', async () => {
    const page = await (await browser.newContext()).newPage();
    const email = await signUp(page);
    await page.getByRole('link', { name: 'mailbox' }).click();
    await heading(page, 'Development mailbox');
    await followMail(page, email);
    await page.getByRole('button', { name: 'Verify this address' }).click();
    await page.waitForURL(`${demo.url}/`);
    await page.goto(`${demo.url}/account`);
    await page.getByText(email).first().waitFor();
  });

  it('lets a day pass, after which a link to verify is dead and offers a new mail', async () => {
    const page = await (await browser.newContext()).newPage();
    const email = await signUp(page);
    await skip(page, 24);
    await followMail(page, email);
    await heading(page, 'This link no longer works');
    await page.getByText('Send a new email').waitFor();
  });

  it('lets an hour pass, after which a reset link is dead and the session of before lives on', async () => {
    const page = await (await browser.newContext()).newPage();
    const email = await signUp(page);
    await followMail(page, email);
    await page.getByRole('button', { name: 'Verify this address' }).click();
    await page.waitForURL(`${demo.url}/`);
    await call(page, demo.url, 'requestPasswordReset', { email });
    await skip(page, 1);
    await followMail(page, email);
    await heading(page, 'This link no longer works');
    await page.goto(`${demo.url}/account`);
    await page.getByText(email).first().waitFor();
  });

  it('shows the answer to a question, and its link switches such answers off without a login', async () => {
    const page = await (await browser.newContext()).newPage();
    const email = await signUp(page);
    await followMail(page, email);
    await page.getByRole('button', { name: 'Verify this address' }).click();
    await page.waitForURL(`${demo.url}/`);
    await ask(page);
    await page.getByRole('status').getByRole('link', { name: 'development mailbox' }).click();
    const subject = 'Your question about “Finding your frame number”';
    await page.getByRole('listitem').filter({ hasText: email }).getByRole('link', { name: subject }).click();
    const stranger = await (await browser.newContext()).newPage();
    const letter = page.frameLocator('iframe');
    await letter.getByText('You asked: Where on a 2018 frame?').waitFor();
    const link = letter.getByRole('link').filter({ hasText: '/unsubscribe?token=' });
    await stranger.goto((await link.getAttribute('href')) ?? '');
    await stranger.getByRole('button').last().click();
    await stranger.getByText('Replies to your questions').first().waitFor();
    await ask(page);
    await page.getByRole('status').getByText('you switched off mails about replies').waitFor();
    await page.getByRole('status').getByRole('link', { name: 'your account' }).click();
    await page.waitForURL(`${demo.url}/account/emails`);
  });

  it('nobody asks the workshop without being logged in', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${demo.url}/articles/frame-number`);
    await page.getByRole('link', { name: 'Log in' }).last().waitFor();
    assert.equal(await page.getByLabel('Your question').isVisible(), false);
    const form = { question: 'Where?' };
    const asked = await page.request.post(`${demo.url}/articles/frame-number`, { form });
    assert.match(asked.url(), /\?asked=nobody$/);
  });

  it('the terms of the sign-up form are at the port that was chosen', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${demo.url}/signup`);
    const terms = page.getByRole('link', { name: 'Terms' });
    assert.equal(await terms.getAttribute('href'), `${demo.url}/articles/terms`);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`nothing is wrong with its pages at 320 px, ${colorScheme}`, async () => {
      const viewport = { width: 320, height: 640 };
      const page = await (await browser.newContext({ bypassCSP: true, colorScheme, viewport })).newPage();
      const email = await signUp(page);
      await page.goto(`${demo.url}/dev/mailbox`);
      assert.deepEqual(await violations(page), []);
      assert.equal(await sideways(page), 0);
      await page.getByRole('listitem').filter({ hasText: email }).first().getByRole('link').click();
      await heading(page, 'Verify your email address');
      assert.deepEqual(await violations(page), []);
      assert.equal(await sideways(page), 0);
    });
  }
});
