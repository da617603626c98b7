import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { adopted, launchBrowser } from '../rig/browser.js';
import { engines } from '../rig/databases.js';
import { type Demo, startDemo } from '../rig/demo.js';
import { until } from '../rig/until.js';
import { wideLimits } from '../rig/wide-limits.js';
import { focused } from './rig/focused.js';
import { becomeMember } from './rig/visitor.js';

const [sqlite] = engines;

describe('the keyboard alone', () => {
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

  const orders: [string, string[]][] = [
    [
      '/login',
      [
        'Email address',
        'Password',
        'Show password',
        'Keep me logged in for 30 days',
        'Log in',
        'Forgot your password?',
        'Sign up',
      ],
    ],
    ['/forgot-password', ['Email address', 'Send the link', 'Back to log in']],
  ];
  for (const [path, order] of orders) {
    it(`the focus goes through ${path} in the order of reading, and is seen at each stop`, async () => {
      const page = await (await browser.newContext()).newPage();
      await page.goto(demo.url + path);
      await adopted(page);
      await page.getByLabel('Email address').focus();
      const seen: string[] = [];
      for (const _ of order) {
        const { name, isSeen } = await focused(page);
        assert.ok(isSeen, `the focus on ${name} cannot be seen`);
        seen.push(name);
        await page.keyboard.press('Tab');
      }
      assert.deepEqual(seen, order);
    });
  }

  it('a person logs in, opens the menu, leaves it by Escape and logs out', async () => {
    const page = await (await browser.newContext()).newPage();
    const { email, password } = await becomeMember(demo, page);
    await page.context().clearCookies();
    await page.goto(`${demo.url}/login`);
    await adopted(page);
    assert.equal((await focused(page)).name, 'Email address');
    await page.keyboard.type(email);
    await page.keyboard.press('Enter');
    await until('the focus on what is missing', async () => (await focused(page)).name === 'Password');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Ana Ruiz' }).waitFor();

    await until('the menu button', async () => {
      await page.keyboard.press('Tab');
      return (await focused(page)).name.includes('Ana Ruiz');
    });
    assert.ok((await focused(page)).isSeen);
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Log out' }).waitFor();
    await page.keyboard.press('Escape');
    assert.match((await focused(page)).name, /Ana Ruiz/);
    assert.equal(await page.getByRole('menuitem', { name: 'Log out' }).count(), 0);
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Log out' }).waitFor();
    await page.keyboard.press('End');
    assert.equal((await focused(page)).name, 'Log out');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Log in' }).waitFor();
  });

  it('a refused form sends the focus to the first field that is wrong', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${demo.url}/signup`);
    await adopted(page);
    await page.getByLabel('Email address').focus();
    await page.keyboard.press('Enter');
    await until('the focus', async () => (await focused(page)).name === 'Email address');
    await page.getByRole('alert').waitFor();
    assert.equal(await page.getByLabel('Email address').getAttribute('aria-invalid'), 'true');
  });
});
