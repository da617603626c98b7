import * as z from 'zod/mini';
import { SignedIn } from './session.js';
import { Instant } from './values.js';

/**
 * The same for a new and for a taken address. A page that no cookie helps keeps `handle` in memory: by it the sign-up
 * goes on where it began.
 */
export const SignUpBegun = z.object({
  next: z.literal('check_mail'),
  resendAt: Instant,
  handle: z.optional(z.string()),
});
export type SignUpBegun = z.infer<typeof SignUpBegun>;

/**
 * How the sign-up of this browser stands: `check_mail` (nobody confirmed yet), `done` (confirmed, and this browser is
 * signed in now), `login` (confirmed elsewhere with another password) or `gone` (expired, or never begun here).
 */
export const SignUpProgress = z.union([
  z.object({ next: z.literal('check_mail') }),
  SignedIn,
  z.object({ next: z.literal('login'), email: z.string() }),
  z.object({ next: z.literal('gone') }),
]);
export type SignUpProgress = z.infer<typeof SignUpProgress>;

/**
 * Verified. For a sign-up: signed in too (`done`) where this browser asked for it; elsewhere the person goes on to log
 * in. `added`: the address belongs to an account that was there before; who is signed in here does not change. `primary`
 * says whether it is that account's primary address now, `removed` which one it took the place of, '' for none.
 */
export const VerifyAddressAnswer = z.union([
  SignedIn,
  z.object({ next: z.literal('login'), email: z.string() }),
  z.object({ next: z.literal('added'), email: z.string(), primary: z.boolean(), removed: z.string() }),
]);
export type VerifyAddressAnswer = z.infer<typeof VerifyAddressAnswer>;
