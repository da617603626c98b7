import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { adopted, launchBrowser } from '../rig/browser.js';
import { engines } from '../rig/databases.js';
import { type Demo, startDemo } from '../rig/demo.js';
import { until } from '../rig/until.js';
import { wideLimits } from '../rig/wide-limits.js';
import { holdScripts, noteShifts, shiftsOf } from './rig/shifts.js';
import { askForAccount, becomeMember, call } from './rig/visitor.js';
import { openStrict, watchedPage } from './rig/watched.js';

const [sqlite] = engines;

describe('pages under their own policy', () => {
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

  it('a page that did break the policy would be noticed', async () => {
    const { page, complaints } = await watchedPage(browser);
    await openStrict(page, `${demo.url}/login`);
    await page.evaluate(() => {
      document.body
        .insertAdjacentElement('beforeend', document.createElement('p'))
        ?.setAttribute('style', 'color: red');
    });
    await until('the complaint', () => complaints.length > 0);
  });

  it('no page of a visitor breaks it, opened or refused', async () => {
    const { page, complaints } = await watchedPage(browser);
    const paths = ['/login', '/signup', '/forgot-password', '/verify', '/verify?token=x', '/reset-password?token=x'];
    for (const path of [...paths, '/nothing-here', '/p/acme/', '/p/acme/login']) {
      await openStrict(page, demo.url + path);
      const submit = page.locator('form button:not([type=button])').first();
      if ((await submit.count()) > 0) {
        await submit.click();
        await page.locator('[aria-invalid=true], [role=alert]').first().waitFor();
      }
      assert.deepEqual(complaints, [], path);
    }
  });

  it('no page of a mail link or of a session breaks it', async () => {
    const { page, complaints } = await watchedPage(browser);
    const { link } = await askForAccount(demo, page);
    await openStrict(page, `${demo.url}/verify`);
    await openStrict(page, link);
    const { email } = await becomeMember(demo, page);
    await openStrict(page, `${demo.url}/account`);
    await page.getByRole('button', { name: 'Ana Ruiz' }).click();
    await page.getByRole('menuitem', { name: 'Log out' }).waitFor();
    await openStrict(page, `${demo.url}/login`);
    await call(page, demo.url, 'requestPasswordReset', { email });
    await openStrict(page, (await until('the second mail', () => demo.inbox.to(email)[1])).link);
    await page.getByLabel('New password', { exact: true }).fill('another whistle 77');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Your new password is saved' }).waitFor();
    assert.deepEqual(complaints, []);
  });

  for (const path of ['/login', '/signup', '/forgot-password']) {
    it(`nothing on ${path} moves when its script comes late`, async () => {
      const page = await (await browser.newContext()).newPage();
      const release = await holdScripts(page);
      await noteShifts(page);
      await page.goto(demo.url + path, { waitUntil: 'commit' });
      await page.getByLabel('Email address').waitFor();
      assert.equal(await page.locator('form[novalidate]').count(), 0);
      release();
      await adopted(page);
      await page.waitForLoadState('networkidle');
      assert.deepEqual(await shiftsOf(page), []);
      await page.evaluate(() => {
        document.body.prepend(Object.assign(document.createElement('p'), { textContent: 'This moves everything.' }));
      });
      assert.notEqual((await shiftsOf(page)).length, 0, 'what does move is noticed');
    });
  }

  it('password managers find their fields in the printed pages, from the document and without script', async () => {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    const { link, email } = await askForAccount(demo, await (await browser.newContext()).newPage());
    const fields = async (path: string, ...selectors: string[]) => {
      await page.goto(path.startsWith('http') ? path : demo.url + path);
      assert.equal(await page.locator('form input[type=password]').count(), 1, path);
      for (const selector of selectors)
        assert.equal(await page.locator(`form[method=post] ${selector}`).count(), 1, path + selector);
    };
    const current = 'input[autocomplete~=current-password]';
    await fields('/login', `${current}[name=password]`, 'input[autocomplete="username"][name=email]');
    await fields('/signup', 'input[autocomplete=new-password][minlength]', 'input[autocomplete~=username][name=email]');
    await fields(link, `${current}[name=password]`, `input[autocomplete=username][value="${email}"][hidden]`);
    await fields(
      `${link}&mode=new`,
      'input[autocomplete=new-password]',
      `input[autocomplete=username][value="${email}"]`,
    );
  });

  it('pages that do not exist say so, with a code to quote and a way out', async () => {
    const page = await (await browser.newContext()).newPage();
    const sheets: number[] = [];
    page.on('response', (response) => {
      if (response.url().endsWith('.css')) sheets.push(response.status());
    });
    const port = new URL(demo.url).port;
    const missing = await page.goto(`${demo.url}/nothing-here`);
    assert.equal(missing?.status(), 404);
    await page.getByRole('heading', { name: 'This page does not exist.' }).waitFor();
    assert.match(await page.innerText('main'), /[0-9A-Z]{4}-[0-9A-Z]{4}/);
    await page.getByRole('link', { name: 'Go to the home page' }).click();
    await page.getByRole('heading', { name: 'How can we help?' }).waitFor();
    assert.equal((await page.goto(`${demo.url}/p/nobody/login`))?.status(), 404);
    const unknown = await page.goto(`http://elsewhere.localhost:${port}/login`);
    assert.equal(unknown?.status(), 421);
    await page.getByRole('heading', { name: 'This address is not set up.' }).waitFor();
    assert.ok(sheets.length >= 3 && sheets.every((status) => status === 200), sheets.join());
  });
});
