import assert from 'node:assert/strict';
import {
  type Access,
  apiPath,
  contractHeader,
  ErrorAnswer,
  type ErrorCode,
  operationIds,
  operations,
  type OperationId,
} from '@portico/contract';
import { expectError } from '../expect.js';
import type { Check } from '../check.js';
import { application } from './answers.js';
import { newAddress, password } from './people.js';

/** An input that the schema takes, for what must be refused before anybody looks at it. */
const inputs: Partial<Record<OperationId, object>> = {
  login: { email: newAddress(), password },
  signUp: { email: newAddress(), password },
  verifyAddress: { token: 'x'.repeat(64) },
  resendVerification: { email: newAddress() },
  inspectLink: { token: 'x'.repeat(64), purpose: 'reset_password' },
  requestPasswordReset: { email: newAddress() },
  resetPassword: { token: 'x'.repeat(64), password },
  saveContactSettings: { version: 0, notifications: [] },
  resendAddressVerification: { id: 'x' },
  inspectUndo: { token: 'x'.repeat(64) },
  undoChange: { token: 'x'.repeat(64) },
  saveProfile: { version: 0, name: '', avatarUrl: '', jobTitle: '', organization: '', language: '' },
  changePassword: { currentPassword: password, newPassword: password },
  reauthenticate: { password },
  endSession: { id: 'x' },
};

const writes = operationIds.filter((id) => operations[id].method !== 'GET');

/** What somebody is told first who is not let in at all. */
const unasked: Record<Access, ErrorCode[]> = {
  anyone: [],
  session: ['session_missing'],
  service: ['method_disabled', 'credentials_wrong'],
};

/** What each writing operation refuses, whatever it does. */
const guards: Check[] = writes.flatMap((id) => {
  const input = inputs[id] ?? {};
  // Nobody is signed in here, and a back end may look at that before it reads a body.
  const nobody = unasked[operations[id].access];
  const guard = (name: string, run: Check['run']): Check => ({ name: `${id} ${name}`, run });
  const ofPages = [
    guard('refuses a call without the contract header', async (backend) => {
      expectError(id, await backend.call(id, input, { headers: { [contractHeader]: '' } }), 'origin_refused');
    }),
    guard('refuses a contract version that it does not speak', async (backend) => {
      expectError(id, await backend.call(id, input, { headers: { [contractHeader]: '999' } }), 'contract_unsupported');
    }),
  ];
  const ofBackEnds = [
    guard('is for nobody without the key of the deployment', async (backend) => {
      const headers = { Authorization: 'Bearer x' };
      expectError(id, await backend.call(id, { token: 'x' }, { headers }), 'method_disabled', 'credentials_wrong');
    }),
  ];
  return [
    ...(operations[id].access === 'service' ? ofBackEnds : ofPages),
    guard('refuses a page of an origin that is not allowed', async (backend) => {
      const headers = { Origin: 'https://elsewhere.example' };
      const reply = await backend.call(id, input, { headers });
      expectError(id, reply, 'origin_refused');
      assert.equal(reply.headers.get('access-control-allow-origin'), null);
    }),
    guard('refuses what is not JSON by its type', async (backend) => {
      const headers = { 'Content-Type': 'text/plain' };
      expectError(id, await backend.call(id, input, { headers }), 'media_type_unsupported');
    }),
    guard('refuses what is not JSON by its text', async (backend) => {
      expectError(id, await backend.call(id, input, { body: '{"email":' }), 'body_malformed', ...nobody);
    }),
    guard('refuses a body that names a field twice', async (backend) => {
      expectError(id, await backend.call(id, input, { body: '{"a":1,"a":2}' }), 'body_malformed', ...nobody);
    }),
    guard('refuses a body that is too large', async (backend) => {
      expectError(id, await backend.call(id, { ...input, x: 'x'.repeat(70_000) }), 'body_too_large', ...nobody);
    }),
    guard('refuses a field that it does not know, by its name', async (backend) => {
      const error = expectError(id, await backend.call(id, { ...input, isAdmin: true }), 'input_invalid', ...nobody);
      if (error.code === 'input_invalid') assert.equal(error.fields?.['isAdmin'], 'field_unknown');
    }),
  ];
});

const methods: Check[] = operationIds.map((id) => ({
  name: `${id} refuses a method that it does not have`,
  run: async (backend) => {
    expectError(id, await backend.call(id, {}, { method: 'PUT' }), 'method_not_allowed');
  },
}));

const strangers: Check[] = operationIds
  .filter((id) => operations[id].access === 'session')
  .map((id) => ({
    name: `${id} is for nobody who is not signed in`,
    run: async (backend) => {
      expectError(id, await backend.fresh().call(id, inputs[id]), 'session_missing');
    },
  }));

const own: Check[] = [
  {
    name: 'login answers an unknown address as a wrong password',
    run: async (backend) => {
      expectError('login', await backend.call('login', { email: newAddress(), password }), 'credentials_wrong');
    },
  },
  {
    name: 'login asks for what is missing, field by field',
    run: async (backend) => {
      const { fields } = expectError('login', await backend.call('login', {}), 'input_invalid');
      assert.deepEqual(fields, { email: 'required', password: 'required' });
    },
  },
  {
    name: 'signUp refuses an address that is none and a password that is short, by field',
    run: async (backend) => {
      const input = { ...(await application(backend.base)), email: 'ana@', password: 'short' };
      const { fields } = expectError('signUp', await backend.call('signUp', input), 'input_invalid');
      assert.match(fields?.['email'] ?? '', /^address_/);
      assert.equal(fields?.['password'], 'password_too_short');
    },
  },
  {
    name: 'verifyAddress refuses a dead link, and a code of a browser that signed up nobody',
    run: async (backend) => {
      const nobody = backend.fresh();
      expectError('verifyAddress', await nobody.call('verifyAddress', { token: 'x'.repeat(64) }), 'link_dead');
      expectError('verifyAddress', await nobody.call('verifyAddress', { code: '123456' }), 'code_wrong', 'link_dead');
    },
  },
  {
    name: 'resetPassword refuses a dead link',
    run: async (backend) => {
      const reply = await backend.call('resetPassword', { token: 'x'.repeat(64), password });
      expectError('resetPassword', reply, 'link_dead');
    },
  },
  {
    name: 'a path of the API that does not exist is refused in JSON',
    run: async (backend) => {
      const reply = await backend.send(`${apiPath}/nothing-here`);
      assert.equal(reply.status, 404);
      assert.equal(ErrorAnswer.parse(reply.json).error.code, 'page_unknown');
    },
  },
];

/** Everything that a back end must not do. */
export const refusalChecks: Check[] = [...guards, ...methods, ...strangers, ...own];
