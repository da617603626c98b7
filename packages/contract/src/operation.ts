import type * as z from 'zod/mini';
import type { ErrorCode } from './error-codes.js';

/** Who may call an operation: everybody, only a live session, or only a back end that has the deployment's key. */
export type Access = 'anyone' | 'session' | 'service';

/** All that the server, the client, the network double and the OpenAPI document need of an operation. */
export interface Operation {
  /** One sentence for the OpenAPI document. */
  summary: string;
  method: 'GET' | 'POST';
  /** Below `<base>/api/v1`. */
  path: `/${string}`;
  access: Access;
  /** Largest request body, in bytes. */
  bodyLimit: number;
  /** What it takes. */
  input: z.ZodMiniType;
  /** What it answers; the client checks every answer against it. */
  output: z.ZodMiniType;
  /** Codes of its own, besides `commonErrors`. */
  errors: readonly ErrorCode[];
}
