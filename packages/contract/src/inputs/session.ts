import * as z from 'zod/mini';
import { AddressText, PasswordText, ReturnTo } from './fields.js';

/** A request without any content. */
export const NoInput = z.strictObject({});
export type NoInput = z.infer<typeof NoInput>;

/** `keep` asks for the portal's long session lifetime instead of one that ends with the browser. */
export const LoginInput = z.strictObject({
  email: AddressText,
  password: PasswordText,
  keep: z.optional(z.boolean()),
  returnTo: z.optional(ReturnTo),
});
export type LoginInput = z.infer<typeof LoginInput>;
