import * as z from 'zod/mini';
import { AddressText, CodeText, LanguageTag, LinkToken, NameText, PasswordText, ReturnTo } from './fields.js';

/** What a page that no cookie helps was given when the sign-up began. */
export const SignUpHandle = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** Asks for the sign-up of this browser. */
export const ContinueSignUpInput = z.strictObject({ handle: z.optional(SignUpHandle) });
export type ContinueSignUpInput = z.infer<typeof ContinueSignUpInput>;

/** `fields` and `consents` are keyed by the names in the portal's login options. */
export const SignUpInput = z.strictObject({
  email: AddressText,
  password: PasswordText,
  name: z.optional(NameText),
  fields: z.optional(
    z.record(z.string().check(z.maxLength(64)), z.union([z.string().check(z.maxLength(2000)), z.boolean()])),
  ),
  consents: z.optional(z.record(z.string().check(z.maxLength(64)), z.boolean())),
  locale: z.optional(LanguageTag),
  returnTo: z.optional(ReturnTo),
  handle: z.optional(SignUpHandle),
});
export type SignUpInput = z.infer<typeof SignUpInput>;

/**
 * Either the token of a mail link or the code of the same mail. A link opened in a browser that did not sign up also
 * needs the sign-up password, or a new one instead of it.
 */
export const VerifyAddressInput = z
  .strictObject({
    token: z.optional(LinkToken),
    code: z.optional(CodeText),
    password: z.optional(PasswordText),
    newPassword: z.optional(PasswordText),
    handle: z.optional(SignUpHandle),
  })
  .check(
    z.refine((input) => (input.token === undefined) !== (input.code === undefined), { path: ['token'] }),
    z.refine((input) => input.password === undefined || input.newPassword === undefined, { path: ['password'] }),
  );
export type VerifyAddressInput = z.infer<typeof VerifyAddressInput>;

/** Without an address, the sign-up of this browser is meant. */
export const ResendVerificationInput = z.strictObject({
  email: z.optional(AddressText),
  locale: z.optional(LanguageTag),
  handle: z.optional(SignUpHandle),
});
export type ResendVerificationInput = z.infer<typeof ResendVerificationInput>;
