import { PartFailure } from './load-part.js';
import type { ErrorCode, FieldCode } from '@portico/contract';

/**
 * What can go wrong without the server's own answer. `network_failed` has a status when a proxy said so; with
 * `script_failed` code of the widget, or of a page that reaches into it, threw something, which is the error's `cause`.
 */
export type ClientErrorCode =
  'answer_unexpected' | 'network_failed' | 'script_failed' | 'session_unavailable' | 'timeout';

/** What a `PorticoError` tells besides its code. */
export interface PorticoErrorDetails {
  /** HTTP status, 0 when there was no answer. */
  status?: number;
  /** Reason per field of the request. */
  fields?: Record<string, FieldCode>;
  /** Numbers and names for the words. */
  params?: Record<string, number | string>;
  /** Finds the request in the server's log. */
  requestId?: string;
  cause?: unknown;
}

/** A call that did not succeed. It never holds a password or a token. */
export class PorticoError extends Error {
  override readonly name = 'PorticoError';
  readonly code: ErrorCode | ClientErrorCode;
  readonly status: number;
  readonly fields: Record<string, FieldCode>;
  readonly params: Record<string, number | string>;
  readonly requestId: string | undefined;

  constructor(code: ErrorCode | ClientErrorCode, details: PorticoErrorDetails = {}) {
    super(code, { cause: details.cause });
    this.code = code;
    this.status = details.status ?? 0;
    this.fields = details.fields ?? {};
    this.params = details.params ?? {};
    this.requestId = details.requestId;
  }

  /** Seconds until it is worth trying again, a day at the most, or undefined. */
  get retryAfter(): number | undefined {
    const seconds = this.params['retryAfter'];
    return typeof seconds === 'number' ? Math.max(0, Math.min(seconds, 86_400)) : undefined;
  }
}

/**
 * Whatever was thrown, as a PorticoError. What neither the server nor the way to it is to blame for is a fault of a script and not of the network: it becomes
 * `script_failed`, and the console has it.
 */
export function toPorticoError(error: unknown): PorticoError {
  if (error instanceof PorticoError) return error;
  if (error instanceof PartFailure) return new PorticoError(error.code, { cause: error.cause });
  console.error('portico:', error);
  return new PorticoError('script_failed', { cause: error });
}
