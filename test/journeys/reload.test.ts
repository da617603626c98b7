import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { adopted, launchBrowser } from '../rig/browser.js';
import { type Demo, startDemo } from '../rig/demo.js';
import { goodPassword, newAddress } from '../rig/people.js';
import { until } from '../rig/until.js';
import { wideLimits } from '../rig/wide-limits.js';
import { addAddresses, undoLink, verifyAddition } from './rig/account.js';
import { engineOf } from './rig/engine-of.js';
import { askForAccount, becomeMember, call, signedInAs } from './rig/visitor.js';

for (const engine of engineOf('sqlite')) {
  describe(`a page of the server that is loaded anew on ${engine.name}`, () => {
    let demo: Demo;
    let browser: Browser;
    before(async () => {
      [demo, browser] = await Promise.all([startDemo(engine, { env: wideLimits }), launchBrowser()]);
    });
    after(async () => {
      await browser.close();
      await demo.close();
    });

    const open = async (): Promise<Page> => (await browser.newContext()).newPage();
    const heading = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor();

    it('still waits for the mail of a sign-up, and its code works', async () => {
      const page = await open();
      const email = newAddress();
      await page.goto(`${demo.url}/signup?return_to=/articles/terms`);
      await adopted(page);
      await page.getByLabel('Email address').fill(email);
      await page.getByLabel('Name').fill('Ana Ruiz');
      await page.getByLabel('Password', { exact: true }).fill(goodPassword);
      await page.getByLabel('I agree to the').check();
      await page.getByRole('button', { name: 'Sign up' }).click();
      await heading(page, 'Check your mail');
      await page.reload();
      await page.getByText(email).first().waitFor();
      await page.getByRole('link', { name: 'Wrong address?' }).click();
      await heading(page, 'Create your account');
      assert.equal(await page.getByLabel('Email address').inputValue(), email);
      assert.equal(await page.getByLabel('Name').inputValue(), 'Ana Ruiz');
      assert.equal(await page.getByLabel('I agree to the').isChecked(), true);
      await page.goBack();
      const { code } = await until('the mail', () => demo.inbox.to(email)[0]);
      assert.equal(demo.inbox.to(email).length, 1, 'a way back is no wish for another mail');
      await page.getByLabel('6-digit code').fill(code);
      await page.getByRole('button', { name: 'Confirm' }).click();
      await page.waitForURL(`${demo.url}/articles/terms`);
    });

    it('still says that a link is on its way, and sends no second one', async () => {
      const page = await open();
      const { email } = await becomeMember(demo, page);
      await page.goto(`${demo.url}/forgot-password?lang=de`);
      await adopted(page);
      await page.getByLabel('E-Mail-Adresse').fill(email);
      await page.locator('form button[type=submit]').first().click();
      await page.getByText(email).waitFor();
      const { link } = await until('the mail', () => demo.inbox.to(email)[1]);
      await page.reload();
      await page.getByText(email).waitFor();
      await page.goto('about:blank');
      await page.goBack();
      await page.getByText(email).waitFor();
      assert.equal(demo.inbox.to(email).length, 2);
      await page.goto(link);
      await page.locator('input[name=password]').waitFor();
    });

    it('still has the link of a mail, after its token left the address bar', async () => {
      const page = await open();
      const { email } = await becomeMember(demo, page);
      assert.ok((await call(page, demo.url, 'requestPasswordReset', { email })).ok());
      const { link } = await until('the mail', () => demo.inbox.to(email)[1]);
      await page.goto(`${demo.url}/reset-password`);
      await heading(page, 'Open the link in our mail again');
      await page.goto(link);
      await page.waitForURL(`${demo.url}/reset-password`);
      await page.reload();
      await heading(page, 'Choose a new password');
      await page.getByText(email).waitFor();
      await page.getByLabel('New password', { exact: true }).fill('another whistle 77');
      await page.getByRole('button', { name: 'Save new password' }).click();
      await heading(page, 'Your new password is saved');
      await page.reload();
      await heading(page, 'Your new password is saved');
    });

    it('still has the link of a sign-up, and then what came of it', async () => {
      const page = await open();
      const { link, email } = await askForAccount(demo, page);
      const elsewhere = await open();
      await elsewhere.goto(link);
      await elsewhere.waitForURL(`${demo.url}/verify`);
      await elsewhere.reload();
      await elsewhere.getByLabel('Password', { exact: true }).fill(goodPassword);
      await elsewhere.getByRole('button', { name: 'Confirm this address' }).click();
      await heading(elsewhere, 'Your address is confirmed');
      await elsewhere.reload();
      await elsewhere.getByText(`log in with ${email}`).waitFor();
      assert.equal(await signedInAs(elsewhere, demo.url), '');
    });

    it('still has the link that takes a change back, and then what came of it', async () => {
      const page = await open();
      const { email } = await becomeMember(demo, page);
      const second = newAddress('second');
      await addAddresses(page, demo.url, [second]);
      await verifyAddition(demo, page, second);
      await page.goto(await undoLink(demo, email));
      await page.waitForURL(`${demo.url}/undo`);
      await page.reload();
      await page.getByRole('button', { name: 'Undo this change' }).click();
      await heading(page, 'The change is undone');
      await page.reload();
      await heading(page, 'The change is undone');
    });
  });
}
