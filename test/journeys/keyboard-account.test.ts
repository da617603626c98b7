import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { adopted, launchBrowser } from '../rig/browser.js';
import { engines } from '../rig/databases.js';
import { type Demo, startDemo } from '../rig/demo.js';
import { newAddress } from '../rig/people.js';
import { until } from '../rig/until.js';
import { wideLimits } from '../rig/wide-limits.js';
import { addAddresses, firefox, verifyAddition } from './rig/account.js';
import { focused } from './rig/focused.js';
import { becomeMember, call, signedInAs } from './rig/visitor.js';

const [sqlite] = engines;

describe('an account by the keyboard alone', () => {
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

  /** A member's page with a second, verified address and a second browser that is logged in. */
  async function member() {
    const page = await (await browser.newContext()).newPage();
    const other = await (await browser.newContext({ userAgent: firefox })).newPage();
    const { email, password } = await becomeMember(demo, page);
    const second = newAddress('second');
    await addAddresses(page, demo.url, [second]);
    await verifyAddition(demo, page, second);
    assert.ok((await call(other, demo.url, 'login', { email, password })).ok());
    return { page, other, email, second };
  }

  async function open(page: Page, path: string): Promise<void> {
    await page.goto(demo.url + path);
    await adopted(page);
    await page.getByRole('tab', { selected: true }).focus();
  }

  /** Presses a key until the focus is on what is called so. */
  async function goTo(page: Page, name: string | RegExp, key = 'Tab'): Promise<void> {
    await until(`the focus on ${String(name)}`, async () => {
      await page.keyboard.press(key);
      const { name: found, isSeen } = await focused(page);
      if (typeof name === 'string' ? found !== name : !name.test(found)) return false;
      assert.ok(isSeen, `the focus on ${found} cannot be seen`);
      return true;
    });
  }

  const focusOn = (page: Page, name: string) =>
    until(`the focus on ${name}`, async () => (await focused(page)).name === name);

  async function assertOrder(page: Page, order: string[]): Promise<void> {
    const seen: string[] = [];
    for (const _ of order) {
      const { name, isSeen } = await focused(page);
      assert.ok(isSeen, `the focus on ${name} cannot be seen`);
      seen.push(name);
      await page.keyboard.press('Tab');
    }
    assert.deepEqual(seen, order);
  }

  it('the focus goes through /account/emails in the order of reading, and is seen at each stop', async () => {
    const { page, email, second } = await member();
    await open(page, '/account/emails');
    const choices = ['Replies to your questions', 'Articles you follow'].flatMap((label) => [
      `${label}, by email`,
      `${label}, on this site`,
    ]);
    await assertOrder(page, [
      'Emails & notifications',
      ...[`Change: ${email}`, `Remove ${email}`],
      ...[`Make primary: ${second}`, `Remove ${second}`],
      ...['Add another address 2 of 10', 'Add'],
      ...choices,
      'News from Larkfield, by email',
    ]);
  });

  it('the focus goes through /account/security in the order of reading, and is seen at each stop', async () => {
    const { page } = await member();
    await open(page, '/account/security');
    await assertOrder(page, [
      'Security',
      ...['Current password', 'Show password', 'Forgot your password?'],
      ...['New password', 'Show password', 'Save new password'],
      'End the session Firefox on Linux, Active now',
      'End all other sessions …',
    ]);
  });

  it('an address is added, taken back, added again and saved', async () => {
    const { page, second } = await member();
    const third = newAddress('third');
    await open(page, '/account/emails');
    const row = page.getByRole('listitem').filter({ hasText: third });
    const add = async (): Promise<void> => {
      await page.keyboard.type(third);
      await page.keyboard.press('Enter');
      await row.getByText('A verification email is sent when you save.').waitFor();
    };
    await goTo(page, 'Add another address 2 of 10');
    await add();
    assert.equal((await focused(page)).name, 'Add another address 3 of 10');
    await goTo(page, `Undo: ${third}`, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await row.waitFor({ state: 'detached' });
    await focusOn(page, 'Add another address 2 of 10');
    await add();
    assert.equal(demo.inbox.to(third).length, 0);
    await goTo(page, 'Save 1 change');
    await page.keyboard.press('Enter');
    await page.getByRole('main').getByText(`Open the email we sent to ${third}`).waitFor();
    await until('the mail', () => demo.inbox.to(third)[0]);
    assert.match((await focused(page)).name, /^(Notifications|Email addresses)$/);
    assert.equal(await page.getByRole('listitem').filter({ hasText: second }).count(), 1);
  });

  it('a removal sends the focus to the way to take it back, and that to the row again', async () => {
    const { page, second } = await member();
    await open(page, '/account/emails');
    await goTo(page, `Remove ${second}`);
    await page.keyboard.press('Space');
    await page.getByText('You can no longer log in with it once you save.').first().waitFor();
    await focusOn(page, `Undo: ${second}`);
    assert.ok((await focused(page)).isSeen);
    await page.keyboard.press('Space');
    await focusOn(page, `Make primary: ${second}`);
    assert.equal(await page.getByRole('region', { name: 'Pending changes' }).count(), 0);
  });

  it('an address that cannot be removed can still be reached, and pressing it does nothing', async () => {
    const page = await (await browser.newContext()).newPage();
    const { email } = await becomeMember(demo, page);
    await open(page, '/account/emails');
    await goTo(page, `Remove ${email}`);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.equal((await focused(page)).name, 'Add another address 1 of 10');
    assert.equal(await page.getByText('Will be removed').count(), 0);
  });

  it('other sessions are ended after a question; Escape leaves it where it was asked', async () => {
    const { page, other } = await member();
    await open(page, '/account/security');
    const dialog = page.getByRole('alertdialog', { name: 'End 1 other session?' });
    await goTo(page, 'End all other sessions …');
    await page.keyboard.press('Enter');
    await dialog.waitFor();
    await focusOn(page, 'Cancel');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await focusOn(page, 'End all other sessions …');
    assert.notEqual(await signedInAs(other, demo.url), '');
    await page.keyboard.press('Enter');
    await dialog.waitFor();
    await goTo(page, 'End 1 session');
    await page.keyboard.press('Enter');
    await page.getByRole('main').getByText('1 session is ended.').waitFor();
    await focusOn(page, 'Where you are logged in');
    assert.equal(await signedInAs(other, demo.url), '');
  });

  it('the arrows, Home and End move among the tabs and choose at once, and Tab goes on in the panel', async () => {
    const { page } = await member();
    await open(page, '/account');
    const moves = [
      ['ArrowRight', 'Emails & notifications', '/account/emails'],
      ['ArrowRight', 'Security', '/account/security'],
      ['ArrowRight', 'Profile', '/account'],
      ['ArrowLeft', 'Security', '/account/security'],
      ['Home', 'Profile', '/account'],
      ['End', 'Security', '/account/security'],
    ] as const;
    for (const [key, name, path] of moves) {
      await page.keyboard.press(key);
      await focusOn(page, name);
      await page.getByRole('tabpanel', { name }).waitFor();
      assert.equal(await page.getByRole('tab', { selected: true }).innerText(), name);
      assert.equal(new URL(page.url()).pathname, path);
    }
    await page.locator('portico-change-password form[novalidate]').waitFor();
    await page.keyboard.press('Tab');
    assert.equal((await focused(page)).name, 'Current password');
  });
});
