import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { adopted, launchBrowser } from '../rig/browser.js';
import { engines } from '../rig/databases.js';
import { type Demo, startDemo } from '../rig/demo.js';
import { goodPassword, newAddress } from '../rig/people.js';
import { until } from '../rig/until.js';

for (const engine of engines) {
  describe(`the front door on ${engine.name}`, () => {
    let demo: Demo;
    let browser: Browser;
    before(async () => {
      [demo, browser] = await Promise.all([startDemo(engine), launchBrowser()]);
    });
    after(async () => {
      await browser.close();
      await demo.close();
    });

    it('lets a person sign up, open the mail, log out, forget the password and log in with a new one', async () => {
      const email = newAddress();
      const page = await (await browser.newContext()).newPage();
      await page.goto(demo.url);
      await page.getByRole('link', { name: 'Sign up' }).first().click();
      await page.getByLabel('Email address').fill(email);
      await page.getByLabel('Name').fill('Ana Ruiz');
      await page.getByLabel('Password', { exact: true }).fill(goodPassword);
      await page.getByLabel('I agree to the').check();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Check your email' }).waitFor();

      const mail = await until('the mail', () => demo.inbox.to(email)[0]);
      await page.goto(mail.link);
      await page.getByRole('button', { name: 'Verify this address' }).click();
      const menu = page.getByRole('button', { name: 'Ana Ruiz' });
      await menu.click();
      await page.getByRole('menuitem', { name: 'Log out' }).click();
      await page.getByRole('link', { name: 'Log in' }).click();

      await adopted(page);
      await page.getByLabel('Email address').fill(email);
      await page.getByRole('link', { name: 'Forgot your password?' }).click();
      await page.waitForURL('**/forgot-password?return_to=*');
      await until('the address', async () => (await page.getByLabel('Email address').inputValue()) === email);
      await page.getByRole('button', { name: 'Send the link' }).click();
      const reset = await until('the second mail', () => demo.inbox.to(email)[1]);
      assert.equal(reset.subject, 'Choose a new password');
      await page.goto(reset.link);
      await page.getByLabel('New password', { exact: true }).fill('another whistle 77');
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: 'Log in' }).click();
      await until('the address', async () => (await page.getByLabel('Email address').inputValue()) === email);
      await page.getByLabel('Password', { exact: true }).fill('another whistle 77');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Ana Ruiz' }).waitFor();
    });
  });
}
