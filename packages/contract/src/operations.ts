import type * as z from 'zod/mini';
import type { ErrorCode } from './error-codes.js';
import { inputs } from './inputs.js';
import { type OperationFacts, operationFacts } from './operation-facts.js';
import { outputs } from './outputs.js';
import type { Route } from './routes-of-login.js';
import { type OperationId, routes } from './routes.js';

/** An operation with all that the server, the network double and the OpenAPI document need of it. */
export interface Operation extends Route, OperationFacts {
  input: z.ZodMiniType;
  output: z.ZodMiniType;
}

/** Codes that any operation may answer with. */
export const commonErrors = [
  'body_malformed',
  'body_too_large',
  'contract_unsupported',
  'cookies_doubled',
  'host_unknown',
  'input_invalid',
  'internal',
  'limit_reached',
  'media_type_unsupported',
  'method_not_allowed',
  'origin_refused',
  'person_changed',
  'server_busy',
  'session_missing',
] as const satisfies readonly ErrorCode[];

/** The ids of all operations. */
export const operationIds = Object.keys(routes) as OperationId[];

/** The operation table: every operation by its id. */
export const operations = {} as Record<OperationId, Operation>;
for (const id of operationIds) {
  operations[id] = { ...routes[id], ...operationFacts[id], input: inputs[id], output: outputs[id] };
}

/** What an operation takes. */
export type InputOf<Id extends OperationId> = z.input<(typeof inputs)[Id]>;
/** What an operation answers. */
export type OutputOf<Id extends OperationId> = z.output<(typeof outputs)[Id]>;
