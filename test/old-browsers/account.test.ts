import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { noOldChromium, oldChromium, oldChromiums } from '../../tools/browsers/old-chromium.js';
import { becomeMember } from '../journeys/rig/visitor.js';
import { adopted } from '../rig/browser.js';
import { engines } from '../rig/databases.js';
import { type Demo, startDemo } from '../rig/demo.js';
import { goodPassword, newAddress } from '../rig/people.js';
import { until } from '../rig/until.js';
import { wideLimits } from '../rig/wide-limits.js';
import { launchOld } from './rig/launch-old.js';

const skip = noOldChromium ?? (process.env['PORTICO_LONG'] ? undefined : 'npm run test:long runs it');

for (const version of oldChromiums) {
  describe(`the front door and the account in Chromium ${version}`, { skip }, () => {
    let demo: Demo;
    let browser: Browser;
    before(async () => {
      oldChromium(version);
      [demo, browser] = await Promise.all([startDemo(engines[0]!, { env: wideLimits }), launchOld(version)]);
    });
    after(async () => {
      await browser.close();
      await demo.close();
    });

    const newPage = async (): Promise<Page> => (await browser.newContext()).newPage();

    async function open(page: Page, path: string): Promise<void> {
      await page.goto(demo.url + path);
      await adopted(page);
    }

    it('a person signs up, types the code, logs out, forgets the password and logs in with a new one', async () => {
      const email = newAddress();
      const page = await newPage();
      await open(page, '/signup');
      await page.getByLabel('Email address').fill(email);
      await page.getByLabel('Name').fill('Ana Ruiz');
      await page.getByLabel('Password', { exact: true }).fill(goodPassword);
      await page.getByLabel('I agree to the').check();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Check your email' }).waitFor();
      const { code } = await until('the mail', () => demo.inbox.to(email)[0]);
      await page.getByLabel('Code').fill(code);
      await page.keyboard.press('Enter');

      const menu = page.getByRole('button', { name: 'Ana Ruiz' });
      await menu.click();
      await page.getByRole('menuitem', { name: 'Log out' }).click();
      await page.getByRole('link', { name: 'Log in' }).first().waitFor();
      await open(page, '/forgot-password');
      await page.getByLabel('Email address').fill(email);
      await page.getByRole('button', { name: 'Send the link' }).click();
      const reset = await until('the second mail', () => demo.inbox.to(email)[1]);
      await page.goto(reset.link);
      await adopted(page);
      await page.getByLabel('New password', { exact: true }).fill('another whistle 77');
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: 'Log in' }).click();
      await adopted(page);
      await page.getByLabel('Email address').fill(email);
      await page.getByLabel('Password', { exact: true }).fill('another whistle 77');
      await page.keyboard.press('Enter');
      await menu.waitFor();
    });

    it('the menu leads to the addresses, where one is added and saved', async () => {
      const page = await newPage();
      await becomeMember(demo, page);
      const second = newAddress('second');
      await page.goto(demo.url);
      const menu = page.getByRole('button', { name: 'Ana Ruiz' });
      await menu.click();
      await page.getByRole('menuitem', { name: 'Security' }).waitFor();
      await page.mouse.click(5, 400);
      await page.getByRole('menuitem', { name: 'Security' }).waitFor({ state: 'hidden' });
      await menu.click();
      await page.getByRole('menuitem', { name: 'Emails & notifications' }).click();
      await page.getByRole('tab', { name: 'Emails & notifications', selected: true }).waitFor();
      await adopted(page);
      await page.getByLabel('Add another address').fill(second);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: /^Save \d/ }).click();
      await page.getByRole('main').getByText('Your changes are saved.').waitFor();
      await until('the mail', () => demo.inbox.to(second)[0]);
    });

    it('the tabs change, another session ends, and the password changes', async () => {
      const page = await newPage();
      const person = await becomeMember(demo, page);
      const other = await newPage();
      await open(other, '/login');
      await other.getByLabel('Email address').fill(person.email);
      await other.getByLabel('Password', { exact: true }).fill(person.password);
      await other.keyboard.press('Enter');
      await other.waitForURL((url) => !url.pathname.endsWith('/login'));

      await open(page, '/account');
      await page.getByRole('tab', { name: 'Security' }).click();
      await page.getByRole('heading', { name: 'Change your password' }).waitFor();
      await page.getByRole('button', { name: /^End/ }).first().click();
      await page.getByRole('button', { name: /^End/ }).first().waitFor({ state: 'hidden' });
      await page.getByLabel('Current password', { exact: true }).fill(person.password);
      await page.getByLabel('New password', { exact: true }).fill('another whistle 77');
      await page.keyboard.press('Enter');
      await until('the notice', () => demo.inbox.to(person.email)[1]);
      await other.goto(`${demo.url}/account`);
      await other.waitForURL('**/login?*');
    });

    it('a printed page is light, or dark where the system is', async () => {
      for (const [colorScheme, ground] of [
        ['light', 'rgb(246, 247, 248)'],
        ['dark', 'rgb(15, 17, 20)'],
      ] as const) {
        const page = await (await browser.newContext({ colorScheme })).newPage();
        await open(page, '/login');
        const color = await page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
        assert.equal(color, ground);
      }
    });
  });
}
