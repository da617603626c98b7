import type { ErrorCode, FieldCode } from '@portico/contract';
import type { HashFlaw } from './password-hash-form.js';

/** What a fault may tell besides its code. */
export interface FaultDetails {
  /** Reason per field of the request. */
  fields?: Record<string, FieldCode>;
  /** Numbers and names for the words, such as `retryAfter` in seconds. */
  params?: Record<string, number | string>;
  /** What went wrong inside; logged, never answered. */
  cause?: unknown;
  /**
   * For the audit log alone: whom it is about, the reason where the code must not tell it, and what was wrong with the
   * stored hash that a password was held against.
   */
  audit?: { subjectId?: string | undefined; reason?: string; hashFlaw?: HashFlaw | undefined };
}

/** A refusal that the caller is told by its code. Anything else that is thrown becomes `internal`. */
export class PorticoFault extends Error {
  override readonly name = 'PorticoFault';
  readonly code: ErrorCode;
  readonly fields: Record<string, FieldCode> | undefined;
  readonly params: Record<string, number | string> | undefined;
  readonly audit: NonNullable<FaultDetails['audit']>;

  constructor(code: ErrorCode, details: FaultDetails = {}) {
    super(code, { cause: details.cause });
    this.code = code;
    this.fields = details.fields;
    this.params = details.params;
    this.audit = details.audit ?? {};
  }
}

/** A mailed code was refused; `isDead` when its tries are used up, so that only a new one helps. */
export function codeFault(isDead = false): PorticoFault {
  return new PorticoFault('code_wrong', { fields: { code: isDead ? 'code_dead' : 'code_wrong' } });
}

/** A fault about fields alone. */
export function fieldFault(fields: Record<string, FieldCode>, params?: FaultDetails['params']): PorticoFault {
  return new PorticoFault('input_invalid', params ? { fields, params } : { fields });
}
