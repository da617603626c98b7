import type { ErrorCode } from './error-codes.js';

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
