import type { PorticoEventMap } from './events.js';
import type { PorticoElement } from './portico-element.js';

type BeforeEvent = Extract<keyof PorticoEventMap, `portico-before-${string}`>;

/**
 * Asks the page before something is sent. False when it prevented the event, or a promise that it gave to
 * `waitUntil` was rejected.
 */
export async function askPage(host: PorticoElement, name: BeforeEvent, email: string): Promise<boolean> {
  const promises: Promise<unknown>[] = [];
  const waitUntil = (promise: Promise<unknown>): void => {
    promises.push(promise);
  };
  if (!host.fire(name, { email, waitUntil }, true)) return false;
  return Promise.all(promises).then(
    () => true,
    () => false,
  );
}
