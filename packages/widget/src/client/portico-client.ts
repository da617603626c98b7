import { type InputOf, type OperationId, operationIds, type OutputOf } from '@portico/contract';
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

class FullClient extends CoreClient {
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

/** A client: `new PorticoClient('https://accounts.example.com')`. Every operation of the API is a method of it. */
export type PorticoClient = FullClient & OperationMethods;
export const PorticoClient = FullClient as new (server?: string) => PorticoClient;
