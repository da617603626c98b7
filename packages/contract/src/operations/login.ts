import { LoginInput } from '../inputs/session.js';
import { LoginAnswer } from '../outputs/session.js';
import type { Operation } from '../operation.js';

export const login = {
  summary: 'Log in with a verified address and the password.',
  method: 'POST',
  path: '/login',
  access: 'anyone',
  bodyLimit: 8192,
  input: LoginInput,
  output: LoginAnswer,
  errors: ['credentials_wrong', 'method_disabled', 'user_blocked'],
} as const satisfies Operation;
