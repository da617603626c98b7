/**
 * Every error the API answers with, and its HTTP status (RFC 9110 section 15). The wire carries the code alone;
 * the words belong to the widget's catalogue.
 */
export const errorStatus = {
  address_last: 409,
  address_taken: 409,
  body_malformed: 400,
  body_too_large: 413,
  code_wrong: 422,
  contract_unsupported: 400,
  cookies_doubled: 401,
  credentials_wrong: 401,
  form_expired: 403,
  host_unknown: 421,
  input_invalid: 400,
  internal: 500,
  limit_reached: 429,
  link_dead: 410,
  link_superseded: 410,
  link_used: 410,
  media_type_unsupported: 415,
  method_disabled: 403,
  method_not_allowed: 405,
  origin_refused: 403,
  page_unknown: 404,
  person_changed: 409,
  reauthentication_required: 403,
  registration_closed: 403,
  role_missing: 403,
  server_busy: 503,
  session_missing: 401,
  undo_impossible: 409,
  user_blocked: 403,
  version_stale: 409,
} as const satisfies Record<string, number>;

/** A stable, machine-readable reason why a request was refused. */
export type ErrorCode = keyof typeof errorStatus;

/** The closed list of error codes, in alphabetical order. */
export const errorCodes = Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]];

/**
 * Every reason why one field of a request was refused. They come with `input_invalid`, and with those other codes that
 * are about a field (`address_last`, `code_wrong`, `credentials_wrong`).
 */
export const fieldCodes = [
  'address_characters',
  'address_incomplete',
  'address_invalid',
  'address_last',
  'address_too_long',
  'address_unknown',
  'address_unverified',
  'address_yours',
  'addresses_too_many',
  'characters_refused',
  'choice_invalid',
  'choice_locked',
  'code_dead',
  'code_wrong',
  'confirmation_required',
  'consent_required',
  'date_invalid',
  'field_unknown',
  'password_common',
  'password_personal',
  'password_too_long',
  'password_too_short',
  'password_wrong',
  'primary_needed',
  'required',
  'too_long',
  'type_wrong',
  'url_invalid',
] as const;

/** A stable, machine-readable reason why one field was refused. */
export type FieldCode = (typeof fieldCodes)[number];
