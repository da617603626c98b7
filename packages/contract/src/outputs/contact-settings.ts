import * as z from 'zod/mini';
import { Instant, LocalizedText } from './values.js';

/** An address of one's own, with what may be done to it. */
export const OwnAddress = z.object({
  id: z.string(),
  /** As it was typed. */
  email: z.string(),
  primary: z.boolean(),
  verified: z.boolean(),
  /** The mail server of the address said that there is no such mailbox (SMTP 5.1.x, RFC 3463). */
  undeliverable: z.boolean(),
  /** Whether one can log in with it. */
  login: z.boolean(),
  /** What becomes of it once it is verified: just that, the primary address, or the primary one's place. */
  onceVerified: z.literal(['secondary', 'primary', 'replacement']),
  /** Why it cannot be removed, or null. */
  removalBlocked: z.nullable(z.literal('address_last')),
  /** Why it cannot become primary, or null. */
  primaryBlocked: z.nullable(z.literal('address_unverified')),
  /** When its last verification mail was asked for, 0 for none; and from when on another one may be. */
  mailedAt: Instant,
  resendAt: Instant,
});
export type OwnAddress = z.infer<typeof OwnAddress>;

/** One kind of notification that the site sends, with the person's choice or the default per channel. */
export const NotificationSetting = z.object({
  id: z.string(),
  label: LocalizedText,
  description: LocalizedText,
  /** Always on; cannot be chosen. */
  locked: z.boolean(),
  channels: z.array(z.object({ channel: z.literal(['email', 'site']), on: z.boolean() })),
});
export type NotificationSetting = z.infer<typeof NotificationSetting>;

/** Addresses and notifications, which are saved together. The primary address comes first, the others by age. */
export const ContactSettings = z.object({
  version: z.number(),
  addresses: z.array(OwnAddress),
  maxAddresses: z.number(),
  /** How long the undo link of a change works, in days. */
  undoDays: z.number(),
  /** The server's clock when it answered; `resendAt` and `mailedAt` are of the same clock. */
  now: Instant,
  notifications: z.array(NotificationSetting),
});
export type ContactSettings = z.infer<typeof ContactSettings>;

/** A mail is on its way; another one may be asked for from `resendAt` on. */
export const VerificationResent = z.object({ resendAt: Instant });
export type VerificationResent = z.infer<typeof VerificationResent>;

/** What an undo link would do. `used`: somebody undid the change already. */
export const UndoState = z.union([
  z.object({
    state: z.literal('live'),
    /** When the addresses were changed. */
    at: Instant,
    /** Addresses that come back, and those that this change brought and that go. What came later is for other mailboxes. */
    restored: z.array(z.string()),
    dropped: z.array(z.string()),
    /** The primary address afterwards. */
    primary: z.string(),
  }),
  z.object({ state: z.literal('used') }),
  z.object({ state: z.literal('dead') }),
]);
export type UndoState = z.infer<typeof UndoState>;

/** The addresses are as they were and every session ended; `email` is the primary address to log in with. */
export const UndoAnswer = z.object({ next: z.literal('login'), email: z.string() });
export type UndoAnswer = z.infer<typeof UndoAnswer>;
