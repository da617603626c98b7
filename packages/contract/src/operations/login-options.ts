import { NoInput } from '../inputs/session.js';
import { LoginOptions } from '../outputs/login-options.js';
import type { Operation } from '../operation.js';

export const getLoginOptions = {
  summary: 'List what visitors can do at this portal: log in, sign up.',
  method: 'GET',
  path: '/login-options',
  access: 'anyone',
  bodyLimit: 0,
  input: NoInput,
  output: LoginOptions,
  errors: [],
} as const satisfies Operation;
