import { findDisplay } from '../../../tools/browsers/find-display.js';
import { findFirefox } from '../../../tools/browsers/find-firefox.js';
import type { FoundEngine } from '../../../tools/browsers/found-engine.js';
import { findBrowser } from '../../../tools/find-browser.js';
import { headedChromium } from './headed-chromium.js';
import { headedFirefox } from './headed-firefox.js';
import type { BrowserKind, PasswordBrowser } from './password-browser.js';

/** The browsers whose password managers this machine can run, or why it cannot. */
export function passwordBrowsers(): Record<BrowserKind, FoundEngine<() => Promise<PasswordBrowser>>> {
  const display = findDisplay();
  const firefox = findFirefox();
  if ('missing' in display) {
    const { missing } = display;
    return { Chromium: { name: 'Chromium', missing }, Firefox: { name: firefox.name, missing } };
  }
  const { xvfb } = display.paths;
  return {
    Chromium: { name: 'Chromium', paths: () => headedChromium(findBrowser(), xvfb) },
    Firefox:
      'missing' in firefox
        ? firefox
        : { name: firefox.name, paths: () => headedFirefox(firefox.paths.firefox, firefox.name, xvfb) },
  };
}
