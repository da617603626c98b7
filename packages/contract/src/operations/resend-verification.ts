import { ResendVerificationInput } from '../inputs/sign-up.js';
import { MailOnItsWay } from '../outputs/mail-on-its-way.js';
import type { Operation } from '../operation.js';

export const resendVerification = {
  summary: 'Resend the verification mail of a sign-up; only the newest mail works.',
  method: 'POST',
  path: '/addresses/resend-verification',
  access: 'anyone',
  bodyLimit: 2048,
  input: ResendVerificationInput,
  output: MailOnItsWay,
  errors: ['registration_closed'],
} as const satisfies Operation;
