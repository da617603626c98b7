import { type Browser, chromium } from 'playwright-core';
import { oldChromium, type oldChromiums } from '../../../tools/browsers/old-chromium.js';
import { browserArguments } from '../../../tools/find-browser.js';

/** Starts an old Chromium. */
export function launchOld(version: (typeof oldChromiums)[number]): Promise<Browser> {
  return chromium.launch({ executablePath: oldChromium(version), args: [...browserArguments, '--no-zygote'] });
}
