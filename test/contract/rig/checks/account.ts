import assert from 'node:assert/strict';
import type { Backend } from '../backend.js';
import { expectError, expectOutput } from '../expect.js';
import type { Check, ReadMail } from '../check.js';
import { application } from './answers.js';
import { newAddress, password } from './people.js';

/** What somebody who is signed in does to their own account. */
export function accountChecks(readMail: ReadMail): Check[] {
  /** Somebody new, signed in. */
  const signUp = async (backend: Backend): Promise<{ email: string; browser: Backend }> => {
    const email = newAddress();
    const browser = backend.fresh();
    expectOutput('signUp', await browser.call('signUp', await application(backend.base, email)));
    expectOutput('verifyAddress', await browser.call('verifyAddress', { code: (await readMail(email)).code }));
    return { email, browser };
  };
  return [
    {
      name: 'a password is changed by the present one: other sessions end, this one goes on, the old password is dead',
      run: async (backend) => {
        const { email, browser } = await signUp(backend);
        const elsewhere = backend.fresh();
        expectOutput('login', await elsewhere.call('login', { email, password }));
        await checkChange({ email, browser, elsewhere });
      },
    },
    {
      name: 'sessions are listed, this one first, and ended one by one or all at once, except this one',
      run: async (backend) => {
        const { email, browser } = await signUp(backend);
        const others = [backend.fresh(), backend.fresh()];
        for (const other of others) expectOutput('login', await other.call('login', { email, password }));
        await checkSessions(browser, others);
      },
    },
    {
      name: 'a profile is saved by the version that was read, and what happened to the account is told',
      run: async (backend) => {
        const { browser } = await signUp(backend);
        await checkProfile(browser);
        const { entries } = expectOutput('listActivity', await browser.call('listActivity'));
        assert.notEqual(entries.length, 0, 'a new account has a history');
        const times = entries.map(({ at }) => at);
        assert.deepEqual(
          times,
          [...times].sort((a, b) => b - a),
          'the newest first',
        );
      },
    },
    {
      name: 'somebody proves anew who they are by the password, and the session goes on',
      run: async (backend) => {
        const { browser } = await signUp(backend);
        expectError('requestReauthentication', await browser.call('requestReauthentication'), 'method_disabled');
        expectError('reauthenticate', await browser.call('reauthenticate', { code: '123456' }), 'method_disabled');
        const wrong = await browser.call('reauthenticate', { password: 'not the password' });
        expectError('reauthenticate', wrong, 'credentials_wrong');
        const before = await sessionOf(browser);
        const { session } = expectOutput('reauthenticate', await browser.call('reauthenticate', { password }));
        assert.equal(session.id, before.id);
        assert.ok(session.authenticatedAt >= before.authenticatedAt);
        assert.equal((await sessionOf(browser)).authenticatedAt, session.authenticatedAt);
      },
    },
  ];
}

async function checkChange(who: { email: string; browser: Backend; elsewhere: Backend }): Promise<void> {
  const { email, browser, elsewhere } = who;
  const newPassword = 'another whistle 77';
  const change = (input: object) => browser.call('changePassword', { newPassword, ...input });
  const missing = expectError('changePassword', await change({}), 'input_invalid');
  assert.equal(missing.fields?.['currentPassword'], 'required');
  const short = await change({ currentPassword: password, newPassword: 'short' });
  const { fields } = expectError('changePassword', short, 'input_invalid');
  assert.equal(fields?.['newPassword'], 'password_too_short');
  const wrong = await change({ currentPassword: 'not the password' });
  const refused = expectError('changePassword', wrong, 'credentials_wrong');
  assert.equal(refused.fields?.['currentPassword'], 'password_wrong');
  await sessionOf(elsewhere);
  const { id } = await sessionOf(browser);
  const { session } = expectOutput('changePassword', await change({ currentPassword: password }));
  assert.equal(session.user.email, email);
  assert.equal((await sessionOf(browser)).id, id, 'the session that asked goes on');
  expectError('getSession', await elsewhere.call('getSession'), 'session_missing');
  const login = (given: string) => elsewhere.fresh().call('login', { email, password: given });
  expectError('login', await login(password), 'credentials_wrong');
  expectOutput('login', await login(newPassword));
}

async function checkSessions(browser: Backend, [first, second]: Backend[]): Promise<void> {
  assert.ok(first && second);
  const { sessions } = expectOutput('listSessions', await browser.call('listSessions'));
  assert.deepEqual(
    sessions.map(({ current }) => current),
    [true, false, false],
  );
  assert.equal(sessions[0]?.id, (await sessionOf(browser)).id);
  const { id } = await sessionOf(first);
  for (let times = 0; times < 2; times++) {
    const left = expectOutput('endSession', await browser.call('endSession', { id })).sessions;
    assert.deepEqual(
      left.map((each) => each.id),
      sessions.map((each) => each.id).filter((each) => each !== id),
    );
  }
  expectError('getSession', await first.call('getSession'), 'session_missing');
  const own = await browser.call('endSession', { id: sessions[0].id });
  assert.equal(expectError('endSession', own, 'input_invalid').fields?.['id'], 'choice_invalid');
  await sessionOf(second);
  const rest = expectOutput('endOtherSessions', await browser.call('endOtherSessions')).sessions;
  assert.deepEqual(
    rest.map(({ current }) => current),
    [true],
  );
  expectError('getSession', await second.call('getSession'), 'session_missing');
  await sessionOf(browser);
}

async function checkProfile(browser: Backend): Promise<void> {
  const { version, languages, hasPassword } = expectOutput('getProfile', await browser.call('getProfile'));
  assert.equal(hasPassword, true);
  const texts = { name: 'Ana Moreno', jobTitle: 'Gardener', organization: 'Larkfield Ltd' };
  const profile = { ...texts, avatarUrl: 'https://pictures.example/ana.png', language: languages[0] ?? '' };
  const save = (input: object) => browser.call('saveProfile', { ...profile, version, ...input });
  const wrong = await save({ avatarUrl: 'javascript:alert(1)', language: 'tlh', name: 'Ana\u202e' });
  const { fields } = expectError('saveProfile', wrong, 'input_invalid');
  assert.deepEqual(fields, { avatarUrl: 'url_invalid', language: 'choice_invalid', name: 'characters_refused' });
  const saved = expectOutput('saveProfile', await save({}));
  assert.deepEqual({ ...saved, version }, { ...profile, languages, hasPassword, version });
  assert.deepEqual(expectOutput('getProfile', await browser.call('getProfile')), saved);
  expectError('saveProfile', await save({}), 'version_stale');
  const { user } = await sessionOf(browser);
  assert.deepEqual([user.name, user.avatarUrl], [profile.name, profile.avatarUrl]);
}

async function sessionOf(browser: Backend) {
  const { session } = expectOutput('getSession', await browser.call('getSession'));
  assert.ok(session, 'somebody is signed in');
  return session;
}
