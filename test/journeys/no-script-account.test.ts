import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../rig/browser.js';
import { engineOf } from './rig/engine-of.js';
import { type Demo, startDemo } from '../rig/demo.js';
import { newAddress } from '../rig/people.js';
import { until } from '../rig/until.js';
import { wideLimits } from '../rig/wide-limits.js';
import { becomeMember } from './rig/visitor.js';

for (const engine of engineOf('sqlite')) {
  describe(`an account without JavaScript on ${engine.name}`, () => {
    let demo: Demo;
    let browser: Browser;
    before(async () => {
      [demo, browser] = await Promise.all([startDemo(engine, { env: wideLimits }), launchBrowser()]);
    });
    after(async () => {
      await browser.close();
      await demo.close();
    });

    /** A member's page in a browser without script. */
    async function member(): Promise<{ page: Page; email: string; password: string }> {
      const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
      return { page, ...(await becomeMember(demo, page)) };
    }
    const press = (page: Page, name: string | RegExp) =>
      page.getByRole('button', { name, exact: typeof name === 'string' }).click();

    it('a person without a session is asked to log in and comes back to the tab', async () => {
      const { page, email, password } = await member();
      await page.context().clearCookies();
      await page.goto(`${demo.url}/account/security`);
      await page.getByLabel('Email address').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(password);
      await press(page, 'Log in');
      await page.waitForURL(`${demo.url}/account/security`);
    });

    it('the profile is saved; what was saved elsewhere meanwhile is shown beside what was typed', async () => {
      const { page } = await member();
      const other = await page.context().newPage();
      await other.goto(`${demo.url}/account`);
      await page.goto(`${demo.url}/account`);
      await page.getByLabel('Name').fill('Ana Ruiz Gómez');
      await page.getByLabel('Picture').fill('not a picture');
      // The browser's own check knows no more than the server does.
      await page.locator('portico-profile form').evaluate((form) => form.setAttribute('novalidate', ''));
      await press(page, 'Save');
      assert.equal(await page.getByLabel('Picture').getAttribute('aria-invalid'), 'true');
      assert.equal(await page.getByLabel('Name').inputValue(), 'Ana Ruiz Gómez');
      await page.getByLabel('Picture').fill('');
      await press(page, 'Save');
      await page.getByText('Your profile is saved').waitFor();
      await other.getByLabel('Job title').fill('Frame builder');
      await press(other, 'Save');
      await other.getByText('changed in another window').first().waitFor();
      assert.equal(await other.getByLabel('Job title').inputValue(), 'Frame builder');
      await press(other, 'Save what I typed');
      await other.getByText('Your profile is saved').waitFor();
    });

    it('what is typed, staged and ticked on a tab goes along with every button of it, and one save saves all', async () => {
      const { page } = await member();
      const second = newAddress('ana.second');
      await page.goto(`${demo.url}/account/emails`);
      const box = page.getByRole('checkbox').and(page.locator(':enabled')).first();
      const was = await box.isChecked();
      await box.setChecked(!was);
      await page.getByLabel('Add another address').fill(second);
      await press(page, 'Add');
      await page.getByText('gets a verification email').waitFor();
      assert.equal(await box.isChecked(), !was);
      await page.reload();
      await page.getByText('gets a verification email').waitFor();
      assert.equal(await box.isChecked(), !was, 'a reload loses nothing');
      const other = page.getByRole('checkbox').and(page.locator(':enabled')).nth(1);
      const otherWas = await other.isChecked();
      await other.setChecked(!otherWas);
      await page.getByLabel('Add another address').fill('half.typed@mail.example');
      await press(page, 'Save 2 changes');
      await page.getByText('Your changes are saved').waitFor();
      assert.equal(await page.getByLabel('Add another address').inputValue(), 'half.typed@mail.example');
      await page.goto(`${demo.url}/account/emails`);
      assert.deepEqual([await box.isChecked(), await other.isChecked()], [!was, !otherWas]);
      await page.getByText(second).waitFor();
    });

    it('the password is changed by the present one, and every other browser is logged out', async () => {
      const { page, email, password } = await member();
      const second = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
      await second.goto(`${demo.url}/login`);
      await second.getByLabel('Email address').fill(email);
      await second.getByLabel('Password', { exact: true }).fill(password);
      await press(second, 'Log in');
      await page.goto(`${demo.url}/account/security`);
      await page.getByLabel('Current password').fill('not this one');
      await page.getByLabel('New password').fill('another whistle 77');
      await press(page, 'Save new password');
      await page.getByText('Wrong password').waitFor();
      assert.equal(await page.getByLabel('New password').inputValue(), '');
      await page.getByLabel('Current password').fill(password);
      await page.getByLabel('New password').fill('another whistle 77');
      await press(page, 'Save new password');
      await page.getByText('Your new password is saved').waitFor();
      await second.goto(`${demo.url}/account`);
      assert.match(second.url(), /\/login\?return_to=/);
      await page.goto(`${demo.url}/account/password`);
      assert.equal(page.url(), `${demo.url}/account/security`, 'a reload of a refused form shows the whole tab');
    });

    it('sessions are listed and ended, one and all', async () => {
      const { page, email, password } = await member();
      const others: Page[] = [];
      for (const _ of [1, 2, 3]) {
        const each = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
        await each.goto(`${demo.url}/login`);
        await each.getByLabel('Email address').fill(email);
        await each.getByLabel('Password', { exact: true }).fill(password);
        await press(each, 'Log in');
        others.push(each);
      }
      await page.goto(`${demo.url}/account/security`);
      const rows = page.locator('portico-sessions li[data-pt-row]');
      assert.equal(await rows.count(), 4);
      await rows.nth(1).getByRole('button').click();
      assert.equal(await rows.count(), 3);
      await page.getByText('is logged out.').waitFor();
      await press(page, 'End all other sessions …');
      await page.getByText('2 sessions are ended.').waitFor();
      assert.equal(await rows.count(), 1);
      for (const each of others) {
        await each.goto(`${demo.url}/account`);
        assert.match(each.url(), /\/login\?return_to=/);
      }
      await page.goto(`${demo.url}/account`);
      assert.equal(page.url(), `${demo.url}/account`);
    });

    it('an undone change asks for the current password besides the mailbox', async () => {
      const { page, email, password } = await member();
      const second = newAddress('ana.second');
      await page.goto(`${demo.url}/account/emails`);
      await page.getByLabel('Add another address').fill(second);
      await press(page, 'Add');
      await press(page, 'Save 1 change');
      const added = await until('the link to verify', () => demo.inbox.to(second)[0]);
      await page.goto(added.link);
      await press(page, 'Verify this address');
      await page.goto(`${demo.url}/account/emails`);
      const row = (address: string) => page.locator('li[data-pt-row]').filter({ hasText: address });
      await row(second).getByRole('button', { name: 'Make primary' }).click();
      await row(email)
        .getByRole('button', { name: `Remove ${email}` })
        .click();
      await press(page, /^Save \d changes?$/);
      await page.getByText('Your changes are saved.').waitFor();
      assert.equal(await row(email).count(), 0);
      const undo = await until('the link to undo the removal', () =>
        demo.inbox.to(email).findLast(({ link, text }) => link.includes('/undo?') && text.includes('removed')),
      );
      await page.goto(undo.link);
      await page.getByLabel('Yes, restore').check();
      await press(page, 'Undo this change');
      await page.getByRole('heading', { name: 'The change is undone' }).waitFor();
      await page.goto(`${demo.url}/forgot-password`);
      await page.getByLabel('Email address').fill(email);
      await press(page, 'Send the link');
      const reset = await until('the link to reset', () =>
        demo.inbox.to(email).find(({ link }) => link.includes('/reset-password?')),
      );
      await page.goto(reset.link);
      await page.getByLabel('Current password').fill('not this one');
      await page.getByLabel('New password', { exact: true }).fill('another whistle 77');
      await press(page, 'Save new password');
      await page.getByText('Wrong password').waitFor();
      await page.getByLabel('Current password').fill(password);
      await page.getByLabel('New password', { exact: true }).fill('another whistle 77');
      await press(page, 'Save new password');
      await page.getByRole('heading', { name: 'Your new password is saved' }).waitFor();
    });
  });
}
