import type { CoreClient } from './core-client.js';
import { PorticoError } from './portico-error.js';

/** A token for the site's own back ends. */
export interface AccessToken {
  token: string;
  /** ms since 1970, by the server's clock. */
  expiresAt: number;
}

/** How long a token is given again, in milliseconds. Its lifetime is minutes, and back ends need some of it. */
const reuseFor = 60_000;

const known = new WeakMap<CoreClient, { sessionId: string; until: number; minted: Promise<AccessToken> }>();

/**
 * A token that says to other back ends of the site who is signed in, whatever carries the session; the same one for a
 * minute. @throws PorticoError `session_missing`
 */
export async function mintToken(client: CoreClient): Promise<AccessToken> {
  const session = await client.knowSession();
  if (!session) throw new PorticoError('session_missing');
  const held = known.get(client);
  if (held?.sessionId === session.id && held.until > Date.now()) return held.minted;
  const minted = client.call('mintAccessToken', {});
  const next = { sessionId: session.id, until: Date.now() + reuseFor, minted };
  known.set(client, next);
  // A failed try is no token.
  minted.catch(() => {
    if (known.get(client) === next) known.delete(client);
  });
  return minted;
}
