import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../../test/rig/free-port.js';
import type { WebKitPaths } from './find-webkit.js';
import { startDisplay } from './start-display.js';
import { openWebDriver, type WebDriver } from './webdriver.js';

/** WebKitGTK's driver on a display of its own. */
export interface WebKit {
  /** Opens a browser with a fresh profile; the one before has to be closed. */
  open: () => Promise<WebDriver>;
  close: () => Promise<void>;
}

/** Starts a display and the driver on it. */
export async function startWebKit({ driver, browser, display }: WebKitPaths): Promise<WebKit> {
  const screen = await startDisplay(display);
  const port = await freePort();
  const driving = spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    // The browser wishes for the language of the machine, and tests are of pages in English.
    env: { ...process.env, DISPLAY: screen.DISPLAY, GDK_BACKEND: 'x11', LANG: 'en_US.UTF-8', LANGUAGE: 'en_US' },
  });
  const url = `http://127.0.0.1:${port}`;
  await listening(url, driving);
  const options = { binary: browser, args: ['--automation'] };
  return {
    open: () => openWebDriver(url, { 'webkitgtk:browserOptions': options }),
    close: async () => {
      // Without its display a browser that was left open ends, too.
      await end(driving);
      await screen.close();
    },
  };
}

async function listening(url: string, driving: ChildProcess): Promise<void> {
  while (driving.exitCode === null) {
    const answer = await fetch(`${url}/status`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('WebKitWebDriver did not start');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}
