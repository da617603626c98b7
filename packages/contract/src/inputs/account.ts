import * as z from 'zod/mini';
import { CodeText, NameText, PasswordText, RowId, Version } from './fields.js';

/** The whole profile; what is empty is cleared. `version` is that of the profile that was read. */
export const SaveProfileInput = z.strictObject({
  version: Version,
  name: NameText,
  /** An https URL, or ''; a server in development also takes http of its own machine. */
  avatarUrl: z.string().check(z.maxLength(2048)),
  jobTitle: NameText,
  organization: NameText,
  /** BCP 47 tag of one of `Profile.languages`, or '' for the portal's own. */
  language: z.string().check(z.maxLength(35)),
});
export type SaveProfileInput = z.infer<typeof SaveProfileInput>;

/** `currentPassword` is left out by whoever has none; a login a moment ago is then needed instead. */
export const ChangePasswordInput = z.strictObject({
  currentPassword: z.optional(PasswordText),
  newPassword: PasswordText,
});
export type ChangePasswordInput = z.infer<typeof ChangePasswordInput>;

/** The password, or the mailed code where somebody has no password. */
export const ReauthenticateInput = z
  .strictObject({ password: z.optional(PasswordText), code: z.optional(CodeText) })
  .check(z.refine((input) => (input.password === undefined) !== (input.code === undefined), { path: ['password'] }));
export type ReauthenticateInput = z.infer<typeof ReauthenticateInput>;

export const EndSessionInput = z.strictObject({ id: RowId });
export type EndSessionInput = z.infer<typeof EndSessionInput>;
