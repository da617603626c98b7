import { ResendAddressVerificationInput, SaveContactSettingsInput } from '../inputs/contact-settings.js';
import { NoInput } from '../inputs/session.js';
import { ContactSettings, VerificationResent } from '../outputs/contact-settings.js';
import type { Operation } from '../operation.js';

export const getContactSettings = {
  summary: 'Get the addresses and notifications of the user.',
  method: 'GET',
  path: '/contact-settings',
  access: 'session',
  bodyLimit: 0,
  input: NoInput,
  output: ContactSettings,
  errors: [],
} as const satisfies Operation;

export const saveContactSettings = {
  summary: 'Save changes to addresses and notifications: all of them or none.',
  method: 'POST',
  path: '/contact-settings/save',
  access: 'session',
  bodyLimit: 32_768,
  input: SaveContactSettingsInput,
  output: ContactSettings,
  errors: ['address_last', 'reauthentication_required', 'version_stale'],
} as const satisfies Operation;

export const resendAddressVerification = {
  summary: 'Resend the verification mail of a pending address of the user.',
  method: 'POST',
  path: '/contact-settings/resend-verification',
  access: 'session',
  bodyLimit: 1024,
  input: ResendAddressVerificationInput,
  output: VerificationResent,
  errors: ['link_used'],
} as const satisfies Operation;
