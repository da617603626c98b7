import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { adopted, launchBrowser } from '../rig/browser.js';
import { type Demo, startDemo } from '../rig/demo.js';
import { goodPassword, newAddress } from '../rig/people.js';
import { until } from '../rig/until.js';
import { wideLimits } from '../rig/wide-limits.js';
import { addAddresses, losePassword, makeOld, undoLink, verifyAddition } from './rig/account.js';
import { engineOf } from './rig/engine-of.js';
import { askForAccount, becomeMember, call, signedInAs } from './rig/visitor.js';

const question = 'Confirm it’s you';

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
      await heading(page, 'Check your email');
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
      await page.getByRole('button', { name: 'Verify' }).click();
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
      await heading(page, 'Open the link in our email again');
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
      await elsewhere.getByRole('button', { name: 'Verify this address' }).click();
      await heading(elsewhere, 'Your address is verified');
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
      await page.getByLabel('Yes, restore').check();
      await page.getByRole('button', { name: 'Undo this change' }).click();
      await heading(page, 'The change is undone');
      await page.reload();
      await heading(page, 'The change is undone');
    });

    const codesTo = (email: string) =>
      demo.inbox.to(email).filter(({ code, link }) => code && !link.includes('token='));

    /** Opens the addresses of somebody without a password, who logged in long ago, stages another one and saves. */
    async function askForCode(page: Page): Promise<{ email: string; second: string }> {
      const { email } = await becomeMember(demo, page);
      await Promise.all([losePassword(demo, email), makeOld(demo, email)]);
      await page.goto(`${demo.url}/account/emails`);
      await adopted(page);
      const second = newAddress('second');
      await page.getByLabel('Add another address').fill(second);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Save 1 change' }).click();
      await page.getByRole('dialog', { name: question }).getByLabel('6-digit code').waitFor();
      await until('the mail', () => codesTo(email)[0]);
      await page.getByRole('button', { name: /^Send again in/ }).waitFor();
      return { email, second };
    }

    it('still asks for the code that was mailed, mails no other, and then saves what was staged', async () => {
      const page = await open();
      const { email, second } = await askForCode(page);
      await page.reload();
      const dialog = page.getByRole('dialog', { name: question });
      await dialog.getByText(email).waitFor();
      await page.locator('.is-staged').getByText(second).waitFor();
      assert.equal(demo.inbox.to(second).length, 0, 'nothing is saved by a reload');
      await dialog.getByLabel('6-digit code').fill(codesTo(email)[0]?.code ?? '');
      await page.keyboard.press('Enter');
      await page.getByRole('main').getByText('Your changes are saved.').waitFor();
      await until('the mail', () => demo.inbox.to(second)[0]);
      assert.equal(codesTo(email).length, 1);
      await page.reload();
      await page.getByText(second).waitFor();
      await adopted(page);
      assert.equal(await page.locator('.is-staged').count(), 0);
    });

    it('has what was staged, but no question, once that was put aside', async () => {
      const page = await open();
      const { second } = await askForCode(page);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.reload();
      await page.locator('.is-staged').getByText(second).waitFor();
      assert.equal(await page.getByRole('dialog').count(), 0);
      await page.getByRole('button', { name: 'Discard' }).click();
      await page.reload();
      await adopted(page);
      assert.equal(await page.getByText(second).count(), 0);
    });

    it('shows somebody else nothing of what was staged, nor asks them', async () => {
      const page = await open();
      const { second } = await askForCode(page);
      const other = newAddress('ben');
      await page.context().clearCookies();
      await becomeMember(demo, page, { email: other, name: 'Ben Ode' });
      await page.reload();
      await page.getByText(other).first().waitFor();
      await adopted(page);
      await until('the draft is dropped', () => page.evaluate(() => !JSON.stringify(history.state).includes('owner')));
      assert.equal(await page.getByRole('dialog').count(), 0);
      assert.equal(await page.getByText(second).count(), 0);
    });

    it('still has what was typed and not saved, for the person who typed it', async () => {
      const page = await open();
      await becomeMember(demo, page);
      await page.goto(`${demo.url}/account`);
      await adopted(page);
      await page.getByLabel('Job title').fill('Beekeeper');
      await page.getByLabel('Language').selectOption('de');
      page.on('dialog', (dialog) => void dialog.accept());
      const typed = async (): Promise<string[]> => [
        await page.getByLabel('Job title').inputValue(),
        await page.getByLabel('Language').inputValue(),
      ];
      const isThere = async (): Promise<boolean> => (await typed()).join() === 'Beekeeper,de';
      await page.reload();
      await until('what was typed', isThere);
      await page.goto('about:blank');
      await page.goBack();
      await until('what was typed', isThere);
      await adopted(page);
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('main').getByText('Your profile is saved.').waitFor();
      await page.getByLabel('Job title').fill('Bee');
      await page.getByLabel('Job title').fill('Beekeeper');
      await page.reload();
      await adopted(page);
      assert.doesNotMatch(await page.evaluate(() => JSON.stringify(history.state)), /Bee/);
      await page.getByLabel('Job title').fill('Spy');
      await page.context().clearCookies();
      await becomeMember(demo, page, { email: newAddress('ben'), name: 'Ben Ode' });
      await page.goto(`${demo.url}/account`);
      await adopted(page);
      await page.reload();
      await adopted(page);
      assert.equal(await page.getByLabel('Job title').inputValue(), '');
    });

    it('still asks who this is before a first password, without another mail or the password that was typed', async () => {
      const page = await open();
      const { email } = await becomeMember(demo, page);
      await Promise.all([losePassword(demo, email), makeOld(demo, email)]);
      await page.goto(`${demo.url}/account/security`);
      await adopted(page);
      await page.getByLabel('New password', { exact: true }).fill('another whistle 77');
      await page.keyboard.press('Enter');
      await until('the mail', () => codesTo(email)[0]);
      await page.getByRole('button', { name: /^Send again in/ }).waitFor();
      assert.doesNotMatch(
        await page.evaluate(() => JSON.stringify([history.state, Object.entries(sessionStorage)])),
        /whistle/,
      );
      await page.reload();
      await page
        .getByRole('dialog', { name: question })
        .getByLabel('6-digit code')
        .fill(codesTo(email)[0]?.code ?? '');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByLabel('New password', { exact: true }).fill('another whistle 77');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Your new password is saved' }).waitFor();
      assert.equal(codesTo(email).length, 1);
    });
  });
}
