import { ChangePasswordInput } from '../inputs/account.js';
import { RenewedSession } from '../outputs/account.js';
import type { Operation } from '../operation.js';

export const changePassword = {
  summary: 'Change the password, given the current one; ends every other session.',
  method: 'POST',
  path: '/password',
  access: 'session',
  bodyLimit: 8192,
  input: ChangePasswordInput,
  output: RenewedSession,
  errors: ['credentials_wrong', 'method_disabled', 'reauthentication_required'],
} as const satisfies Operation;
