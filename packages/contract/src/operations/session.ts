import { NoInput } from '../inputs/session.js';
import { Empty, SessionAnswer } from '../outputs/session.js';
import type { Operation } from '../operation.js';

export const getSession = {
  summary: 'Get the current session and its user.',
  method: 'GET',
  path: '/session',
  access: 'anyone',
  bodyLimit: 0,
  input: NoInput,
  output: SessionAnswer,
  errors: [],
} as const satisfies Operation;

export const logout = {
  summary: 'Log out: end the current session.',
  method: 'POST',
  path: '/logout',
  access: 'anyone',
  bodyLimit: 256,
  input: NoInput,
  output: Empty,
  errors: [],
} as const satisfies Operation;
