import type * as z from 'zod/mini';
import type { ErrorCode } from './error-codes.js';
import * as operations from './operations/index.js';
import { commonErrors } from './common-errors.js';
import type { Operation } from './operation.js';

/** The operation table: every operation by its id. */
export * as operations from './operations/index.js';

/** The id of an operation. */
export type OperationId = keyof typeof operations;

/** The ids of all operations. */
export const operationIds = Object.keys(operations) as OperationId[];

/** What an operation takes. */
export type InputOf<Id extends OperationId> = z.input<(typeof operations)[Id]['input']>;
/** What an operation answers. */
export type OutputOf<Id extends OperationId> = z.output<(typeof operations)[Id]['output']>;

/** Every code that an operation may answer with: its own and the common ones. */
export function errorsOf(operation: Operation): readonly ErrorCode[] {
  return [...commonErrors, ...operation.errors];
}
