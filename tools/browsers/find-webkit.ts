import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FoundEngine } from './found-engine.js';
import { onPath } from './on-path.js';

/** The programs of WebKitGTK: its driver, the browser that it drives, and the display that the browser needs. */
export interface WebKitPaths {
  driver: string;
  browser: string;
  display: string;
}

/** A WebKitGTK: WEBKIT_DRIVER_PATH and WEBKIT_BROWSER_PATH, or installed ones. */
export function findWebKit(): FoundEngine<WebKitPaths> {
  const { driver, browser, display } = search();
  if (driver && browser && display) return { name: 'WebKitGTK', paths: { driver, browser, display } };
  const missing = [
    ...(driver ? [] : ['WebKitWebDriver (WEBKIT_DRIVER_PATH)']),
    ...(browser ? [] : ['MiniBrowser (WEBKIT_BROWSER_PATH)']),
    ...(display ? [] : ['Xvfb']),
  ];
  return { name: 'WebKitGTK', missing: `there is no ${missing.join(', no ')}` };
}

function search(): Partial<WebKitPaths> {
  const present = (...paths: (string | undefined)[]) => paths.find((path) => path && existsSync(path));
  const [driver, browser, display] = [
    present(process.env['WEBKIT_DRIVER_PATH'] ?? onPath('WebKitWebDriver')),
    // No distribution has it on the PATH.
    present(process.env['WEBKIT_BROWSER_PATH'] ?? miniBrowser()),
    onPath('Xvfb'),
  ];
  return { ...(driver && { driver }), ...(browser && { browser }), ...(display && { display }) };
}

function miniBrowser(): string | undefined {
  const libraries = ['/usr/lib', '/usr/lib64', '/usr/libexec', ...inside('/usr/lib', /-linux-gnu$/)];
  return libraries
    .flatMap((folder) => inside(folder, /^webkit(2gtk|gtk)-[\d.]+$/))
    .map((folder) => join(folder, 'MiniBrowser'))
    .find((path) => existsSync(path));
}

function inside(folder: string, name: RegExp): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((each) => name.test(each))
    .sort()
    .reverse()
    .map((each) => join(folder, each));
}
