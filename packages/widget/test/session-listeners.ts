import type { CoreClient, KnownSession } from '../src/client/core-client.js';

/** Who hears from now on who is signed in: the listeners that a client has been given and that have not ended. */
export function sessionListeners(client: CoreClient | undefined): Set<(session: KnownSession) => void> {
  if (!client) throw new Error('there is no client');
  const heard = new Set<(session: KnownSession) => void>();
  const listen = client.onSessionChange.bind(client);
  client.onSessionChange = (listener) => {
    heard.add(listener);
    const stop = listen(listener);
    return () => {
      heard.delete(listener);
      stop();
    };
  };
  return heard;
}
