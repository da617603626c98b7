import type { LoginOptions } from '@portico/contract';
import type { PorticoClient } from './portico-client.js';

const known = new WeakMap<PorticoClient, Promise<LoginOptions>>();

/** What the portal offers, asked once per page. @throws PorticoError; the next call then asks again. */
export function knownOptions(client: PorticoClient): Promise<LoginOptions> {
  let options = known.get(client);
  if (!options) {
    options = client.getLoginOptions();
    known.set(client, options);
    options.catch(() => known.delete(client));
  }
  return options;
}
