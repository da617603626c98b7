import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../rig/browser.js';
import { ownFont, ownFontLoaded, ownFonts } from '../rig/own-font.js';
import { type OwnOrigin, startOwnOrigin } from './rig/own-origin.js';
import { htmlPage } from './rig/site.js';

/** What may move in all (web.dev calls 0.1 good): about two lines, which break elsewhere in each font. */
const budget = 0.03;
const below = '<p>Below the form.</p>'.repeat(10);
const watch = `window.shift = 0;
new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) window.shift += value;
}).observe({ type: 'layout-shift', buffered: true });`;

let own: OwnOrigin;
let browser: Browser;
before(async () => {
  [own, browser] = await Promise.all([startOwnOrigin(), launchBrowser()]);
});
after(async () => {
  await browser.close();
  await own.close();
});

for (const [name, markup] of [
  ['a login', '<portico-login></portico-login>'],
  ['a login without its links', '<portico-login no-signup no-forgot></portico-login>'],
  ['a login of a shared device', '<portico-login no-forgot shared-device></portico-login>'],
  [
    'a login that names its portal',
    '<portico-provider portal-name="Us"><portico-login></portico-login></portico-provider>',
  ],
  ['a login without a card', '<portico-login headless-card></portico-login>'],
  ['a sign-up', '<portico-signup></portico-signup>'],
  ['a forgotten password', '<portico-forgot-password></portico-forgot-password>'],
  ['a wait for a mail', '<portico-verify-address></portico-verify-address>'],
] as const) {
  for (const [language, width] of [
    ['en', 320],
    ['en', 800],
    ['de', 320],
    ['de', 800],
  ] as const) {
    for (const font of Object.keys(ownFonts) as (keyof typeof ownFonts)[]) {
      it(`E12: with portico.css ${name} takes its place ahead, ${language} at ${width} px, in a ${font} font`, async () => {
        const { assets } = own.server.portico;
        const page = await (await browser.newContext({ viewport: { width, height: 900 } })).newPage();
        await page.addInitScript({ content: watch });
        // The page is drawn before the script comes, and the words of another language come later still.
        await page.route(/\/(all|de)\.js$/, async (route) => {
          await page.evaluate(ownFontLoaded);
          await page.locator('body').screenshot();
          if (route.request().url().endsWith('/all.js')) await page.evaluate('window.shift = 0');
          await route.continue();
        });
        const head = `${ownFont(font)}<link rel="stylesheet" href="${assets}/portico.css">
          <script type="module" src="${assets}/all.js"></script>`;
        own.put('/place', { body: htmlPage(head, markup + below).replace('lang="en"', `lang="${language}"`) });
        await page.goto(`${own.url}/place`);
        await page.locator('form[slot=form]').first().waitFor();
        await page.screenshot();
        const shift = Number(await page.evaluate('window.shift'));
        assert.ok(shift <= budget, `it moved by ${shift}`);
        await page.context().close();
      });
    }
  }
}
