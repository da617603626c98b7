import type { Page } from 'playwright-core';
import { until } from '../../rig/until.js';

/** Lets a page note from its beginning what its live region says. */
export async function noteSpeech(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        const isLive = target instanceof Element && target.closest('[aria-live=polite]');
        if (isLive && addedNodes.length > 0) heard.push(target.textContent);
      }
    }).observe(document, { childList: true, subtree: true });
  });
}

/** Waits until the live region says something, and returns what it said since it was asked last. */
export async function heard(page: Page): Promise<string[]> {
  const spoken = await until('something to be said', () =>
    page.evaluate(() => {
      const { heard: all } = window as unknown as { heard: string[] };
      return all.length > 0 ? all.splice(0) : undefined;
    }),
  );
  return spoken;
}
