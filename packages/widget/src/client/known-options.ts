import type { LoginOptions } from '@portico/contract';
import type { CoreClient } from './core-client.js';

const known = new WeakMap<CoreClient, Promise<LoginOptions>>();

/** What the portal offers, asked once per page. @throws PorticoError; the next call then asks again. */
export function knownOptions(client: CoreClient): Promise<LoginOptions> {
  let options = known.get(client);
  if (!options) {
    options = client.call('getLoginOptions', {});
    known.set(client, options);
    options.catch(() => known.delete(client));
  }
  return options;
}
