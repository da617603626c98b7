import { waitUntil } from '@open-wc/testing';

/**
 * Waits until assistive technology is told a text. What an earlier test had announced may come up to 100 ms later, so
 * a first text that is another one decides nothing. @throws Error after five seconds, with what was there.
 */
export async function announced(text: string): Promise<void> {
  const heard = (): string => document.querySelector('.pt-announcer')?.textContent ?? '';
  try {
    await waitUntil(() => heard().includes(text), '', { timeout: 5000, interval: 20 });
  } catch {
    throw new Error(`never announced “${text}”, but “${heard()}”`);
  }
}
