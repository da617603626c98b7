import { type Browser, chromium, type Page } from 'playwright-core';
import { browserArguments, findBrowser } from '../../tools/find-browser.js';

/** A Chromium for journeys. Each test makes a context of its own: a fresh profile. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser(), args: browserArguments });
}

/** Waits until an element has taken its printed form over; before that it is a plain form. */
export async function adopted(page: Page): Promise<void> {
  await page.locator('form[novalidate]').waitFor();
}
