/**
 * Every event that is written down, with who may read it: its person, or only an operator. A person is shown what changed
 * the account, who came and went, and proofs that failed; not what strangers can bring about in any number (mails that
 * were asked for, limits that were met), nor what says nothing to anybody but an operator.
 */
const readers = {
  login: 'person',
  login_failed: 'person',
  login_limited: 'operator',
  logout: 'person',
  mail_limited: 'operator',
  sign_up_requested: 'operator',
  sign_up_refused: 'operator',
  address_verified: 'person',
  address_verification_failed: 'operator',
  address_verification_limited: 'operator',
  verification_resent: 'operator',
  password_reset_requested: 'operator',
  password_reset: 'person',
  password_reset_failed: 'operator',
  user_created: 'operator',
  portal_created: 'operator',
  portal_changed: 'operator',
  database_migrated: 'operator',
  addresses_changed: 'person',
  address_change_refused: 'operator',
  address_undeliverable: 'operator',
  notifications_chosen: 'person',
  notification_unsubscribed: 'person',
  change_undone: 'person',
  undo_failed: 'operator',
  profile_changed: 'person',
  password_changed: 'person',
  password_change_failed: 'person',
  password_hash_refused: 'operator',
  reauthenticated: 'person',
  reauthentication_failed: 'person',
  reauthentication_code_mailed: 'operator',
  session_ended: 'person',
  additions_ended: 'operator',
  refresh_repeated: 'operator',
  refresh_reused: 'person',
  other_sessions_ended: 'person',
} as const satisfies Record<string, 'person' | 'operator'>;

/** The name of an event. */
export type AuditEvent = keyof typeof readers;

/** Every event. */
export const auditEvents = Object.keys(readers) as AuditEvent[];

/** Events that their subject is shown. */
export const personEvents = auditEvents.filter((event) => readers[event] === 'person');
