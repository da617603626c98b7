import type { PorticoElement } from './portico-element.js';

/** Whether an event of the page is about a portal, by its base URL. One that no element of ours fired is about all. */
export function concernsPortal(event: Event, base: string): boolean {
  const [origin] = event.composedPath();
  return ((origin as Partial<PorticoElement>).page?.base ?? base) === base;
}
