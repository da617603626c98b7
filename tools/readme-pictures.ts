import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';

/** The folder of the pictures, which stand in the README. */
export const readmePictures = 'docs/images';

/** Device pixels per CSS pixel: sharp enough, and all of them stay below 400 kB. */
const scale = 1.4;

/**
 * Takes the pictures of the README: the login, light and dark, and a mail in the mailbox, at the demo portal; the email
 * manager with a staged change in the gallery, whose times stand still.
 */
export async function takeReadmePictures(browser: Browser, gallery: string): Promise<void> {
  await mkdir(readmePictures, { recursive: true });
  const folder = await mkdtemp(join(tmpdir(), 'portico-pictures-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const demo = spawn(process.execPath, ['examples/portal/server.mjs'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      DATABASE_URL: `sqlite:${join(folder, 'portico.db')}`,
      PORTICO_SECRET: randomBytes(32).toString('base64'),
      LOG_LEVEL: 'warn',
    },
  });
  try {
    await answering(demo, url);
    for (const look of ['light', 'dark'] as const) {
      const page = await open(browser, `${url}/login`, 460, look);
      // What only script can do is there once the form is the element's.
      await page.locator('form[novalidate]').waitFor();
      await picture(page.locator('.pt-main'), `login-${look}`);
    }
    const state = `${gallery}?element=portico-email-manager&state=staged&lang=en&theme=light&bare`;
    const page = await open(browser, state, 720);
    await page.locator('html[data-shown]').waitFor({ state: 'attached' });
    await picture(page.locator('portico-email-manager'), 'email-manager');
    await mailbox(browser, url);
  } finally {
    demo.kill('SIGTERM');
    await new Promise((resolve) => demo.once('exit', resolve));
    await rm(folder, { recursive: true, force: true });
  }
}

/** The mail of a sign-up, as the development mailbox shows it. */
async function mailbox(browser: Browser, url: string): Promise<void> {
  const page = await open(browser, `${url}/signup`, 600);
  await page.getByLabel('Email address').fill('ana@larkfield.example');
  await page.getByLabel('Password', { exact: true }).fill('tin whistle orchard 9');
  await page.getByLabel('I agree to the').check();
  await page.keyboard.press('Enter');
  await page.locator('[name=code]').waitFor();
  await page.goto(`${url}/dev/mailbox`);
  await page.getByRole('link', { name: 'Verify your email address' }).click();
  await page.frameLocator('iframe').getByRole('link').first().waitFor();
  await picture(page.locator('.pt-notice'), 'mailbox');
}

async function open(
  browser: Browser,
  url: string,
  width: number,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<Page> {
  const context = await browser.newContext({
    colorScheme,
    reducedMotion: 'reduce',
    deviceScaleFactor: scale,
    // As tall as what it shows: a bar that sticks to the window's edge hides nothing.
    viewport: { width, height: 1000 },
  });
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'networkidle' });
  // No field has the focus.
  await page.mouse.click(1, 1);
  return page;
}

async function picture(what: Locator, name: string): Promise<void> {
  await what.screenshot({ path: join(readmePictures, `${name}.png`), caret: 'hide' });
  await what.page().context().close();
}

/** @throws Error when the process ends before it answers */
async function answering(demo: ChildProcess, url: string): Promise<void> {
  while (demo.exitCode === null) {
    const isReady = await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The demo portal ended.');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}
