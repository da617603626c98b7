import type * as z from 'zod/mini';
import type { ErrorCode } from './error-codes.js';
import { inputs } from './inputs.js';
import { outputs } from './outputs.js';
import { type OperationId, type Route, routes } from './routes.js';

/** Who may call an operation: everybody, or only a live session. */
export type Access = 'anyone' | 'session';

/** What an operation promises besides its route and its schemas. */
export interface OperationFacts {
  /** One sentence for the OpenAPI document. */
  summary: string;
  access: Access;
  /** Largest request body, in bytes. */
  bodyLimit: number;
  /** Codes of its own, besides `commonErrors`. */
  errors: readonly ErrorCode[];
}

/** An operation with all that the server, the network double and the OpenAPI document need of it. */
export interface Operation extends Route, OperationFacts {
  input: z.ZodMiniType;
  output: z.ZodMiniType;
}

const facts = {
  getLoginOptions: {
    summary: 'What a signed-out visitor can do at this portal.',
    access: 'anyone',
    bodyLimit: 0,
    errors: [],
  },
  getSession: {
    summary: 'Who is signed in.',
    access: 'anyone',
    bodyLimit: 0,
    errors: [],
  },
  login: {
    summary: 'Log in with a verified address and the password.',
    access: 'anyone',
    bodyLimit: 8192,
    errors: ['credentials_wrong', 'method_disabled', 'user_blocked'],
  },
  logout: {
    summary: 'End the session that asks.',
    access: 'anyone',
    bodyLimit: 256,
    errors: [],
  },
  signUp: {
    summary: 'Ask for an account; it exists once the address is verified.',
    access: 'anyone',
    bodyLimit: 16_384,
    errors: ['registration_closed'],
  },
  continueSignUp: {
    summary: 'Ask whether the sign-up of this browser was verified meanwhile, and go on if so.',
    access: 'anyone',
    bodyLimit: 256,
    errors: [],
  },
  verifyAddress: {
    summary: 'Confirm an address by the link or the code of a mail.',
    access: 'anyone',
    bodyLimit: 8192,
    errors: [
      'address_taken',
      'code_wrong',
      'credentials_wrong',
      'link_dead',
      'link_superseded',
      'link_used',
      'registration_closed',
    ],
  },
  resendVerification: {
    summary: 'Send the verification mail again; the newest mail counts.',
    access: 'anyone',
    bodyLimit: 2048,
    errors: ['registration_closed'],
  },
  inspectLink: {
    summary: 'What a mail link is good for, without using it up.',
    access: 'anyone',
    bodyLimit: 1024,
    errors: [],
  },
  requestPasswordReset: {
    summary: 'Ask for a link to choose a new password.',
    access: 'anyone',
    bodyLimit: 2048,
    errors: [],
  },
  resetPassword: {
    summary: 'Choose a new password with the token of a mail link.',
    access: 'anyone',
    bodyLimit: 8192,
    errors: ['link_dead'],
  },
} as const satisfies Record<OperationId, OperationFacts>;

/** Codes that any operation may answer with. */
export const commonErrors = [
  'body_malformed',
  'body_too_large',
  'contract_unsupported',
  'host_unknown',
  'input_invalid',
  'internal',
  'limit_reached',
  'media_type_unsupported',
  'method_not_allowed',
  'origin_refused',
  'server_busy',
  'session_missing',
] as const satisfies readonly ErrorCode[];

/** The ids of all operations. */
export const operationIds = Object.keys(routes) as OperationId[];

/** The operation table: every operation by its id. */
export const operations = {} as Record<OperationId, Operation>;
for (const id of operationIds) {
  operations[id] = { ...routes[id], ...facts[id], input: inputs[id], output: outputs[id] };
}

/** What an operation takes. */
export type InputOf<Id extends OperationId> = z.input<(typeof inputs)[Id]>;
/** What an operation answers. */
export type OutputOf<Id extends OperationId> = z.output<(typeof outputs)[Id]>;
