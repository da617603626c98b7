import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { onPath } from './browsers/on-path.js';
import { installPackages } from './install-packages.js';

/**
 * Path of a Chromium: CHROME_PATH, an installed one, one of Playwright's cache; as root on Debian the package
 * `chromium` is installed.
 *
 * @throws Error with one clear sentence when there is none.
 */
export function findBrowser(): string {
  const found = search();
  if (found) return found;
  installPackages('Chromium', 'chromium');
  const installed = search();
  if (installed) return installed;
  throw new Error('The browser tests need Chromium or Chrome: install one, or name its path in CHROME_PATH.');
}

function search(): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const candidates = [
    process.env['CHROME_PATH'],
    onPath(...names),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    ...playwrightBrowsers(),
  ];
  return candidates.find((path) => path && existsSync(path));
}

function playwrightBrowsers(): string[] {
  const cache = process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? join(homedir(), '.cache/ms-playwright');
  if (!existsSync(cache)) return [];
  return readdirSync(cache)
    .filter((name) => name.startsWith('chromium-'))
    .sort()
    .reverse()
    .map((name) => join(cache, name, 'chrome-linux/chrome'));
}

/** Arguments for a browser that runs tests: as root a sandbox cannot be set up. */
export const browserArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--no-first-run',
];
