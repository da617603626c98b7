import type { Role, SessionMethod } from '@portico/contract';
import type { Generated } from 'kysely';
import type { OnceVerified } from '../domain/address-book.js';

/*
 * The tables as Kysely sees them. Times are integer milliseconds since 1970, flags are 0 or 1, JSON is text: both
 * engines then store and return the same values. Ids are UUIDv7, so that they sort by time of creation.
 */

export interface PortalsTable {
  id: string;
  slug: string;
  name: string;
  language: string;
  /** Name in the From header of mails. */
  mail_sender_name: string;
  /** JSON of `PortalOptions`. */
  options: string;
  /** JSON of `SignUpForm`. */
  sign_up_form: string;
  /** JSON array of origins of host pages. */
  allowed_origins: string;
  /** JSON array of `NotificationKind`: what the site may write to people about. */
  notifications: Generated<string>;
  created_at: number;
}

export interface PortalHostsTable {
  /** Lower case, without port. */
  host: string;
  portal_id: string;
  /** 1 for the host that links and cookies use. */
  is_canonical: number;
}

export interface UsersTable {
  id: string;
  portal_id: string;
  name: string;
  role: Role;
  status: 'active' | 'blocked';
  /** PHC string of argon2id, or null for a user without a password. */
  password_hash: string | null;
  password_changed_at: number | null;
  /** The hash that the present one took the place of, for as long as that change may be said again. */
  former_password_hash: Generated<string | null>;
  primary_address_id: string;
  language: string | null;
  /** JSON object of the portal's own sign-up fields. */
  fields: string;
  avatar_url: Generated<string>;
  job_title: Generated<string>;
  organization: Generated<string>;
  /** Counts the changes of the profile: whoever saves names the version that was read. */
  profile_version: Generated<number>;
  /** The same for addresses and notifications together. */
  contact_version: Generated<number>;
  created_at: number;
  last_login_at: number | null;
}

export interface AddressesTable {
  id: string;
  portal_id: string;
  user_id: string;
  /** As the person typed it, trimmed. */
  address: string;
  /** The form in which addresses are compared and unique. */
  compare_key: string;
  verified_at: number | null;
  /** What becomes of an unverified address once it is verified. At most one of a user is not `secondary`. */
  once_verified: Generated<OnceVerified>;
  /** The session that added it; null when nobody knows. */
  begun_by: string | null;
  /** The session that chose `once_verified`. */
  wished_by: string | null;
  /** When its last verification mail was written. */
  mailed_at: number | null;
  /** When its mail server said that there is no such mailbox. */
  undeliverable_at: number | null;
  /** Until then a password reset by this address needs a password, too: it came back by an undo. */
  guarded_until: number | null;
  /** The password hash from before the change that was undone; it counts as the present one for that. */
  guard_hash: string | null;
  created_at: number;
}

export interface NotificationChoicesTable {
  portal_id: string;
  user_id: string;
  notification_id: string;
  channel: 'email' | 'site';
  is_on: number;
  chosen_at: number;
}

export interface UndoSnapshotsTable {
  /** The challenge whose link undoes the change. */
  challenge_id: string;
  portal_id: string;
  user_id: string;
  /** JSON of `AddressBook`: the addresses as they were before the change. */
  addresses: string;
  /** JSON list of the keys of the addresses after the change; null of changes that are older than this column. */
  told: string | null;
  /** The user's `contact_version` after the change: what came later has a higher one. */
  version: number;
  /** The password hash at that time. */
  password_hash: string | null;
  created_at: number;
}

/** Keys that sign the access tokens of a portal. */
export interface SigningKeysTable {
  /** The `kid` of tokens and of the published key. */
  id: string;
  portal_id: string;
  /** 1, 2, 3 …: of two processes that make the next key at once one succeeds. */
  generation: number;
  /** JSON Web Key (RFC 7517), public part. */
  public_jwk: string;
  /** Private part as PKCS #8 PEM, sealed. */
  sealed: string;
  created_at: number;
  /** Published ahead, so that verifiers know it before it signs. */
  signs_from: number;
}

/** Refresh tokens of sessions that no cookie carries. The tokens of one session are a family. */
export interface RefreshTokensTable {
  id: string;
  portal_id: string;
  session_id: string;
  /** Of the session when the token was given out. */
  generation: string | null;
  token_hash: string;
  created_at: number;
  used_at: number | null;
  /** The token that took its place, sealed, for as long as the same answer may be given again. */
  successor: string | null;
}

export interface SignUpsTable {
  id: string;
  portal_id: string;
  address: string;
  compare_key: string;
  name: string;
  /** Wiped once the sign-up is verified. */
  password_hash: string | null;
  fields: string;
  /** JSON array of `{ name, version }` that the person agreed to. */
  consents: string;
  language: string;
  return_to: string;
  /** Hash of the cookie of the browser that signed up. */
  handle_hash: string;
  created_at: number;
  expires_at: number;
  verified_at: number | null;
  user_id: string | null;
  /** 1 once verified with the sign-up password or in the browser that signed up: that browser may go on signed in. */
  password_proven: number;
  continued_at: number | null;
}

export interface SessionsTable {
  id: string;
  portal_id: string;
  user_id: string;
  token_hash: string;
  method: SessionMethod;
  kept: number;
  created_at: number;
  authenticated_at: number;
  last_seen_at: number;
  idle_expires_at: number;
  absolute_expires_at: number;
  ip: string;
  user_agent: string;
}

export type ChallengePurpose =
  'verify_sign_up' | 'verify_address' | 'reset_password' | 'undo_addresses' | 'reauthenticate';

export interface ChallengesTable {
  id: string;
  portal_id: string;
  purpose: ChallengePurpose;
  user_id: string | null;
  address_id: string | null;
  sign_up_id: string | null;
  /** The session that has to use it, where only one may. */
  session_id: string | null;
  secret_hash: string;
  code_hash: string | null;
  code_expires_at: number | null;
  code_tries: number;
  created_at: number;
  expires_at: number;
  used_at: number | null;
  /** Mark of the browser that used it, where that may say so again. */
  used_by: Generated<string | null>;
  superseded_at: number | null;
}

export interface ConsentsTable {
  id: string;
  portal_id: string;
  user_id: string;
  name: string;
  version: string;
  given_at: number;
}

export interface LimitsTable {
  portal_id: string;
  /** Kind of limit and hashed subject. */
  bucket: string;
  /** Failures in a row, for limits that count them. */
  run: number;
  /** When the bucket is empty again (rates) or open again (runs). */
  free_at: number;
  expires_at: number;
}

export interface OutboxTable {
  id: string;
  portal_id: string;
  kind: string;
  message_id: string;
  /** The challenge whose link the mail carries; a mail whose challenge died meanwhile is not sent. */
  challenge_id: string | null;
  /** Recipient, language, words' parameters and link, sealed; wiped once sent. */
  sealed: string | null;
  /** `decoy` rows balance the work for unknown addresses and are never sent. */
  state: 'waiting' | 'sent' | 'failed' | 'decoy';
  created_at: number;
  next_try_at: number;
  tries: number;
  leased_until: number | null;
  sent_at: number | null;
  failure: string | null;
}

export interface MailboxTable {
  id: string;
  portal_id: string;
  received_at: number;
  sealed: string;
}

export interface AuditEntriesTable {
  id: string;
  portal_id: string;
  at: number;
  event: string;
  actor_id: string | null;
  subject_id: string | null;
  ip: string;
  user_agent: string;
  request_id: string;
  /** JSON object, never with a secret. */
  details: string;
}

export interface DeploymentTable {
  name: string;
  value: string;
}

/** Every table by name. */
export interface Database {
  portals: PortalsTable;
  portal_hosts: PortalHostsTable;
  users: UsersTable;
  addresses: AddressesTable;
  sign_ups: SignUpsTable;
  sessions: SessionsTable;
  challenges: ChallengesTable;
  consents: ConsentsTable;
  notification_choices: NotificationChoicesTable;
  undo_snapshots: UndoSnapshotsTable;
  signing_keys: SigningKeysTable;
  refresh_tokens: RefreshTokensTable;
  limits: LimitsTable;
  outbox: OutboxTable;
  mailbox: MailboxTable;
  audit_entries: AuditEntriesTable;
  deployment: DeploymentTable;
}
