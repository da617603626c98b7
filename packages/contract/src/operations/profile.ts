import { SaveProfileInput } from '../inputs/account.js';
import { NoInput } from '../inputs/session.js';
import { Profile } from '../outputs/account.js';
import type { Operation } from '../operation.js';

export const getProfile = {
  summary: 'Get the profile of the user.',
  method: 'GET',
  path: '/profile',
  access: 'session',
  bodyLimit: 0,
  input: NoInput,
  output: Profile,
  errors: [],
} as const satisfies Operation;

export const saveProfile = {
  summary: 'Update the profile of the user.',
  method: 'POST',
  path: '/profile/save',
  access: 'session',
  bodyLimit: 16_384,
  input: SaveProfileInput,
  output: Profile,
  errors: ['version_stale'],
} as const satisfies Operation;
