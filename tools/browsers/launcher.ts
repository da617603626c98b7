import type { BrowserLauncher } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { browserArguments, findBrowser } from '../find-browser.js';
import { findFirefox } from './find-firefox.js';
import { findWebKit } from './find-webkit.js';
import { webkitLauncher } from './webkit-launcher.js';

/**
 * What runs the element tests: Chromium, or the engine of that name.
 *
 * @throws Error when the machine has no such engine.
 */
export function launcher(engine: string | undefined): BrowserLauncher {
  if (engine === 'firefox') return firefoxLauncher();
  if (engine === 'webkit') {
    const found = findWebKit();
    if ('missing' in found) throw new Error(`${found.name}: ${found.missing}`);
    return webkitLauncher(found.name, found.paths);
  }
  return chromeLauncher({
    launchOptions: { executablePath: findBrowser(), args: browserArguments },
    createPage: ownContext,
  });
}

/** The launcher speaks WebDriver BiDi with a Firefox, and calls it Chrome all the same. */
function firefoxLauncher(): BrowserLauncher {
  const found = findFirefox();
  if ('missing' in found) throw new Error(`${found.name}: ${found.missing}`);
  const { firefox } = found.paths;
  const launch = chromeLauncher({
    launchOptions: { browser: 'firefox', executablePath: firefox },
    createPage: ownContext,
    concurrency: 1,
  });
  launch.name = found.name;
  return launch;
}

// A tab behind another one draws no frames; in a context of its own each file is in front.
const ownContext: NonNullable<NonNullable<Parameters<typeof chromeLauncher>[0]>['createPage']> = async ({
  context,
}) => {
  const page = await (await context.browser().createBrowserContext()).newPage();
  // On a busy machine even an empty page takes its time.
  page.setDefaultNavigationTimeout(120_000);
  // A file that ends with something unsaved is asked whether it may be left, and nobody would answer.
  page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
  return page;
};
