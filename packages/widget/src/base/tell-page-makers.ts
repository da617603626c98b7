import type { CoreClient } from '../client/core-client.js';
import { tellHidden } from './tell-hidden.js';
import { tellUnkept } from './tell-unkept.js';

/** Says to the makers of a page what of its set-up is in the way of a form, if anything is. */
export async function tellPageMakers(host: HTMLElement, client: CoreClient): Promise<void> {
  tellHidden(host);
  if (client.isElsewhere) await tellUnkept(host, client);
}
