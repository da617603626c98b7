import { ReauthenticateInput } from '../inputs/account.js';
import { NoInput } from '../inputs/session.js';
import { RenewedSession } from '../outputs/account.js';
import { MailOnItsWay } from '../outputs/mail-on-its-way.js';
import type { Operation } from '../operation.js';

export const requestReauthentication = {
  summary: 'Mail a code for re-authentication to a user who cannot use a password.',
  method: 'POST',
  path: '/reauthentication/mail-code',
  access: 'session',
  bodyLimit: 256,
  input: NoInput,
  output: MailOnItsWay,
  errors: ['method_disabled'],
} as const satisfies Operation;

export const reauthenticate = {
  summary: 'Re-authenticate with the password or a mailed code.',
  method: 'POST',
  path: '/reauthentication',
  access: 'session',
  bodyLimit: 8192,
  input: ReauthenticateInput,
  output: RenewedSession,
  errors: ['code_wrong', 'credentials_wrong', 'method_disabled'],
} as const satisfies Operation;
