import type { WebKitPaths } from '../../../tools/browsers/find-webkit.js';
import { startWebKit } from '../../../tools/browsers/start-webkit.js';
import type { WebDriver } from '../../../tools/browsers/webdriver.js';
import { type EngineBrowser, findByPath, type Tab } from './engine-browser.js';

/** Starts WebKitGTK behind its driver, on a display of its own. */
export async function launchWebKit(paths: WebKitPaths): Promise<EngineBrowser> {
  const webkit = await startWebKit(paths);
  let driver: WebDriver | undefined;
  return {
    anew: async () => {
      await driver?.close();
      driver = undefined;
    },
    newTab: async () => {
      if (driver) return tabOf(driver, await driver.newTab());
      driver = await webkit.open();
      return tabOf(driver, await driver.tab());
    },
    close: async () => {
      await driver?.close();
      await webkit.close();
    },
  };
}

function tabOf(driver: WebDriver, name: string): Tab {
  const here = async (): Promise<WebDriver> => {
    await driver.toTab(name);
    return driver;
  };
  return {
    goTo: async (url) => (await here()).goTo(url),
    read: async <T>(expression: string) => (await here()).run<T>(`return (${expression});`),
    type: async (text) => (await here()).type(text),
    press: async (key) => (await here()).press(key),
    click: async (...path) => (await here()).click(`const path = [...arguments]; ${findByPath}`, ...path),
  };
}
