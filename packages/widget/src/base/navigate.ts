import type { Screen } from '../context/page-context.js';
import type { PorticoElement } from './portico-element.js';
import { withReturn } from './with-return.js';

/** Goes to another screen, unless the page goes there itself; the ways in lead back to this page. */
export function navigate(host: PorticoElement, to: Screen, target: string): void {
  const url = withReturn(host, to, target);
  if (host.fire('portico-navigate', { to, url, email: '' }, true)) location.assign(url);
}
