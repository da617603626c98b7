import type { CoreClient } from '../client/core-client.js';
import { warnHiddenFields } from './warn-hidden-fields.js';
import { warnSessionNotStored } from './warn-session-not-stored.js';

/** Says to the makers of a page what of its set-up is in the way of a form, if anything is. */
export async function warnDevelopers(host: HTMLElement, client: CoreClient): Promise<void> {
  warnHiddenFields(host);
  if (client.isElsewhere) await warnSessionNotStored(host, client);
}
