import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { startDisplay } from '../../../tools/browsers/start-display.js';
import { browserArguments } from '../../../tools/find-browser.js';
import type { Offer, PasswordBrowser, PasswordTab, StoredLogin } from './password-browser.js';

/** A Chromium without the mark of automation: with it the password manager neither fills nor asks. */
export async function headedChromium(executablePath: string, xvfb: string): Promise<PasswordBrowser> {
  const display = await startDisplay(xvfb);
  const { DISPLAY } = display;
  let current: { context: BrowserContext; profile: string } | undefined;

  async function end(): Promise<void> {
    if (!current) return;
    const { context, profile } = current;
    current = undefined;
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }

  async function start(): Promise<BrowserContext> {
    await end();
    const profile = mkdtempSync(join(tmpdir(), 'portico-chromium-'));
    const context = await chromium.launchPersistentContext(profile, {
      executablePath,
      headless: false,
      ignoreDefaultArgs: ['--enable-automation'],
      args: [...browserArguments, '--password-store=basic', '--lang=en-US'],
      viewport: null,
      env: { ...process.env, DISPLAY },
    });
    current = { context, profile };
    return context;
  }

  const name = `Chromium ${(await start()).browser()?.version() ?? ''}`;
  await end();
  return {
    name,
    open: async (stored) => {
      const context = await start();
      if (stored) await store(context, stored);
      const log = await context.newPage();
      await log.goto('chrome://password-manager-internals');
      return tabOf(await context.newPage(), log);
    },
    close: async () => {
      await end();
      await display.close();
    },
  };
}

/** Stores a login as the browser's own page for that does. */
async function store(context: BrowserContext, { url, username, password }: StoredLogin): Promise<void> {
  const page = await context.newPage();
  await page.goto('chrome://password-manager/passwords');
  const entry = JSON.stringify({ url, username, password, note: '', useAccountStore: false });
  await page.evaluate(`new Promise((done) => chrome.passwordsPrivate.addPassword(${entry}, done))`);
  await page.close();
}

/** What stands in the fields, by their names. */
const typed = `Object.fromEntries(Array.from(document.querySelectorAll('input'), ({ name, value }) => [name, value]))`;

function tabOf(page: Page, log: Page): PasswordTab {
  let sent: Record<string, string> = {};
  return {
    goTo: async (url) => {
      await page.goto(url);
    },
    read: (expression) => page.evaluate(expression),
    click: (selector) => page.locator(selector).first().click(),
    typeOver: async (text) => {
      await page.keyboard.press('Control+A');
      await page.keyboard.type(text);
    },
    pressEnter: async () => {
      sent = await page.evaluate(typed);
      await page.keyboard.press('Enter');
    },
    offer: async () => offerIn(await log.evaluate('document.body.innerText'), sent),
  };
}

/** The log names the field that the browser takes for the user's name, not what is in it. */
function offerIn(log: string, sent: Record<string, string>): Offer | undefined {
  const asked = log.lastIndexOf('Show password prompt');
  if (asked < 0) return undefined;
  const before = log.slice(0, asked);
  const [, state] = [...before.matchAll(/state of the UI:\s+(\w+)/g)].at(-1) ?? [];
  const [, field = ''] = [...before.matchAll(/Username element :[^\S\n]+(\S*) *,/g)].at(-1) ?? [];
  return { kind: state === 'PENDING_PASSWORD_UPDATE_STATE' ? 'update' : 'save', username: sent[field] ?? '' };
}
