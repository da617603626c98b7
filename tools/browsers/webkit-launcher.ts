import type { BrowserLauncher } from '@web/test-runner';
import type { WebKitPaths } from './find-webkit.js';
import { startWebKit, type WebKit } from './start-webkit.js';
import type { WebDriver } from './webdriver.js';

/** The frame that a test file is in: WebKitGTK's window is never narrower than 447 pixels, a frame is. */
const intoFrame = `const [url] = arguments;
document.documentElement.innerHTML = '<body style="margin:0"><iframe style="border:0;width:800px;height:600px"></iframe>';
const frame = document.querySelector('iframe');
const loaded = new Promise((resolve) => { frame.onload = () => resolve(); });
frame.src = url;
return loaded;`;

/** Runs element tests in WebKitGTK, each file in a browser of its own. */
export function webkitLauncher(name: string, paths: WebKitPaths): BrowserLauncher {
  let webkit: WebKit | undefined;
  let current: { id: string; browser: WebDriver; url: string } | undefined;

  function browserOf(id: string): WebDriver {
    if (current?.id !== id) throw new Error(`session ${id} is not open`);
    return current.browser;
  }

  return {
    name,
    // The runner's commands ask a launcher of this type for its page, and that page for its keys and its size.
    type: 'puppeteer',
    concurrency: 1,
    async stop() {
      await webkit?.close();
    },
    async startSession(id, url) {
      webkit ??= await startWebKit(paths);
      const browser = await webkit.open();
      current = { id, browser, url };
      await browser.resize(1500, 1000);
      // Any page of the same origin will do: there is none at this path.
      await browser.goTo(new URL('/around-the-test', url).href);
      await browser.run(intoFrame, url);
      await browser.toFrame();
    },
    isActive: (id) => current?.id === id,
    getBrowserUrl: (id) => browserOf(id).run<string>('return location.href'),
    async stopSession(id) {
      await browserOf(id).close();
      current = undefined;
      return {};
    },
    startDebugSession() {
      throw new Error('WebKitGTK has no debug session here; open the URL in it by hand.');
    },
    getPage: (id: string) => pageOf(browserOf(id)),
  } as BrowserLauncher;
}

/** As much of a puppeteer page as the commands use. */
function pageOf(browser: WebDriver) {
  return {
    keyboard: { type: browser.type, press: browser.press },
    setViewport: ({ width, height }: { width: number; height: number }) =>
      browser.run(
        `const [width, height] = arguments;
         frameElement.style.width = width + 'px';
         frameElement.style.height = height + 'px';`,
        width,
        height,
      ),
    emulateMediaFeatures: () => Promise.reject(new Error('WebKitGTK emulates no media features')),
  };
}
