import { type InputOf, type OperationId, operationIds, type OutputOf } from '@portico/contract';
import { CoreClient, type RequestOptions } from './core-client.js';
import { PorticoError } from './portico-error.js';

/** Every operation of the API as a method of the same name. */
export type OperationMethods = {
  [Id in OperationId]: (
    ...args: Record<string, never> extends InputOf<Id>
      ? [input?: InputOf<Id>, options?: RequestOptions]
      : [input: InputOf<Id>, options?: RequestOptions]
  ) => Promise<OutputOf<Id>>;
};

/** A token for the site's own back ends. */
interface AccessToken {
  token: string;
  /** ms since 1970, by the server's clock. */
  expiresAt: number;
}

class FullClient extends CoreClient {
  #token: { sessionId: string; until: number; minted: Promise<AccessToken> } | undefined;

  /**
   * A token that says to other back ends of the site who is signed in, whatever carries the session. It is kept until
   * most of its time has passed; send it as `Authorization: Bearer`. @throws PorticoError `session_missing`
   */
  async getToken(): Promise<AccessToken> {
    const session = await this.knowSession();
    if (!session) throw new PorticoError('session_missing');
    const known = this.#token;
    if (known?.sessionId === session.id && known.until > Date.now()) return known.minted;
    const minted = this.call('mintAccessToken', {});
    // The shortest lifetime there is less a reserve; a failed try is no token.
    const held = { sessionId: session.id, until: Date.now() + reuseFor, minted };
    this.#token = held;
    minted.catch(() => {
      if (this.#token === held) this.#token = undefined;
    });
    return minted;
  }
}

/** How long a token is given again, in milliseconds. Its lifetime is minutes, and back ends need some of it. */
const reuseFor = 60_000;

for (const id of operationIds) {
  Object.assign(FullClient.prototype, {
    [id](this: CoreClient, input: unknown = {}, options?: RequestOptions) {
      return this.call(id, input as never, options);
    },
  });
}

/** A client: `new PorticoClient('https://accounts.example.com')`. Every operation of the API is a method of it. */
export type PorticoClient = FullClient & OperationMethods;
export const PorticoClient = FullClient as new (server?: string) => PorticoClient;
