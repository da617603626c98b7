import * as z from 'zod/mini';
import { AddressText, LanguageTag, LinkToken, PasswordText } from './fields.js';

export const RequestPasswordResetInput = z.strictObject({
  email: AddressText,
  locale: z.optional(LanguageTag),
});
export type RequestPasswordResetInput = z.infer<typeof RequestPasswordResetInput>;

/** `currentPassword` is needed only where the link says so. */
export const ResetPasswordInput = z.strictObject({
  token: LinkToken,
  password: PasswordText,
  currentPassword: z.optional(PasswordText),
});
export type ResetPasswordInput = z.infer<typeof ResetPasswordInput>;
