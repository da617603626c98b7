import { EndSessionInput } from '../inputs/account.js';
import { NoInput } from '../inputs/session.js';
import { SessionList } from '../outputs/account.js';
import type { Operation } from '../operation.js';

export const listSessions = {
  summary: 'List the sessions of the user.',
  method: 'GET',
  path: '/sessions',
  access: 'session',
  bodyLimit: 0,
  input: NoInput,
  output: SessionList,
  errors: [],
} as const satisfies Operation;

export const endSession = {
  summary: 'End another session of the user.',
  method: 'POST',
  path: '/sessions/end',
  access: 'session',
  bodyLimit: 1024,
  input: EndSessionInput,
  output: SessionList,
  errors: [],
} as const satisfies Operation;

export const endOtherSessions = {
  summary: 'End all sessions of the user except the current one.',
  method: 'POST',
  path: '/sessions/end-others',
  access: 'session',
  bodyLimit: 256,
  input: NoInput,
  output: SessionList,
  errors: [],
} as const satisfies Operation;
