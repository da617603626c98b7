import { type InputOf, type OperationId, operationIds, type OutputOf, type Session } from '@portico/contract';
import { bearerCarrier } from './bearer-carrier.js';
import { CoreClient, type RequestOptions } from './core-client.js';
import { type AccessToken, mintToken } from './mint-token.js';

/** Every operation of the API as a method of the same name. */
export type OperationMethods = {
  [Id in OperationId]: (
    ...args: Record<string, never> extends InputOf<Id>
      ? [input?: InputOf<Id>, options?: RequestOptions]
      : [input: InputOf<Id>, options?: RequestOptions]
  ) => Promise<OutputOf<Id>>;
};

/** How a client works. */
export interface ClientOptions {
  /**
   * What carries the session: `cookie`, which is the default, for pages of the same site as the server, `bearer` for pages
   * of another site, whose tokens stay in the memory of the page and are gone when its last tab is closed.
   */
  session?: 'cookie' | 'bearer';
}

class FullClient extends CoreClient {
  constructor(server?: string, { session }: ClientOptions = {}) {
    super(server);
    if (session === 'bearer') this.carryBy(() => bearerCarrier(this));
  }

  /**
   * Who is signed in, or null, once that is known; the server is asked if nobody has asked it yet. @throws PorticoError
   * when it cannot be asked; the next look then asks again.
   */
  get ready(): Promise<Session | null> {
    return this.knowSession();
  }

  /**
   * A token that says to other back ends of the site who is signed in, whatever carries the session: send it as
   * `Authorization: Bearer`. The same one is given for a minute. @throws PorticoError `session_missing`
   */
  getToken(): Promise<AccessToken> {
    return mintToken(this);
  }
}

for (const id of operationIds) {
  Object.assign(FullClient.prototype, {
    [id](this: CoreClient, input: unknown = {}, options?: RequestOptions) {
      return this.call(id, input as never, options);
    },
  });
}

/**
 * A client: `new PorticoClient('https://accounts.example.com')`. Every operation of the API is a method of it, and it needs
 * no element. Elements take it by their property `client`, or by that of a provider around them.
 */
export type PorticoClient = FullClient & OperationMethods;
export const PorticoClient = FullClient as new (server?: string, options?: ClientOptions) => PorticoClient;
