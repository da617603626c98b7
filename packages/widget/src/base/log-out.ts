import type { PorticoClient } from '../client/portico-client.js';
import type { PorticoElement } from './portico-element.js';

/** Ends the session and tells the page. @throws PorticoError */
export async function logOut(host: PorticoElement, client: PorticoClient): Promise<void> {
  await client.logout();
  host.fire('portico-logged-out', null);
}
