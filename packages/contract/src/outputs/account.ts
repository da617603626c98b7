import * as z from 'zod/mini';
import { BearerTokens, Session } from './session.js';
import { Instant } from './values.js';

/** What somebody tells about themselves. Texts may be empty. */
export const Profile = z.object({
  version: z.number(),
  name: z.string(),
  avatarUrl: z.string(),
  jobTitle: z.string(),
  organization: z.string(),
  /** BCP 47 tag of the language of mails, or '' for the portal's own. */
  language: z.string(),
  /** The languages to choose from. */
  languages: z.array(z.string()),
  /** Whether there is a password to change, or none yet. */
  hasPassword: z.boolean(),
});
export type Profile = z.infer<typeof Profile>;

/** A session that goes on, under a new secret. */
export const RenewedSession = z.object({ session: Session, tokens: z.optional(BearerTokens) });
export type RenewedSession = z.infer<typeof RenewedSession>;

/** Somewhere one is logged in. What is not known of it is ''. */
export const OwnSession = z.object({
  id: z.string(),
  /** The one that asks. */
  current: z.boolean(),
  browser: z.string(),
  system: z.string(),
  /** Roughly where: a place if the server knows one, else the network part of the IP address. */
  place: z.string(),
  method: z.string(),
  begunAt: Instant,
  seenAt: Instant,
});
export type OwnSession = z.infer<typeof OwnSession>;

/** Where one is logged in: this session first, then those used last. `now` is the server's clock when it answered. */
export const SessionList = z.object({ sessions: z.array(OwnSession), now: Instant });
export type SessionList = z.infer<typeof SessionList>;

/** Something that happened to one's account. A newer server may tell events that an older widget has no words for. */
export const ActivityEntry = z.object({
  id: z.string(),
  /**
   * Now: login, login_failed, logout, address_verified, addresses_changed, change_undone, password_reset,
   * password_changed, password_change_failed, reauthenticated, reauthentication_failed, session_ended, refresh_reused,
   * other_sessions_ended, profile_changed, notifications_chosen, notification_unsubscribed.
   */
  event: z.string(),
  at: Instant,
  browser: z.string(),
  system: z.string(),
  place: z.string(),
});
export type ActivityEntry = z.infer<typeof ActivityEntry>;

/**
 * The newest entries first, at most fifty: each kind of event has an equal share, and what it does not need goes to the
 * others. `now` is the server's clock when it answered.
 */
export const Activity = z.object({ entries: z.array(ActivityEntry), now: Instant });
export type Activity = z.infer<typeof Activity>;
