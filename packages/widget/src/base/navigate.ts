import type { Screen } from '../context/page-context.js';
import type { PorticoElement } from './portico-element.js';

/** Goes to another screen, unless the page goes there itself. */
export function navigate(host: PorticoElement, to: Screen, url: string): void {
  if (host.fire('portico-navigate', { to, url, email: '' }, true)) location.assign(url);
}
