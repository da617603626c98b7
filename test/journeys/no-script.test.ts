import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../rig/browser.js';
import { engineOf } from './rig/engine-of.js';
import { type Demo, startDemo } from '../rig/demo.js';
import { goodPassword, newAddress } from '../rig/people.js';
import { until } from '../rig/until.js';

for (const engine of engineOf('postgres')) {
  describe(`without JavaScript on ${engine.name}`, () => {
    let demo: Demo;
    let browser: Browser;
    before(async () => {
      [demo, browser] = await Promise.all([startDemo(engine), launchBrowser()]);
    });
    after(async () => {
      await browser.close();
      await demo.close();
    });

    it('a person signs up, confirms, logs out, forgets the password and logs in with a new one', async () => {
      const email = newAddress();
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
      const heading = (name: string) => page.getByRole('heading', { name }).waitFor();

      await page.goto(`${demo.url}/signup`);
      await page.getByLabel('Email address').fill(email);
      await page.getByLabel('Name').fill('Ana Ruiz');
      await page.getByLabel('Password', { exact: true }).fill('short');
      await page.getByLabel('I agree to the').check();
      // The browser's own check would stop the short password before the server sees it.
      await page.locator('input[name=password]').press('Enter');
      await page.getByLabel('Password', { exact: true }).fill(goodPassword);
      assert.equal(await page.getByRole('button', { name: 'Show password' }).count(), 0);
      await press('Sign up');
      await heading('Check your email');
      await page.reload();
      await heading('Check your email');
      assert.equal(await page.getByText(/continues|by itself/).count(), 0, 'nothing goes on without script');
      assert.doesNotMatch(await page.locator('form').first().innerText(), /\d:\d\d/, 'no clock stands still');

      const mail = await until('the mail', () => demo.inbox.to(email)[0]);
      await page.goto(mail.link);
      await press('Verify this address');
      await page.waitForURL(`${demo.url}/`);
      await page.goto(`${demo.url}/account`);
      await heading('Profile');
      assert.equal(await page.getByLabel('Name').inputValue(), 'Ana Ruiz');
      await press('Log out');
      await heading('Log in');

      await page.getByLabel('Email address').fill(email);
      await page.getByLabel('Password', { exact: true }).fill('not the password');
      await press('Log in');
      await page.getByRole('alert').waitFor();
      assert.equal(await page.getByLabel('Email address').inputValue(), email);
      assert.equal(await page.getByLabel('Password', { exact: true }).inputValue(), '');

      await page.getByRole('link', { name: 'Forgot your password?' }).click();
      await page.getByLabel('Email address').fill(email);
      await press('Send the link');
      await heading('Check your email');
      await page.reload();
      await heading('Check your email');
      assert.doesNotMatch(await page.locator('form').first().innerText(), /\d:\d\d/);
      assert.equal(demo.inbox.to(email).length, 2, 'a reload sends nothing again');
      const reset = await until('the second mail', () => demo.inbox.to(email)[1]);
      await page.goto(reset.link);
      await page.getByLabel('New password', { exact: true }).fill('another whistle 77');
      await press('Save new password');
      await heading('Your new password is saved');
      await page.reload();
      await heading('Your new password is saved');
      await page.getByRole('link', { name: 'Log in' }).click();
      assert.equal(await page.getByLabel('Email address').inputValue(), email);
      await page.getByLabel('Password', { exact: true }).fill('another whistle 77');
      await press('Log in');
      await page.waitForURL(`${demo.url}/`);
      await page.goto(`${demo.url}/account`);
      await heading('Profile');
    });

    it('the code of the mail, typed into the waiting page, does the same', async () => {
      const email = newAddress();
      const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
      await page.goto(`${demo.url}/signup?return_to=/articles/terms`);
      await page.getByLabel('Email address').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(goodPassword);
      await page.getByLabel('I agree to the').check();
      await page.getByRole('button', { name: 'Sign up' }).click();
      const { code } = await until('the mail', () => demo.inbox.to(email)[0]);
      await page.getByLabel('6-digit code').fill(`${code.slice(0, 3)} ${code.slice(3)}`);
      await page.getByRole('button', { name: 'Verify' }).click();
      await page.waitForURL(`${demo.url}/articles/terms`);
    });
  });
}
