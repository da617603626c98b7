import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { adopted, launchBrowser } from '../rig/browser.js';
import { engines } from '../rig/databases.js';
import { type Demo, startDemo } from '../rig/demo.js';
import { newAddress } from '../rig/people.js';
import { wideLimits } from '../rig/wide-limits.js';
import { addAddresses, makeOld, undoLink, verifyAddition } from './rig/account.js';
import { check, looks, sideways } from './rig/axe.js';
import { mailNotification } from './rig/site-mail.js';
import { becomeMember, call } from './rig/visitor.js';

const [sqlite] = engines;

describe('an account that everybody can use', () => {
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

  for (const [name, options] of looks) {
    const newPage = async (): Promise<Page> => (await browser.newContext({ ...options, bypassCSP: true })).newPage();

    /** The button of the form that does something, whatever it is called in the language. */
    const button = (page: Page, action: string) => page.locator(`[data-pt-action^="${action}"]`).last();

    async function open(page: Page, url: string): Promise<void> {
      await page.goto(new URL(url, demo.url).href, { waitUntil: 'networkidle' });
    }

    it(`nothing is wrong with any page of an account and of its mails, ${name}`, async () => {
      const page = await newPage();
      const { email } = await becomeMember(demo, page);
      const [second, third] = [newAddress('second'), newAddress('third')];
      await addAddresses(page, demo.url, [second, third]);
      await verifyAddition(demo, page, second);
      const { link } = await mailNotification(demo, email, 'replies');
      const undo = await undoLink(demo, email);
      for (const url of ['/account', '/account/emails', '/account/security', undo, '/undo?token=x', link]) {
        await open(page, url);
        await check(page, url);
      }
      await page.getByRole('main').getByRole('button').click();
      await page.getByRole('main').getByRole('link').waitFor();
      await check(page, 'the mails that have stopped');
      await open(page, '/unsubscribe?token=x');
      await check(page, 'the dead link');
      await open(page, undo);
      await page.locator('portico-undo-change form button').click();
      await page.locator('portico-undo-change [name=confirmed][aria-invalid=true]').waitFor();
      await check(page, 'the box that was not ticked');
      await page.locator('portico-undo-change [name=confirmed]').check();
      await page.locator('portico-undo-change form button').click();
      await page.locator('portico-undo-change form').waitFor({ state: 'detached' });
      await check(page, 'the undone change');
    });

    it(`nothing is wrong with what is staged, refused and asked on the tab of addresses, ${name}`, async () => {
      const page = await newPage();
      const { email } = await becomeMember(demo, page);
      const second = newAddress('second');
      await addAddresses(page, demo.url, [second, newAddress('third')]);
      await verifyAddition(demo, page, second);
      await open(page, '/account/emails');
      await adopted(page);
      await page.locator('[name=add]').fill('not an address');
      await page.keyboard.press('Enter');
      await page.locator('[name=add][aria-invalid=true]').waitFor();
      await check(page, 'the refused address');
      await page.locator('[name=add]').fill(newAddress('fourth'));
      await page.keyboard.press('Enter');
      await button(page, 'drop:0').waitFor();
      await button(page, 'change').click();
      await page.locator('[name=replacement]').waitFor();
      await page.locator('[data-pt-action^="primary:"]:not([aria-disabled])').click();
      await page.locator('portico-email-manager [data-pt-action=unprimary]').waitFor();
      await page.locator('[data-pt-choice]').first().click();
      await check(page, 'what is staged');
      await makeOld(demo, email);
      await page.getByRole('region').locator('[value=save]').click();
      await page.getByRole('dialog').getByRole('textbox').last().waitFor();
      await check(page, 'the question who it is');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').locator('[aria-invalid=true]').waitFor();
      await check(page, 'the refused answer');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    });

    it(`nothing is wrong with what is refused, asked and done on the other tabs, ${name}`, async () => {
      const [page, other] = [await newPage(), await newPage()];
      const { email, password } = await becomeMember(demo, page);
      await call(other, demo.url, 'login', { email, password });
      await open(page, '/account');
      await adopted(page);
      await page.locator('[name=avatarUrl]').fill('not a picture');
      await page.locator('portico-profile form button').last().click();
      await page.locator('[aria-invalid=true]').first().waitFor();
      await check(page, 'the refused profile');
      await open(page, '/account/security');
      await adopted(page);
      await page.locator('portico-change-password form button').last().click();
      await page.locator('[aria-invalid=true]').first().waitFor();
      await check(page, 'the refused password');
      await button(page, 'ask').click();
      await page.getByRole('alertdialog').waitFor();
      await check(page, 'the question whether to end all');
      await page.getByRole('alertdialog').getByRole('button').last().click();
      await page.locator('portico-sessions .pt-done').waitFor();
      await check(page, 'the ended sessions');
    });
  }

  for (const direction of ['ltr', 'rtl'] as const) {
    it(`ten addresses as long as can be fit into 320 px, ${direction}`, async () => {
      const viewport = { width: 320, height: 640 };
      const page = await (await browser.newContext({ viewport, bypassCSP: true })).newPage();
      const { email } = await becomeMember(demo, page);
      const long = Array.from({ length: 9 }, (_, at) => longAddress(at, email));
      await addAddresses(page, demo.url, long);
      const undo = await undoLink(demo, email);
      for (const path of ['/account/emails', undo, '/account/security', '/account']) {
        await page.goto(new URL(path, demo.url).href, { waitUntil: 'networkidle' });
        await page.evaluate((dir) => (document.documentElement.dir = dir), direction);
        assert.equal(await sideways(page), 0, `${path} scrolls sideways`);
        assert.deepEqual(await cutOff(page), [], `${path} is cut off`);
        if (path !== '/account/emails') continue;
        assert.equal(await page.locator('portico-email-manager li[data-pt-row]').count(), 10);
        for (const choice of await page.locator('[name^="wish:"]').all()) await choice.click();
        const remove = page.locator('[data-pt-action^="remove:"]:not([aria-disabled])');
        while ((await remove.count()) > 4) await remove.first().click();
        await page.getByRole('region').waitFor();
        assert.equal(await sideways(page), 0, 'what is staged scrolls sideways');
        assert.deepEqual(await cutOff(page), [], 'what is staged is cut off');
        await page.getByRole('region').getByRole('button').first().click();
      }
    });
  }
});

/** An address of 254 octets with a local part of 64, without a place to break it at. */
function longAddress(at: number, email: string): string {
  const local = `${at}${email.replace(/\D/g, '')}`.padEnd(64, 'x');
  const label = 'y'.repeat(60);
  return `${local}@${label}.${label}.${label}.example`.slice(0, 254);
}

/** The texts of addresses that reach beyond the window, or beyond the box that they are in. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main bdi')]
      .filter((text) => {
        const { left, right } = text.getBoundingClientRect();
        const box = text.closest('li, p, label, [role=heading]')?.getBoundingClientRect();
        const [from, to] = [Math.max(0, box?.left ?? 0), Math.min(innerWidth, box?.right ?? innerWidth)];
        return left < from - 1 || right > to + 1;
      })
      .map(({ textContent }) => textContent),
  );
}
