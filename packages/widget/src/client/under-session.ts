import type { CoreClient } from './core-client.js';
import { PorticoError } from './portico-error.js';

/**
 * Does work that needs a session, and does it again where it was refused for the want of one that the same person, or
 * anybody where nobody was known, has by now: they logged in while it was under way, and the refusal says nothing of that.
 *
 * @throws PorticoError what the work throws otherwise
 */
export async function underSession<T>(client: CoreClient, work: () => Promise<T>): Promise<T> {
  const before = client.session;
  try {
    return await work();
  } catch (error) {
    const { session } = client;
    const isOlder = session && session.id !== before?.id && session.user.id === (before?.user.id ?? session.user.id);
    if (!isOlder || !(error instanceof PorticoError) || error.code !== 'session_missing') throw error;
    return underSession(client, work);
  }
}
