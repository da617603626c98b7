import { NoInput } from '../inputs/session.js';
import { Activity } from '../outputs/account.js';
import type { Operation } from '../operation.js';

export const listActivity = {
  summary: 'What happened to one’s account lately.',
  method: 'GET',
  path: '/activity',
  access: 'session',
  bodyLimit: 0,
  input: NoInput,
  output: Activity,
  errors: [],
} as const satisfies Operation;
