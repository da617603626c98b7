import { describe } from 'node:test';
import { findFirefox } from '../../../tools/browsers/find-firefox.js';
import { findWebKit } from '../../../tools/browsers/find-webkit.js';
import type { EngineBrowser } from './engine-browser.js';
import { launchFirefox } from './launch-firefox.js';
import { launchWebKit } from './launch-webkit.js';

/** The same tests in each engine beside Chromium; one that this machine has not is skipped, by name and with the reason. */
export function inEachEngine(title: string, tests: (launch: () => Promise<EngineBrowser>) => void): void {
  const firefox = findFirefox();
  const webkit = findWebKit();
  if ('missing' in firefox) describe(`${title}, in ${firefox.name}`, { skip: firefox.missing });
  else
    describe(`${title}, in ${firefox.name}`, () => {
      tests(() => launchFirefox(firefox.paths));
    });
  if ('missing' in webkit) describe(`${title}, in ${webkit.name}`, { skip: webkit.missing });
  else
    describe(`${title}, in ${webkit.name}`, () => {
      tests(() => launchWebKit(webkit.paths));
    });
}
