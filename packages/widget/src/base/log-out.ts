import type { CoreClient } from '../client/core-client.js';
import type { PorticoElement } from './portico-element.js';

/** Ends the session and tells the page. @throws PorticoError */
export async function logOut(host: PorticoElement, client: CoreClient): Promise<void> {
  await client.call('logout', {});
  host.fire('portico-logged-out', null);
}
