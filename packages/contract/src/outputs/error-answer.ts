import * as z from 'zod/mini';
import { errorCodes, fieldCodes } from '../error-codes.js';

/** The body of every answer with status 400 or above. `requestId` finds the request in the server's log. */
export const ErrorAnswer = z.object({
  error: z.object({
    code: z.enum(errorCodes),
    /** Reason per field name of the request, where it is about fields. */
    fields: z.optional(z.record(z.string(), z.enum(fieldCodes))),
    /** Numbers and names the words need: `retryAfter` (seconds), `minLength`, `maxLength` (code points). */
    params: z.optional(z.record(z.string(), z.union([z.number(), z.string()]))),
    requestId: z.string(),
  }),
});
export type ErrorAnswer = z.infer<typeof ErrorAnswer>;
