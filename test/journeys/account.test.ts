import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { apiPath, operations } from '@portico/contract';
import type { Browser, Page } from 'playwright-core';
import { adopted, launchBrowser } from '../rig/browser.js';
import { engineOf } from './rig/engine-of.js';
import { type Demo, startDemo } from '../rig/demo.js';
import { newAddress } from '../rig/people.js';
import { wideLimits } from '../rig/wide-limits.js';
import { endSessions, firefox, makeOld } from './rig/account.js';
import { mailNotification } from './rig/site-mail.js';
import { becomeMember, call, signedInAs } from './rig/visitor.js';

for (const engine of engineOf('postgres')) {
  describe(`an account on ${engine.name}`, () => {
    let demo: Demo;
    let browser: Browser;
    before(async () => {
      [demo, browser] = await Promise.all([startDemo(engine, { env: wideLimits }), launchBrowser()]);
    });
    after(async () => {
      await browser.close();
      await demo.close();
    });

    const menu = (page: Page, name = 'Ana Ruiz') => page.getByRole('button', { name, exact: true });

    async function member() {
      const page = await (await browser.newContext()).newPage();
      return { page, ...(await becomeMember(demo, page)) };
    }

    async function open(page: Page, path: string): Promise<void> {
      await page.goto(demo.url + path);
      await adopted(page);
    }

    /** A second browser of the person, with a page of the account open. */
    async function secondBrowser(person: { email: string; password: string }): Promise<Page> {
      const page = await (await browser.newContext({ userAgent: firefox })).newPage();
      assert.ok((await call(page, demo.url, 'login', person)).ok());
      await open(page, '/account');
      return page;
    }

    /** What a browser shows whose session is over, once it asks for a page of the account. */
    async function assertLoggedOut(page: Page): Promise<void> {
      await page.goto(`${demo.url}/account/security`);
      await page.waitForURL(`${demo.url}/login?return_to=*`);
      await page.getByRole('heading', { name: 'Log in' }).waitFor();
    }

    it('the menu leads to each tab, the address bar names it, and Back and Forward go through them', async () => {
      const { page } = await member();
      const tabs = {
        Profile: ['/account', 'Profile'],
        'Emails & notifications': ['/account/emails', 'Email addresses'],
        Security: ['/account/security', 'Change your password'],
      } as const;
      const headings = Object.values(tabs).map(([, heading]) => heading);
      const shows = async (name: keyof typeof tabs): Promise<void> => {
        const [path, heading] = tabs[name];
        await page.waitForURL(demo.url + path);
        await page.getByRole('tab', { name, selected: true }).waitFor();
        await page.getByRole('tabpanel', { name }).waitFor();
        await page.getByRole('heading', { name: heading, exact: true }).waitFor();
        for (const other of headings.filter((each) => each !== heading))
          assert.equal(await page.getByRole('heading', { name: other, exact: true }).count(), 0);
      };
      for (const name of Object.keys(tabs) as (keyof typeof tabs)[]) {
        await page.goto(demo.url);
        await menu(page).click();
        await page.getByRole('menuitem', { name }).click();
        await shows(name);
      }
      await adopted(page);
      await page.getByRole('tab', { name: 'Profile' }).click();
      await shows('Profile');
      await page.getByLabel('Job title').waitFor();
      await page.getByRole('tab', { name: 'Emails & notifications' }).click();
      await shows('Emails & notifications');
      await page.evaluate(() => (document.documentElement.dataset['same'] = 'page'));
      await page.goBack();
      await shows('Profile');
      await page.goBack();
      await shows('Security');
      await page.goForward();
      await shows('Profile');
      assert.equal(await page.locator('html').getAttribute('data-same'), 'page', 'a page was loaded anew');
      await page.reload();
      await shows('Profile');
    });

    it('a new name stands in the menu at once, in this tab and in another', async () => {
      const { page } = await member();
      const other = await page.context().newPage();
      await Promise.all([open(page, '/account'), other.goto(demo.url)]);
      await menu(other).waitFor();
      await page.getByLabel('Name').fill('Ana Gómez');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('main').getByText('Your profile is saved.').waitFor();
      await menu(page, 'Ana Gómez').waitFor();
      await menu(other, 'Ana Gómez').waitFor();
    });

    it('a new password logs the second browser out, and counts from then on', async () => {
      const { page, email, password } = await member();
      const other = await secondBrowser({ email, password });
      await open(page, '/account/security');
      await page.getByLabel('Current password').fill('not this one');
      await page.getByLabel('New password').fill('another whistle 77');
      await page.getByRole('button', { name: 'Save new password' }).click();
      await page.getByRole('alert').or(page.locator('[aria-invalid=true]')).first().waitFor();
      assert.equal(await signedInAs(other, demo.url), email);
      await page.getByLabel('Current password').fill(password);
      await page.getByRole('button', { name: 'Save new password' }).click();
      await page.getByRole('heading', { name: 'Your new password is saved' }).waitFor();
      await assertLoggedOut(other);
      assert.equal((await call(other, demo.url, 'login', { email, password })).status(), 401);
      assert.ok((await call(other, demo.url, 'login', { email, password: 'another whistle 77' })).ok());
      await page.reload();
      await menu(page).waitFor();
    });

    it('the second browser is listed, and ending it logs it out while it is open', async () => {
      const { page, email, password } = await member();
      const other = await secondBrowser({ email, password });
      await open(page, '/account/security');
      const row = page.getByRole('listitem').filter({ hasText: 'Firefox on Linux' });
      await row.getByRole('button', { name: /^End the session Firefox on Linux/ }).click();
      await page.getByRole('main').getByText('Firefox on Linux is logged out.').waitFor();
      await row.getByRole('button').waitFor({ state: 'detached' });
      await page.getByRole('listitem').filter({ hasText: 'This device' }).waitFor();
      assert.equal(await signedInAs(other, demo.url), '');
      await other.getByLabel('Job title').fill('Frame builder');
      await other.getByRole('button', { name: 'Save' }).click();
      await other.getByRole('dialog').getByText('You have been logged out.').waitFor();
      await assertLoggedOut(other);
      assert.equal(await signedInAs(page, demo.url), email);
    });

    for (const [loss, lose] of [
      ['whose cookie is gone', (page: Page) => page.context().clearCookies()],
      ['that was ended elsewhere', (_: Page, email: string) => endSessions(demo, email)],
    ] as const) {
      it(`a session ${loss} is begun again in place, and what was typed into the profile is saved`, async () => {
        const { page, email, password } = await member();
        await open(page, '/account');
        await page.getByLabel('Name').fill('Ana Gómez');
        await page.getByLabel('Job title').fill('Frame builder');
        await lose(page, email);
        await page.getByRole('button', { name: 'Save' }).click();
        const dialog = page.getByRole('dialog', { name: 'Confirm it’s you' });
        await dialog.getByLabel('Password', { exact: true }).fill('not the right one');
        await page.keyboard.press('Enter');
        await dialog.getByRole('alert').or(dialog.locator('[aria-invalid=true]')).first().waitFor();
        assert.equal(await page.getByLabel('Job title').inputValue(), 'Frame builder');
        await dialog.getByLabel('Password', { exact: true }).fill(password);
        await page.keyboard.press('Enter');
        await page.getByRole('main').getByText('Your profile is saved.').waitFor();
        await page.reload();
        assert.equal(await page.getByLabel('Job title').inputValue(), 'Frame builder');
        await menu(page, 'Ana Gómez').waitFor();
      });
    }

    it('a wrong password leaves all that is staged, and the right one saves it in one request', async () => {
      const { page, email, password } = await member();
      const second = newAddress('second');
      await open(page, '/account/emails');
      await page.getByLabel('Add another address').fill(second);
      await page.keyboard.press('Enter');
      const news = page.getByRole('checkbox', { name: 'News from Larkfield, by email' });
      await news.check();
      assert.equal(await page.getByRole('button', { name: /^Save/ }).count(), 1, 'there is one bar for both');
      await makeOld(demo, email);
      const saves: number[] = [];
      page.on('response', (response) => {
        const request = response.request();
        const { path } = operations.saveContactSettings;
        if (request.method() === 'POST' && new URL(request.url()).pathname === apiPath + path)
          saves.push(response.status());
      });
      await page.getByRole('button', { name: 'Save 2 changes' }).click();
      const dialog = page.getByRole('dialog', { name: 'Confirm it’s you' });
      await dialog.getByLabel('Password', { exact: true }).fill('not the right one');
      await page.keyboard.press('Enter');
      await dialog.locator('#portico-reauthenticate-password-error').getByText('Wrong password.').waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await page.getByText(`${second} gets a verification email.`).waitFor();
      assert.ok(await news.isChecked());
      assert.equal(demo.inbox.to(second).length, 0);
      saves.length = 0;
      await page.getByRole('button', { name: 'Save 2 changes' }).click();
      await dialog.getByLabel('Password', { exact: true }).fill(password);
      await page.keyboard.press('Enter');
      await page.getByRole('main').getByText('Your changes are saved.').waitFor();
      assert.deepEqual(saves, [403, 200], 'both go in the one request that is refused, and the one that is not');
      await page.reload();
      assert.ok(await news.isChecked());
      await page.getByRole('listitem').filter({ hasText: second }).waitFor();
    });

    it('a mail program’s one click switches a mail off without cookies, and the account shows it', async () => {
      const { page, email } = await member();
      const replies = page.getByRole('checkbox', { name: 'Replies to your questions, by email' });
      await open(page, '/account/emails');
      assert.ok(await replies.isChecked());
      const mail = await mailNotification(demo, email, 'replies');
      const list = mail.headers.get('list') as unknown as Record<string, { url?: string; name?: string }>;
      const url = list['unsubscribe']?.url ?? '';
      assert.ok(url.startsWith(`${demo.url}/unsubscribe?token=`), url);
      assert.equal(list['unsubscribe-post']?.name, 'List-Unsubscribe=One-Click');
      await (await browser.newContext()).newPage().then((scanner) => scanner.goto(url));
      await page.reload();
      assert.ok(await replies.isChecked(), 'opening the link changes nothing');
      const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
      assert.ok((await fetch(url, { method: 'POST', body })).ok);
      await page.reload();
      await adopted(page);
      assert.equal(await replies.isChecked(), false);
      const site = page.getByRole('checkbox', { name: 'Replies to your questions, on this site' });
      assert.ok(await site.isChecked(), 'only the mail is off');
      await assert.rejects(mailNotification(demo, email, 'replies'), /unwanted/);
    });
  });
}
