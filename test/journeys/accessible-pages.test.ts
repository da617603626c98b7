import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { adopted, launchBrowser } from '../rig/browser.js';
import { engines } from '../rig/databases.js';
import { type Demo, startDemo } from '../rig/demo.js';
import { until } from '../rig/until.js';
import { wideLimits } from '../rig/wide-limits.js';
import { check, looks, sideways, violations } from './rig/axe.js';
import { askForAccount, becomeMember, call } from './rig/visitor.js';

const [sqlite] = engines;

describe('pages that everybody can use', () => {
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

  it('a page with a fault would be noticed', async () => {
    const page = await (await browser.newContext({ bypassCSP: true })).newPage();
    await page.goto(`${demo.url}/login`);
    await page.evaluate(() => {
      document.querySelector('label')?.remove();
      document.body.setAttribute('style', 'width: 200vw');
    });
    assert.match((await violations(page)).join(), /label/);
    assert.ok((await sideways(page)) > 0);
  });

  for (const [name, options] of looks) {
    const newPage = async (): Promise<Page> => (await browser.newContext({ ...options, bypassCSP: true })).newPage();

    it(`nothing is wrong with any page of a visitor, ${name}`, async () => {
      const page = await newPage();
      const paths = ['/', '/articles/terms', '/login', '/signup', '/forgot-password', '/verify', '/verify?token=x'];
      for (const path of [...paths, '/reset-password?token=x', '/nothing-here', '/p/acme/', '/p/acme/login']) {
        await page.goto(demo.url + path, { waitUntil: 'networkidle' });
        await check(page, path);
      }
    });

    it(`nothing is wrong with a form that was refused, ${name}`, async () => {
      const page = await newPage();
      for (const path of ['/login', '/signup', '/forgot-password']) {
        await page.goto(demo.url + path);
        await adopted(page);
        await page.locator('button:not([type=button])').first().click();
        await page.locator('[aria-invalid=true]').first().waitFor();
        await check(page, path);
      }
    });

    it(`nothing is wrong with what a mail link and a session show, ${name}`, async () => {
      const [page, other] = [await newPage(), await newPage()];
      const waiting = await askForAccount(demo, page);
      for (const [tab, url] of [
        [page, `${demo.url}/verify`],
        [page, waiting.link],
        [other, waiting.link],
        [other, `${waiting.link}&mode=new`],
      ] as const) {
        await tab.goto(url, { waitUntil: 'networkidle' });
        await check(tab, url);
      }
      const { email } = await becomeMember(demo, page);
      for (const path of ['/account', '/login', '/signup', '/']) {
        await page.goto(demo.url + path, { waitUntil: 'networkidle' });
        await check(page, `${path} with a session`);
      }
      await page.getByRole('button', { name: 'Ana Ruiz' }).click();
      await page.getByRole('menuitem').first().waitFor();
      await check(page, 'the open menu');
      await call(page, demo.url, 'requestPasswordReset', { email });
      const { link } = await until('the second mail', () => demo.inbox.to(email)[1]);
      await page.goto(link, { waitUntil: 'networkidle' });
      await check(page, 'the reset page');
    });
  }

  it('a German browser gets German, and ?lang=en gets English', async () => {
    const page = await (await browser.newContext({ locale: 'de-AT' })).newPage();
    await page.goto(`${demo.url}/login`);
    await page.getByLabel('E-Mail-Adresse').waitFor();
    await page.getByText('Passwort vergessen?').waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'de');
    await adopted(page);
    await page.keyboard.press('Enter');
    await page.locator('[aria-invalid=true]').first().waitFor();
    await page.getByText('Füllen Sie dies aus.').first().waitFor();
    await page.goto(`${demo.url}/login?lang=en`);
    await page.getByLabel('Email address').waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  });
});
