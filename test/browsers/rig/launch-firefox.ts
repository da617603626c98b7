import puppeteer, { type BrowserContext, ElementHandle, type KeyInput } from 'puppeteer-core';
import { type EngineBrowser, findByPath, type Tab } from './engine-browser.js';

/** Starts a stock Firefox, which speaks WebDriver BiDi by itself. */
export async function launchFirefox({ firefox }: { firefox: string }): Promise<EngineBrowser> {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: firefox });
  let context: BrowserContext | undefined;
  return {
    anew: async () => {
      await context?.close();
      context = await browser.createBrowserContext();
    },
    newTab: async () => {
      context ??= await browser.createBrowserContext();
      return openTab(context);
    },
    close: () => browser.close(),
  };
}

async function openTab(context: BrowserContext): Promise<Tab> {
  const page = await context.newPage();
  return {
    goTo: async (url) => {
      await page.goto(url);
    },
    read: <T>(expression: string) => page.evaluate(expression) as Promise<T>,
    type: async (text) => {
      await page.bringToFront();
      await page.keyboard.type(text);
    },
    press: async (key) => {
      await page.bringToFront();
      await page.keyboard.press(key as KeyInput);
    },
    click: async (...path) => {
      await page.bringToFront();
      const found = await page.evaluateHandle(`((path) => { ${findByPath} })(${JSON.stringify(path)})`);
      if (!(found instanceof ElementHandle)) throw new Error(`there is no ${path.join(' ')}`);
      await found.click();
    },
  };
}
