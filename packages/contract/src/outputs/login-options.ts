import * as z from 'zod/mini';
import { LocalizedText } from './values.js';

/** A further field of a portal's sign-up form. `label` and the options' labels exist at least in the portal's language. */
export const SignUpField = z.object({
  name: z.string(),
  type: z.literal(['text', 'select', 'checkbox', 'date']),
  label: LocalizedText,
  required: z.boolean(),
  /** Code points, for `text`. */
  maxLength: z.optional(z.number()),
  /** The choices, for `select`. */
  options: z.optional(z.array(z.object({ value: z.string(), label: LocalizedText }))),
});
export type SignUpField = z.infer<typeof SignUpField>;

/** Something a person agrees to at sign-up. Links stand in the label as `[Terms](https://…)`. */
export const Consent = z.object({
  name: z.string(),
  version: z.string(),
  label: LocalizedText,
  required: z.boolean(),
});
export type Consent = z.infer<typeof Consent>;

/** Lifetimes that screens and mails put into words, all in seconds. */
export const Lifetimes = z.object({
  sessionKept: z.number(),
  verifyLink: z.number(),
  verifyCode: z.number(),
  resetLink: z.number(),
  resend: z.number(),
});
export type Lifetimes = z.infer<typeof Lifetimes>;

/** Everything a signed-out visitor's screens need to know about a portal, and nothing more. */
export const LoginOptions = z.object({
  portal: z.object({
    name: z.string(),
    slug: z.string(),
    /** BCP 47 tag of the portal's own language. */
    language: z.string(),
  }),
  /** Whether a visitor may look around without a session. */
  anonymous: z.boolean(),
  /** Whether people log in with an address and a password. */
  password: z.boolean(),
  /** Whether new people may sign up. */
  signUp: z.boolean(),
  /** Code points of a new password, after NFKC (NIST SP 800-63B-4 section 3.1.1.2). */
  passwordLength: z.object({ min: z.number(), max: z.number() }),
  lifetimes: Lifetimes,
  /** The address that mails come from, for "look in your spam folder". */
  mailFrom: z.string(),
  fields: z.array(SignUpField),
  consents: z.array(Consent),
});
export type LoginOptions = z.infer<typeof LoginOptions>;
