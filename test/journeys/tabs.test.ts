import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Browser, chromium, type Page } from 'playwright-core';
import { browserArguments, findBrowser } from '../../tools/find-browser.js';
import { adopted, launchBrowser } from '../rig/browser.js';
import { engines } from '../rig/databases.js';
import { type Demo, startDemo } from '../rig/demo.js';
import { goodPassword, newAddress } from '../rig/people.js';
import { until } from '../rig/until.js';
import { wideLimits } from '../rig/wide-limits.js';
import { askForAccount, becomeMember, call, signedInAs } from './rig/visitor.js';

const [sqlite] = engines;

describe('several tabs', () => {
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

  const menu = (page: Page) => page.getByRole('button', { name: 'Ana Ruiz' });
  const logInLink = (page: Page) => page.getByRole('link', { name: 'Log in' });

  it('WB8: logging out in one flips the menu and the gate of the other without a click', async () => {
    const context = await browser.newContext();
    const [one, two] = [await context.newPage(), await context.newPage()];
    await becomeMember(demo, one);
    await Promise.all([one.goto(demo.url), two.goto(demo.url)]);
    await menu(two).waitFor();
    await two.getByText('You are logged in, so').waitFor();
    await menu(one).click();
    await one.getByRole('menuitem', { name: 'Log out' }).click();
    await logInLink(two).waitFor({ timeout: 5000 });
    await two.getByText('to ask the workshop a question').waitFor();
    assert.equal(await menu(two).count(), 0);
  });

  it('a login page that is opened by somebody who is logged in is adopted, and logs out in its place', async () => {
    const page = await (await browser.newContext()).newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    await becomeMember(demo, page);
    await page.goto(`${demo.url}/login`);
    await page.locator('form[novalidate]').waitFor();
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.getByLabel('Email address').waitFor();
    assert.deepEqual(
      said.filter((text) => text.includes('another version')),
      [],
    );
  });

  for (const place of ['another tab', 'another device'] as const) {
    it(`the waiting screen goes on by itself when the address is confirmed in ${place}`, async () => {
      const email = newAddress();
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${demo.url}/signup`);
      await page.getByLabel('Email address').fill(email);
      await page.getByLabel('Name').fill('Ana Ruiz');
      await page.getByLabel('Password', { exact: true }).fill(goodPassword);
      await page.getByLabel('I agree to the').check();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Check your email' }).waitFor();
      const { link } = await until('the mail', () => demo.inbox.to(email)[0]);
      const other = await (place === 'another tab' ? context : await browser.newContext()).newPage();
      await other.goto(link);
      if (place === 'another device') await other.getByLabel('Password', { exact: true }).fill(goodPassword);
      await other.getByRole('button', { name: 'Verify this address' }).click();
      if (place === 'another device') await other.getByRole('heading', { name: 'Your address is verified' }).waitFor();
      await menu(page).waitFor();
      assert.equal(await signedInAs(page, demo.url), email);
    });
  }

  it('so does the printed waiting page, which counts down until another mail may be asked for', async () => {
    const [page, phone] = await Promise.all([1, 2].map(async () => (await browser.newContext()).newPage()));
    assert.ok(page && phone);
    const { link, email, password } = await askForAccount(demo, page);
    await page.goto(`${demo.url}/verify`);
    const again = page.getByText(/Send again in/);
    const first = await again.textContent();
    await until('the countdown', async () => (await again.textContent()) !== first);
    const token = new URL(link).searchParams.get('token');
    assert.ok((await call(phone, demo.url, 'verifyAddress', { token, password })).ok());
    await menu(page).waitFor();
    assert.equal(await signedInAs(page, demo.url), email);
  });

  it('SE16: logging out leaves nothing of the person in an account page that is open', async () => {
    const page = await (await browser.newContext()).newPage();
    const { email } = await becomeMember(demo, page);
    for (const path of ['/account', '/account/emails', '/account/security']) {
      await call(page, demo.url, 'login', { email, password: goodPassword });
      await page.goto(demo.url + path);
      await adopted(page);
      await menu(page).click();
      await page.getByRole('menuitem', { name: 'Log out' }).click();
      await page.getByText('Log in to see your account.').waitFor();
      await until('nothing of the person', async () => !new RegExp(`Ana Ruiz|${email}`).test(await page.content()));
    }
  });

  // SE16
  it('Back after logging out shows nothing of the person, kept page or not', async (t) => {
    const keeping = await chromium.launch({
      executablePath: findBrowser(),
      args: browserArguments,
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    });
    t.after(() => keeping.close());
    const page = await (await keeping.newContext()).newPage();
    // Playwright's own goBack() waits for a load that a kept page never has.
    const back = () =>
      page.evaluate(() => {
        history.back();
      });
    await page.addInitScript(() => {
      window.addEventListener('pageshow', ({ persisted }) => {
        document.documentElement.dataset['kept'] = String(persisted);
      });
    });
    const { email } = await becomeMember(demo, page);
    await page.goto(demo.url);
    await menu(page).waitFor();
    await page.goto(`${demo.url}/account/emails`);
    await page.getByText(email).first().waitFor();
    // As without script: what the menu tells other tabs makes the browser drop the pages that it kept.
    await page
      .locator('[name=form_token]')
      .first()
      .evaluate((token) => {
        const form = Object.assign(document.createElement('form'), { method: 'post', action: '/logout' });
        form.append(token.cloneNode());
        document.body.append(form);
        form.submit();
      });
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
    await back();
    await page.waitForURL('**/login?return_to=*', { waitUntil: 'commit' });
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
    assert.doesNotMatch(await page.content(), new RegExp(`Ana Ruiz|${email}`));
    await back();
    await page.getByRole('heading', { name: 'How can we help?' }).waitFor();
    assert.equal(await page.locator('html').getAttribute('data-kept'), 'true', 'the browser did not keep the page');
    await logInLink(page).waitFor();
    await until('the menu to go', async () => (await menu(page).count()) === 0);
    assert.doesNotMatch(await page.content(), new RegExp(`Ana Ruiz|${email}`));
  });
});
