import { NoInput } from '../inputs/session.js';
import { IntrospectInput, ProbeSessionInput, RefreshAccessInput } from '../inputs/tokens.js';
import { AccessToken, Introspection, RefreshedAccess, SessionProbe } from '../outputs/tokens.js';
import type { Operation } from '../operation.js';

export const refreshAccess = {
  summary: 'Refresh the tokens of a session without a cookie.',
  method: 'POST',
  path: '/session/refresh',
  access: 'anyone',
  bodyLimit: 512,
  input: RefreshAccessInput,
  output: RefreshedAccess,
  errors: [],
} as const satisfies Operation;

export const probeSession = {
  summary: 'Check whether this browser sends the cookies of this server.',
  method: 'POST',
  path: '/session/probe',
  access: 'anyone',
  bodyLimit: 256,
  input: ProbeSessionInput,
  output: SessionProbe,
  errors: [],
} as const satisfies Operation;

export const mintAccessToken = {
  summary: 'Get a short-lived access token for other back ends of the site (RFC 9068).',
  method: 'POST',
  path: '/access-tokens',
  access: 'session',
  bodyLimit: 256,
  input: NoInput,
  output: AccessToken,
  errors: [],
} as const satisfies Operation;

export const introspect = {
  summary: 'Check whether an access token is active (RFC 7662).',
  method: 'POST',
  path: '/introspect',
  access: 'service',
  bodyLimit: 8192,
  input: IntrospectInput,
  output: Introspection,
  errors: ['credentials_wrong', 'method_disabled'],
} as const satisfies Operation;
