import assert from 'node:assert/strict';
import { it } from 'node:test';
import { operationIds } from '@portico/contract';
import { PorticoClient } from '../../packages/widget/src/client/portico-client.js';

it('the client has a method for each operation of the contract, and the operation table names no other', () => {
  const methods = Object.keys(PorticoClient.prototype as object);
  assert.deepEqual(methods.sort(), [...operationIds].sort());
});
