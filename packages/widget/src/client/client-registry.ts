import { baseUrl } from './base-url.js';
import { CoreClient } from './core-client.js';

const clients = new Map<string, CoreClient>();

/** The one client of this page for a server, so that all its elements agree on who is signed in. */
export function clientFor(server: string): CoreClient {
  const key = baseUrl(server);
  let client = clients.get(key);
  if (!client) clients.set(key, (client = new CoreClient(server)));
  return client;
}
