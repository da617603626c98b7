import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { adopted, launchBrowser } from '../rig/browser.js';
import { engineOf } from './rig/engine-of.js';
import { type Demo, startDemo } from '../rig/demo.js';
import { until } from '../rig/until.js';
import { wideLimits } from '../rig/wide-limits.js';
import { askForAccount, becomeMember, call, signedInAs } from './rig/visitor.js';

for (const engine of engineOf('postgres')) {
  describe(`mail links on ${engine.name}`, () => {
    let demo: Demo;
    let browser: Browser;
    before(async () => {
      const env = { ...wideLimits, RESEND_COOLDOWN: '1s' };
      [demo, browser] = await Promise.all([startDemo(engine, { env }), launchBrowser()]);
    });
    after(async () => {
      await browser.close();
      await demo.close();
    });

    const open = async (): Promise<Page> => (await browser.newContext()).newPage();
    const confirm = (page: Page) => page.getByRole('button', { name: 'Verify this address' }).click();
    const heading = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor();

    it('a link that was used says that the address is confirmed, and leads to login', async () => {
      const page = await open();
      const { link, email } = await askForAccount(demo, page);
      await page.goto(link);
      await confirm(page);
      await until('the session', async () => (await signedInAs(page, demo.url)) === email);
      const elsewhere = await open();
      await elsewhere.goto(link);
      await heading(elsewhere, 'Your address is verified');
      await elsewhere.getByRole('link', { name: 'Log in' }).click();
      await heading(elsewhere, 'Log in');
    });

    it('an older link says that there is a newer mail, and the newer one works', async () => {
      const page = await open();
      const { link, email } = await askForAccount(demo, page);
      assert.ok((await call(page, demo.url, 'resendVerification')).ok());
      const newer = await until('the second mail', () => demo.inbox.to(email)[1]);
      await page.goto(link);
      await heading(page, 'There is a newer email');
      await page.goto(newer.link);
      await confirm(page);
      await until('the session', async () => (await signedInAs(page, demo.url)) === email);
    });

    it('a scanner that opens the page with all its scripts uses nothing up', async () => {
      const page = await open();
      const { link, email } = await askForAccount(demo, page);
      const scanner = await open();
      await scanner.goto(link, { waitUntil: 'networkidle' });
      await scanner.context().close();
      await page.goto(link);
      await confirm(page);
      await until('the session', async () => (await signedInAs(page, demo.url)) === email);
    });

    it('a reset link survives a scanner, works once, and says nothing afterwards of why it is dead', async () => {
      const page = await open();
      const { email } = await becomeMember(demo, page);
      await call(page, demo.url, 'requestPasswordReset', { email });
      const { link } = await until('the second mail', () => demo.inbox.to(email)[1]);
      const scanner = await open();
      await scanner.goto(link, { waitUntil: 'networkidle' });
      for (const password of ['another whistle 77', 'yet another 78 whistle']) {
        await page.goto(link);
        if (password.startsWith('yet')) break;
        await page.getByLabel('New password', { exact: true }).fill(password);
        await page.keyboard.press('Enter');
        await heading(page, 'Your new password is saved');
      }
      await heading(page, 'This link no longer works');
      assert.equal(await signedInAs(page, demo.url), '');
    });

    it('in another browser the link asks for the sign-up password, and does not sign that browser in', async () => {
      const { link, email, password } = await askForAccount(demo, await open());
      const phone = await open();
      await phone.goto(link);
      await adopted(phone);
      await phone.getByLabel('Password', { exact: true }).fill('not the password');
      await confirm(phone);
      await phone.locator('[name=password][aria-invalid=true]').waitFor();
      await phone.getByLabel('Password', { exact: true }).fill(password);
      await confirm(phone);
      await heading(phone, 'Your address is verified');
      assert.equal(await signedInAs(phone, demo.url), '');
      await phone.getByRole('link', { name: 'Log in' }).click();
      await until('the address', async () => (await phone.getByLabel('Email address').inputValue()) === email);
    });

    it('whoever signed up with a stranger’s address gets nothing once the owner chose a password', async () => {
      const attacker = await open();
      const { link, email, password } = await askForAccount(demo, attacker, { password: 'i chose this for you' });
      const owner = await open();
      await owner.goto(link);
      await adopted(owner);
      await owner.getByText('Choose a new one').click();
      await owner.getByLabel('New password', { exact: true }).fill('mine alone since today');
      await confirm(owner);
      await heading(owner, 'Your address is verified');
      await call(attacker, demo.url, 'continueSignUp');
      assert.equal(await signedInAs(attacker, demo.url), '');
      assert.equal((await call(attacker, demo.url, 'login', { email, password })).status(), 401);
      assert.ok((await call(owner, demo.url, 'login', { email, password: 'mine alone since today' })).ok());
    });

    it('the token leaves the address bar, and so the history and what is copied from it', async () => {
      const page = await open();
      const { link } = await askForAccount(demo, page);
      await page.goto(link);
      await adopted(page);
      await until('a URL without the token', () => !page.url().includes('token='));
    });
  });
}
