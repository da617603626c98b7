import { type InputOf, type OperationId, operationIds, type OutputOf } from '@portico/contract';
import { CoreClient, type RequestOptions } from './core-client.js';

/** Every operation of the API as a method of the same name. */
export type OperationMethods = {
  [Id in OperationId]: (
    ...args: Record<string, never> extends InputOf<Id>
      ? [input?: InputOf<Id>, options?: RequestOptions]
      : [input: InputOf<Id>, options?: RequestOptions]
  ) => Promise<OutputOf<Id>>;
};

class FullClient extends CoreClient {}

for (const id of operationIds) {
  Object.assign(FullClient.prototype, {
    [id](this: CoreClient, input: unknown = {}, options?: RequestOptions) {
      return this.call(id, input as never, options);
    },
  });
}

/** A client: `new PorticoClient('https://accounts.example.com')`. Every operation of the API is a method of it. */
export type PorticoClient = CoreClient & OperationMethods;
export const PorticoClient = FullClient as new (server?: string) => PorticoClient;
