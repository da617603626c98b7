import { baseUrl } from './base-url.js';
import { PorticoClient } from './portico-client.js';

const clients = new Map<string, PorticoClient>();

/** The one client of this page for a server, so that all its elements agree on who is signed in. */
export function clientFor(server: string): PorticoClient {
  const key = baseUrl(server);
  let client = clients.get(key);
  if (!client) clients.set(key, (client = new PorticoClient(server)));
  return client;
}
