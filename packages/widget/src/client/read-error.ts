import type { ErrorCode, FieldCode } from '@portico/contract';
import { PorticoError } from './portico-error.js';

/**
 * Reads an error answer. By hand and not by the contract's schema, because a newer server's code, or a proxy's own
 * error page, must still become an error that can be shown.
 */
export function readError(status: number, body: unknown): PorticoError {
  const answer = (body as { error?: Partial<ErrorParts> } | null)?.error;
  if (!answer || typeof answer.code !== 'string') {
    // Whoever stands before the server says that it is not there (RFC 9110, 15.6.3 to 15.6.5).
    return new PorticoError(status > 501 && status < 505 ? 'network_failed' : 'answer_unexpected', { status });
  }
  const { code, fields = {}, params = {}, requestId = '' } = answer;
  return new PorticoError(code, { status, fields, params, requestId });
}

interface ErrorParts {
  code: ErrorCode;
  fields: Record<string, FieldCode>;
  params: Record<string, number | string>;
  requestId: string;
}
