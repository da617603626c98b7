import type { Browser, CDPSession, Page } from 'playwright-core';
import { type OwnOrigin, startOwnOrigin } from '../../hosts/rig/own-origin.js';
import { htmlPage } from '../../hosts/rig/site.js';
import { launchBrowser } from '../../rig/browser.js';
import { some } from '../effort.js';
import { median } from '../statistics.js';
import { type Row, rowOf } from '../table.js';

/** A phone that is four times slower than this machine, behind 150 ms and 1.6 Mbit/s down, 750 kbit/s up. */
const phone = { slower: 4, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750, offline: false };

/** What stands below the form, and must not move. */
const below = '<p>Below the form.</p>'.repeat(10);
const plainForm = `<form method="post" action="/login">
  <p><label>Email address <input type="email" name="email" autocomplete="username" required></label></p>
  <p><label>Password <input type="password" name="password" autocomplete="current-password" required></label></p>
  <p><button>Log in</button></p>
</form>`;

/** Runs in the page, before anything of it: notes when there is a form that can be typed into, and what moved. */
const watch = `
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) window.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
  const search = () => {
    const height = document.querySelector('input[name=password]')?.getBoundingClientRect().height ?? 0;
    if (height > 0) window.formAt = performance.now();
    else requestAnimationFrame(search);
  };
  requestAnimationFrame(search);`;

/** What one visit with an empty cache was like; milliseconds from the navigation, bytes of the heap. */
interface Visit {
  form: number;
  script: number;
  requests: number;
  heap: number;
  shift: number;
}

/** How a login comes up on a slow phone: the element in a page, and the page that the server prints, beside plain HTML. */
export async function measurePage(): Promise<Row[]> {
  const own = await startOwnOrigin();
  const browser = await launchBrowser();
  const pages = putPages(own);
  const visits: Record<keyof typeof pages, Visit[]> = { plain: [], element: [], printed: [] };
  for (let round = 0; round < some(15); round++) {
    for (const name of Object.keys(visits) as (keyof typeof pages)[])
      visits[name].push(await visit(browser, pages[name]));
  }
  await browser.close();
  await own.close();
  const middle = (name: keyof typeof pages, what: keyof Visit): number =>
    median(visits[name].map((each) => each[what]));
  const floor = middle('plain', 'form');
  const row = (what: string, budget: string, plain: number | undefined, ours: number, digits: number, unit = ''): Row =>
    rowOf(
      what,
      new Map([...(plain === undefined ? [] : [['hello', plain] as const]), ['portico-sqlite', ours] as const]),
      (value) => value.toFixed(digits) + unit,
      budget,
    );
  const beside = middle('element', 'form') / floor;
  const mega = 1e6;
  return [
    row('login in a page, slow phone: ms to the form', '', floor, middle('element', 'form'), 0),
    row('the same beside a plain form', '<= 1.4x', 1, beside, 2, 'x'),
    row('printed login beside a plain form', '<= 1.05x', 1, middle('printed', 'form') / floor, 2, 'x'),
    row('script until the form: CPU ms', '<= 35', middle('plain', 'script'), middle('element', 'script'), 0),
    row('requests before the form', '<= 3', middle('plain', 'requests'), middle('element', 'requests'), 0),
    row('heap after the form: MB', '<= 1.3', middle('plain', 'heap') / mega, middle('element', 'heap') / mega, 2),
    row('layout shift', '<= 0.01', middle('plain', 'shift'), middle('element', 'shift'), 3),
  ];
}

/** A form in plain HTML with a style sheet, the same page with the element, and the server's own. */
function putPages({ url, server, put }: OwnOrigin) {
  const { assets } = server.portico;
  const sheet = `<link rel="stylesheet" href="${assets}/portico.css">`;
  put('/plain', { body: htmlPage(sheet, plainForm + below) });
  const script = `<script type="module" src="${assets}/login.js"></script>`;
  put('/element', { body: htmlPage(sheet + script, `<portico-login server="${url}"></portico-login>${below}`) });
  return { plain: `${url}/plain`, element: `${url}/element`, printed: `${url}/login` };
}

async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 412, height: 860 } });
  const page = await context.newPage();
  const phoneOf = await context.newCDPSession(page);
  await phoneOf.send('Network.enable');
  await phoneOf.send('Network.emulateNetworkConditions', phone);
  await phoneOf.send('Emulation.setCPUThrottlingRate', { rate: phone.slower });
  await phoneOf.send('Performance.enable');
  await page.addInitScript({ content: watch });
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => 'formAt' in globalThis, undefined, { polling: 'raf' });
  const script = await scriptTime(phoneOf);
  const seen = await look(page);
  await phoneOf.send('HeapProfiler.collectGarbage');
  const { usedSize } = await phoneOf.send('Runtime.getHeapUsage');
  await context.close();
  return { ...seen, script, heap: usedSize };
}

async function scriptTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0);
}

/** What the page has noted, once everything that follows the form is over. */
async function look(page: Page): Promise<Pick<Visit, 'form' | 'requests' | 'shift'>> {
  await page.waitForLoadState('networkidle');
  return page.evaluate(() => {
    const { formAt = 0, shift } = globalThis as unknown as { formAt?: number; shift: number };
    const form = Math.max(formAt, performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
    const requests = 1 + performance.getEntriesByType('resource').filter(({ startTime }) => startTime < form).length;
    return { form, requests, shift };
  });
}
