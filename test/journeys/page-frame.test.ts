import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../rig/browser.js';
import { engines } from '../rig/databases.js';
import { type Demo, startDemo } from '../rig/demo.js';
import { wideLimits } from '../rig/wide-limits.js';
import { sideways } from './rig/axe.js';
import { becomeMember } from './rig/visitor.js';

const [sqlite] = engines;

/** What a reader may set as the size of text in a browser, in pixels. */
const large = 24;

describe('the frame of the server’s pages', () => {
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

  it('the bar of the portal spans the window, on a page that scrolls and on one that does not', async () => {
    const page = await browser.newPage({ viewport: { width: 900, height: 600 } });
    await becomeMember(demo, page);
    for (const path of ['/p/acme/', '/account']) {
      await page.goto(demo.url + path);
      const bar = await page.locator('.pt-bar').boundingBox();
      const visible = await page.evaluate(() => document.documentElement.clientWidth);
      assert.deepEqual([bar?.x, bar?.width], [0, visible], path);
    }
  });

  it('text is as large as the reader set it in the browser, and nothing is then wider than a phone', async () => {
    const readers = await launchBrowser([`--blink-settings=defaultFontSize=${large}`]);
    try {
      const page = await readers.newPage({ viewport: { width: 360, height: 640 } });
      await becomeMember(demo, page);
      for (const path of ['/p/acme/', '/p/acme/login', '/account', '/account/emails', '/account/security']) {
        await page.goto(demo.url + path);
        assert.equal(await sizeOf(page, 'body'), large, path);
        assert.equal(await sideways(page), 0, path);
      }
    } finally {
      await readers.close();
    }
  });

  for (const [name, javaScriptEnabled] of Object.entries({ 'with script': true, 'without script': false })) {
    it(`only the chosen tab has a line in forced colours, ${name}`, async () => {
      const context = await browser.newContext({ forcedColors: 'active', javaScriptEnabled });
      const page = await context.newPage();
      await becomeMember(demo, page);
      await page.goto(`${demo.url}/account/emails`, { waitUntil: 'networkidle' });
      const tab = page.locator(javaScriptEnabled ? '[role=tab]' : '.pt-tab');
      const lines = await tab.evaluateAll((tabs) => tabs.map((each) => getComputedStyle(each).borderBottomColor));
      const ground = await page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
      assert.deepEqual(
        lines.map((line) => line !== ground),
        [false, true, false],
        lines.join(' '),
      );
    });
  }
});

/** Computed size of an element's text, in pixels. */
async function sizeOf(page: Page, selector: string): Promise<number> {
  return page.locator(selector).evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
}
