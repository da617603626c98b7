import type { AuditEvent } from '../store/audit.js';

/**
 * Events that their subject is shown: what changed the account, who came and went, and proofs that failed. Left out are
 * what strangers can bring about in any number (mails that were asked for, limits that were met) and what says nothing
 * to anybody but an operator.
 */
export const publicEvents = [
  'login',
  'login_failed',
  'logout',
  'address_verified',
  'addresses_changed',
  'change_undone',
  'password_reset',
  'password_changed',
  'password_change_failed',
  'reauthenticated',
  'reauthentication_failed',
  'session_ended',
  'refresh_reused',
  'other_sessions_ended',
  'profile_changed',
  'notifications_chosen',
  'notification_unsubscribed',
] as const satisfies readonly AuditEvent[];
