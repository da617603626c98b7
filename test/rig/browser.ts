import { type Browser, chromium, type Page } from 'playwright-core';
import { browserArguments, findBrowser } from '../../tools/find-browser.js';

/** A Chromium for journeys, with further arguments. Each test makes a context of its own: a fresh profile. */
export function launchBrowser(further: string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser(), args: [...browserArguments, ...further] });
}

/** Waits until the elements have taken their printed forms over; before that they are plain forms. */
export async function adopted(page: Page): Promise<void> {
  await page.locator('form[novalidate]').first().waitFor();
  await page.locator('form[slot=form]:not([novalidate])').first().waitFor({ state: 'detached' });
}
