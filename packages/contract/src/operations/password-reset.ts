import { RequestPasswordResetInput, ResetPasswordInput } from '../inputs/password-reset.js';
import { MailOnItsWay } from '../outputs/mail-on-its-way.js';
import { ResetPasswordAnswer } from '../outputs/password-reset.js';
import type { Operation } from '../operation.js';

export const requestPasswordReset = {
  summary: 'Ask for a link to choose a new password.',
  method: 'POST',
  path: '/password-resets',
  access: 'anyone',
  bodyLimit: 2048,
  input: RequestPasswordResetInput,
  output: MailOnItsWay,
  errors: ['method_disabled'],
} as const satisfies Operation;

export const resetPassword = {
  summary: 'Choose a new password with the token of a mailed link.',
  method: 'POST',
  path: '/password-resets/complete',
  access: 'anyone',
  bodyLimit: 8192,
  input: ResetPasswordInput,
  output: ResetPasswordAnswer,
  errors: ['credentials_wrong', 'link_dead', 'method_disabled'],
} as const satisfies Operation;
