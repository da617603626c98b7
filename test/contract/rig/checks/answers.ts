import assert from 'node:assert/strict';
import { expectOutput } from '../expect.js';
import type { Check } from '../check.js';
import { newAddress, password } from './people.js';

/** What each operation answers to somebody who has no account. */
export const answerChecks: Check[] = [
  {
    name: 'getLoginOptions says what a visitor can do',
    run: async (backend) => {
      const { portal, passwordLength } = expectOutput('getLoginOptions', await backend.call('getLoginOptions'));
      assert.notEqual(portal.name, '');
      assert.ok(passwordLength.min >= 8 && passwordLength.max >= 64, JSON.stringify(passwordLength));
    },
  },
  {
    name: 'getSession answers null to somebody who sent no session',
    run: async (backend) => {
      assert.equal(expectOutput('getSession', await backend.fresh().call('getSession')).session, null);
    },
  },
  {
    name: 'logout works without a session, and twice',
    run: async (backend) => {
      const nobody = backend.fresh();
      expectOutput('logout', await nobody.call('logout'));
      expectOutput('logout', await nobody.call('logout'));
    },
  },
  {
    name: 'continueSignUp answers gone to a browser that began none',
    run: async (backend) => {
      assert.equal(expectOutput('continueSignUp', await backend.fresh().call('continueSignUp')).next, 'gone');
    },
  },
  {
    name: 'signUp answers check_mail, and so it stands until somebody confirms',
    run: async (backend) => {
      const browser = backend.fresh();
      const asked = expectOutput('signUp', await browser.call('signUp', await application(browser.base)));
      assert.ok(asked.resendAt > Date.UTC(2020, 0), 'resendAt is in milliseconds since 1970');
      assert.equal(expectOutput('continueSignUp', await browser.call('continueSignUp')).next, 'check_mail');
    },
  },
  {
    name: 'resendVerification answers an address that nobody knows as any other',
    run: async (backend) => {
      expectOutput('resendVerification', await backend.fresh().call('resendVerification', { email: newAddress() }));
    },
  },
  {
    name: 'requestPasswordReset answers an address that nobody knows as any other',
    run: async (backend) => {
      expectOutput('requestPasswordReset', await backend.fresh().call('requestPasswordReset', { email: newAddress() }));
    },
  },
  {
    name: 'inspectLink calls an unknown token dead, for either purpose',
    run: async (backend) => {
      for (const purpose of ['verify_address', 'reset_password']) {
        const reply = await backend.call('inspectLink', { token: 'x'.repeat(64), purpose });
        assert.equal(expectOutput('inspectLink', reply).state, 'dead');
      }
    },
  },
];

/** A good sign-up for this portal: with every consent and field that it asks for. */
export async function application(base: string, email = newAddress()): Promise<object> {
  const { Backend } = await import('../backend.js');
  const options = expectOutput('getLoginOptions', await new Backend(base).call('getLoginOptions'));
  const consents = Object.fromEntries(options.consents.map(({ name }) => [name, true]));
  const fields = options.fields
    .filter(({ required }) => required)
    .map(({ name, type, options: choices }): [string, string | boolean] => {
      if (type === 'checkbox') return [name, true];
      if (type === 'date') return [name, '1990-02-28'];
      return [name, type === 'select' ? (choices?.[0]?.value ?? '') : 'Lisbon'];
    });
  return { email, password, name: 'Ana Ruiz', consents, fields: Object.fromEntries(fields) };
}
