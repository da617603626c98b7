import { NoInput } from '../inputs/session.js';
import { Activity } from '../outputs/account.js';
import type { Operation } from '../operation.js';

export const listActivity = {
  summary: 'List the recent activity of the account.',
  method: 'GET',
  path: '/activity',
  access: 'session',
  bodyLimit: 0,
  input: NoInput,
  output: Activity,
  errors: [],
} as const satisfies Operation;
