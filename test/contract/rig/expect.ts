import assert from 'node:assert/strict';
import {
  errorsOf,
  ErrorAnswer,
  type ErrorCode,
  errorStatus,
  operations,
  type OperationId,
  type OutputOf,
} from '@portico/contract';
import type { Reply } from './backend.js';

/** Holds a good answer against the operation's schema and headers. @throws AssertionError with what the server said. */
export function expectOutput<Id extends OperationId>(id: Id, reply: Reply): OutputOf<Id> {
  assert.equal(reply.status, 200, `${id} answered ${reply.status}: ${reply.text.slice(0, 300)}`);
  expectHeaders(id, reply);
  const result = operations[id].output.safeParse(reply.json);
  assert.ok(result.success, `${id} answered what its schema does not allow: ${reply.text.slice(0, 300)}`);
  return result.data as OutputOf<Id>;
}

/** Holds a refusal against the list of codes: its code is one of `codes`, its status that of the code. */
export function expectError(id: OperationId, reply: Reply, ...codes: ErrorCode[]): ErrorAnswer['error'] {
  const result = ErrorAnswer.safeParse(reply.json);
  assert.ok(result.success, `${id} should refuse with ${codes.join(' or ')}, but answered ${reply.text.slice(0, 300)}`);
  const { error } = result.data;
  assert.ok(codes.includes(error.code), `${id} should refuse with ${codes.join(' or ')}, but said ${error.code}`);
  assert.equal(reply.status, errorStatus[error.code], `${id}: status of ${error.code}`);
  const known: readonly ErrorCode[] = errorsOf(operations[id]);
  assert.ok(known.includes(error.code), `${id} does not declare ${error.code}`);
  assert.notEqual(error.requestId, '', `${id}: an error names its request`);
  expectHeaders(id, reply);
  return error;
}

/** What every answer of the API has: JSON that no cache keeps and no browser takes for anything else. */
function expectHeaders(id: OperationId, { headers }: Reply): void {
  assert.match(headers.get('content-type') ?? '', /^application\/json\b/, `${id}: Content-Type`);
  assert.match(headers.get('cache-control') ?? '', /\bno-store\b/, `${id}: Cache-Control`);
  assert.equal(headers.get('x-content-type-options'), 'nosniff', `${id}: X-Content-Type-Options`);
}
