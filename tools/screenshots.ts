import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { buildIfStale } from './build-if-stale.js';
import { browserArguments, findBrowser } from './find-browser.js';
import { buildGallery } from './gallery/build-gallery.js';
import { contactSheet } from './gallery/contact-sheet.js';
import { serveGallery } from './gallery/serve-gallery.js';
import { readmePictures, takeReadmePictures } from './readme-pictures.js';

/*
 * Takes pictures of every state of every element in each variant, and those of the README: `npm run screenshots`. Only
 * some of the states with `-- --element portico-login --state wrong-pair`, only those of the README with `-- --readme`.
 */
const variants: Record<string, { query: string; width: number }> = {
  light: { query: 'lang=en&theme=light', width: 560 },
  dark: { query: 'lang=en&theme=dark', width: 560 },
  narrow: { query: 'lang=en&theme=light', width: 320 },
  german: { query: 'lang=de&theme=light', width: 560 },
  rtl: { query: 'lang=en&theme=light&dir=rtl', width: 560 },
};
const { values: only } = parseArgs({
  options: { element: { type: 'string' }, state: { type: 'string' }, readme: { type: 'boolean' } },
});
const folder = resolve('.cache/screenshots');
const gallery = await serveGallery(await buildGallery(), 0);
const browser = await chromium.launch({ executablePath: findBrowser(), args: browserArguments });
if (!only.element && !only.state) {
  await buildIfStale();
  await takeReadmePictures(browser, gallery.url);
  console.log(`The pictures of the README: ${readmePictures}`);
}
if (only.readme) {
  await browser.close();
  gallery.close();
  process.exit();
}
const wanted = (await listed()).filter(
  ({ element, state }) => (only.element ?? element) === element && (only.state ?? state) === state,
);
if (wanted.length === 0) {
  console.error('Nothing has that name: an element is named with its prefix, such as portico-login.');
  process.exit(1);
}
let failed = 0;

if (!only.element && !only.state) await rm(folder, { recursive: true, force: true });
await Promise.all(Object.keys(variants).map(photograph));
await browser.close();
gallery.close();

const sheet = join(folder, 'index.html');
await writeFile(sheet, contactSheet(wanted, Object.keys(variants)));
console.log(`${wanted.length * Object.keys(variants).length} pictures: ${sheet}`);
process.exitCode = failed > 0 ? 1 : 0;

/** All pictures of one variant. */
async function photograph(variant: string): Promise<void> {
  const { query, width } = variants[variant]!;
  const page = await browser.newPage({ viewport: { width, height: 400 }, reducedMotion: 'reduce' });
  for (const { element, state } of wanted) {
    await page.setViewportSize({ width, height: 400 });
    await page.goto(`${gallery.url}?element=${element}&state=${state}&${query}&bare`);
    await page.locator('html[data-shown]').waitFor({ state: 'attached' });
    if ((await page.locator('html').getAttribute('data-shown')) !== 'yes') {
      console.error(`✗ ${element} ${state} ${variant}: the state never came about`);
      failed++;
    }
    // As tall as the page: what sticks to the window's edge then stands where it ends up.
    const box = await page.locator('html').boundingBox();
    // A dialog is no taller than the window.
    const least = (await page.locator('dialog[open]').count()) > 0 ? 640 : 400;
    await page.setViewportSize({ width, height: Math.max(least, Math.ceil(box?.height ?? 0)) });
    await mkdir(join(folder, element), { recursive: true });
    await page.screenshot({ path: join(folder, element, `${state}--${variant}.png`), fullPage: true });
  }
  await page.close();
}

/** Every state, as the gallery lists them. */
async function listed(): Promise<{ element: string; state: string; about: string }[]> {
  const page = await browser.newPage();
  await page.goto(gallery.url);
  await page.locator('.index').waitFor();
  const states = [];
  for (const item of await page.locator('.index li').all()) {
    const href = (await item.locator('a').getAttribute('href')) ?? '';
    const query = new URL(href, gallery.url).searchParams;
    const about = await item.locator('span').innerText();
    states.push({ element: query.get('element') ?? '', state: query.get('state') ?? '', about });
  }
  await page.close();
  return states;
}
