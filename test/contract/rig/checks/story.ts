import assert from 'node:assert/strict';
import { expectError, expectOutput } from '../expect.js';
import type { Check, ReadMail } from '../check.js';
import { application } from './answers.js';
import { newAddress, password } from './people.js';

/** One person's way through every operation that needs a mail. */
export function storyChecks(readMail: ReadMail): Check[] {
  return [
    {
      name: 'a code verifies the address and signs in the browser that signed up; logout ends it',
      run: async (backend) => {
        const email = newAddress();
        const browser = backend.fresh();
        expectOutput('signUp', await browser.call('signUp', await application(backend.base, email)));
        const { code } = await readMail(email);
        const verified = expectOutput('verifyAddress', await browser.call('verifyAddress', { code }));
        assert.equal(verified.next, 'done');
        const { session } = expectOutput('getSession', await browser.call('getSession'));
        assert.equal(session?.user.email, email);
        expectOutput('logout', await browser.call('logout'));
        assert.equal(expectOutput('getSession', await browser.call('getSession')).session, null);
        expectOutput('login', await browser.call('login', { email, password }));
        assert.notEqual(expectOutput('getSession', await browser.call('getSession')).session, null);
      },
    },
    {
      name: 'a link in another browser needs the sign-up password, is used once and leads to login',
      run: async (backend) => {
        const email = newAddress();
        const [first, second] = [backend.fresh(), backend.fresh()];
        expectOutput('signUp', await first.call('signUp', await application(backend.base, email)));
        const { token } = await readMail(email);
        const purpose = 'verify_address';
        const link = expectOutput('inspectLink', await second.call('inspectLink', { token, purpose }));
        assert.deepEqual(link, { state: 'live', email, needsPassword: true });
        expectError('verifyAddress', await second.call('verifyAddress', { token }), 'input_invalid');
        const wrong = { token, password: 'not the password' };
        expectError('verifyAddress', await second.call('verifyAddress', wrong), 'credentials_wrong');
        const verified = expectOutput('verifyAddress', await second.call('verifyAddress', { token, password }));
        assert.equal(verified.next, 'login');
        expectError('verifyAddress', await second.call('verifyAddress', { token, password }), 'link_used');
        assert.equal(expectOutput('continueSignUp', await first.call('continueSignUp')).next, 'done');
      },
    },
    {
      name: 'a reset replaces the password, ends sessions and works once',
      run: async (backend) => {
        const email = newAddress();
        const [browser, elsewhere] = [backend.fresh(), backend.fresh()];
        expectOutput('signUp', await browser.call('signUp', await application(backend.base, email)));
        expectOutput('verifyAddress', await browser.call('verifyAddress', { code: (await readMail(email)).code }));
        expectOutput('requestPasswordReset', await elsewhere.call('requestPasswordReset', { email }));
        const { token } = await readMail(email);
        const input = { token, password: 'another whistle 77' };
        assert.equal(expectOutput('resetPassword', await elsewhere.call('resetPassword', input)).email, email);
        const again = { ...input, password: `${input.password} again` };
        expectError('resetPassword', await elsewhere.call('resetPassword', again), 'link_dead');
        expectError('getSession', await browser.call('getSession'), 'session_missing');
        expectError('login', await elsewhere.call('login', { email, password }), 'credentials_wrong');
        expectOutput('login', await elsewhere.call('login', { email, password: input.password }));
      },
    },
  ];
}
