import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { adopted, launchBrowser } from '../rig/browser.js';
import { engines } from '../rig/databases.js';
import { type Demo, startDemo } from '../rig/demo.js';
import { newAddress } from '../rig/people.js';
import { wideLimits } from '../rig/wide-limits.js';
import { addAddresses, makeOld, undoLink } from './rig/account.js';
import { holdScripts, noteShifts, shiftsOf } from './rig/shifts.js';
import { mailNotification } from './rig/site-mail.js';
import { becomeMember, call } from './rig/visitor.js';
import { openStrict, watchedPage } from './rig/watched.js';

const [sqlite] = engines;

describe('account pages under their own policy', () => {
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

  it('no page of an account and of its mails breaks it', async () => {
    const { page, complaints } = await watchedPage(browser);
    const { email } = await becomeMember(demo, page);
    await addAddresses(page, demo.url, [newAddress('second')]);
    const { link } = await mailNotification(demo, email, 'replies');
    const undo = await undoLink(demo, email);
    const paths = ['/account', '/account/emails', '/account/security', '/undo?token=x', '/unsubscribe?token=x', link];
    for (const path of [...paths, undo]) {
      await openStrict(page, new URL(path, demo.url).href);
      assert.deepEqual(complaints, [], path);
    }
    await page.getByLabel('Yes, restore').check();
    await page.getByRole('button', { name: 'Undo this change' }).click();
    await page.getByRole('heading', { name: 'The change is undone' }).waitFor();
    await openStrict(page, link);
    await page.getByRole('button', { name: 'Stop these emails' }).click();
    await page.getByRole('heading', { name: 'These emails have stopped' }).waitFor();
    assert.deepEqual(complaints, []);
  });

  it('nothing that is staged, asked and saved among addresses breaks it', async () => {
    const { page, complaints } = await watchedPage(browser);
    const { email, password } = await becomeMember(demo, page);
    await openStrict(page, `${demo.url}/account/emails`);
    await page.getByLabel('Add another address').fill('no address');
    await page.keyboard.press('Enter');
    await page.locator('[aria-invalid=true]').waitFor();
    await page.getByLabel('Add another address').fill(newAddress('second'));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: `Change: ${email}` }).click();
    await page.getByLabel('New primary address').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('checkbox', { name: 'News from Larkfield, by email' }).check();
    await makeOld(demo, email);
    await page.getByRole('button', { name: 'Save 2 changes' }).click();
    await page.getByRole('dialog').getByLabel('Password', { exact: true }).fill('not the right one');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('Wrong password').waitFor();
    await page.getByRole('dialog').getByLabel('Password', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('main').getByText('Your changes are saved.').waitFor();
    assert.deepEqual(complaints, []);
  });

  it('nothing that is saved and ended on the other tabs breaks it', async () => {
    const { page, complaints } = await watchedPage(browser);
    const { email, password } = await becomeMember(demo, page);
    const elsewhere = await (await browser.newContext()).newPage();
    await call(elsewhere, demo.url, 'login', { email, password });
    await openStrict(page, `${demo.url}/account`);
    await page.getByLabel('Picture').fill(`${demo.url}/no-picture.png`);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('main').getByText('Your profile is saved.').waitFor();
    await page.getByRole('tab', { name: 'Security' }).click();
    await page.getByRole('button', { name: 'End all other sessions …' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'End 1 session' }).click();
    await page.getByRole('main').getByText('1 session is ended.').waitFor();
    await page.getByLabel('Current password').fill(password);
    await page.getByLabel('New password').fill('another whistle 77');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Your new password is saved' }).waitFor();
    assert.deepEqual(complaints, []);
  });

  for (const [path, width] of [
    ['/account', 1280],
    ['/account/emails', 1280],
    ['/account/emails', 360],
    ['/account/security', 1280],
    ['/undo', 1280],
    ['/unsubscribe', 1280],
  ] as const) {
    it(`nothing on ${path}, ${width} pixels wide, moves when its script comes late`, async () => {
      const page = await (await browser.newContext({ viewport: { width, height: 720 } })).newPage();
      const { email } = await becomeMember(demo, page);
      await addAddresses(page, demo.url, [newAddress('second')]);
      const links: Record<string, () => Promise<string>> = {
        '/undo': () => undoLink(demo, email),
        '/unsubscribe': async () => (await mailNotification(demo, email, 'replies')).link,
      };
      const url = (await links[path]?.()) ?? demo.url + path;
      const release = await holdScripts(page);
      await noteShifts(page);
      await page.goto(url, { waitUntil: 'commit' });
      await page.getByRole('main').getByRole('button').first().waitFor();
      assert.equal(await page.locator('form[novalidate]').count(), 0);
      release();
      if (path !== '/unsubscribe') await adopted(page);
      await page.waitForLoadState('networkidle');
      assert.deepEqual(await shiftsOf(page), []);
    });
  }
});
