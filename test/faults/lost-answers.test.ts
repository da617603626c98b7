import assert from 'node:assert/strict';
import { Agent } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { type InputOf, type OperationId, sessionHeader } from '@portico/contract';
import { codeOf } from '../rig/answers.js';
import { engines } from '../rig/databases.js';
import { TestBrowser } from '../rig/http-client.js';
import { goodPassword, mailedToken, newAddress, type Person, signUpPerson } from '../rig/people.js';
import { startServer, type TestServer } from '../rig/server.js';
import { wideLimits } from '../rig/wide-limits.js';
import { type TcpProxy, tcpProxy } from './rig/tcp-proxy.js';

const minute = 60_000;
const newPassword = 'lantern harbour 5';

for (const engine of engines) {
  describe(`answers that get lost on ${engine.name}`, () => {
    let server: TestServer;
    let wire: TcpProxy;
    const agent = new Agent({ keepAlive: false });
    before(async () => {
      server = await startServer(engine, { settings: wideLimits });
      wire = await tcpProxy(server.port);
    });
    after(async () => {
      await wire.close();
      await server.close();
    });

    const browser = (headers: Record<string, string> = {}): TestBrowser =>
      new TestBrowser(wire.port, { Host: `localhost:${server.port}`, ...headers }, agent);
    const people = { browser, mails: () => server.mails() };

    /** Calls an operation whose answer never arrives, though the server has done its work. */
    async function lose<Id extends OperationId>(from: TestBrowser, id: Id, input: InputOf<Id> | object): Promise<void> {
      wire.judge = (_data, side) => (side === 'server' ? 'break' : 'pass');
      await assert.rejects(from.call(id, input), { code: 'ECONNRESET' });
      wire.judge = () => 'pass';
    }

    const count = async (sql: string, ...parameters: unknown[]): Promise<number> =>
      Number((await server.database.query(sql, parameters))[0]?.['n']);
    const accounts = (email: string): Promise<number> =>
      count('select count(*) as n from addresses where compare_key = $1', email);
    const events = (event: string, { email }: { email: string }): Promise<number> =>
      count(
        `select count(*) as n from audit_entries where event = $1 and subject_id =
          (select user_id from addresses where compare_key = $2)`,
        event,
        email,
      );
    const login = (email: string, password: string) => browser().call('login', { email, password });

    it('FT12, WB10: a sign-up that is sent again is one account, by the newest mail', async () => {
      const email = newAddress();
      const from = browser();
      await lose(from, 'signUp', { email, password: goodPassword });
      assert.equal((await from.call('signUp', { email, password: goodPassword })).status, 200);
      server.skip(minute);
      const { code } = (await server.mails()).newest(email);
      assert.equal((await from.call('verifyAddress', { code })).status, 200);
      assert.equal(await accounts(email), 1);
    });

    it('FT12: a code that is sent again says that it was used, and the login works', async () => {
      const email = newAddress();
      const from = browser();
      await from.call('signUp', { email, password: goodPassword });
      const { code } = (await server.mails()).newest(email);
      await lose(from, 'verifyAddress', { code });
      assert.equal(codeOf(await from.call('verifyAddress', { code })), 'link_used');
      assert.equal(await accounts(email), 1);
      assert.equal((await from.call('login', { email, password: goodPassword })).status, 200);
    });

    it('FT12: a login and a log-out that are sent again do what they say', async () => {
      const { email } = await signUpPerson(people);
      const from = browser();
      await lose(from, 'login', { email, password: goodPassword });
      assert.equal((await from.call('login', { email, password: goodPassword })).status, 200);
      await lose(from, 'logout', {});
      assert.equal(codeOf(await from.call('getSession')), 'session_missing');
      assert.equal((await from.call('logout', {})).status, 200);
      assert.deepEqual((await from.call('getSession')).json, { session: null });
    });

    /** A reset of which the answer was lost. */
    async function resetUnheard(): Promise<{
      email: string;
      from: TestBrowser;
      reset: { token: string; password: string };
    }> {
      const { email } = await signUpPerson(people);
      server.skip(minute);
      const from = browser();
      await lose(from, 'requestPasswordReset', { email });
      assert.equal((await from.call('requestPasswordReset', { email })).status, 200);
      server.skip(minute);
      const reset = { token: await mailedToken(server, email), password: newPassword };
      await lose(from, 'resetPassword', reset);
      return { email, from, reset };
    }

    it('FT12, WB11: a reset that is asked for again mails a link that works; one that is said again is done, once, and told once', async () => {
      const { email, from, reset } = await resetUnheard();
      const again = await from.call('resetPassword', reset);
      assert.deepEqual([again.status, again.json], [200, { next: 'login', email }], again.text);
      assert.equal((await login(email, newPassword)).status, 200);
      assert.equal(await events('password_reset', { email }), 1);
      const told = (await server.mails()).to(email).filter(({ subject }) => subject.includes('was changed'));
      assert.equal(told.length, 1);
    });

    it('WB11: only the same reset counts as said again: same link, password and browser, in ten minutes, with no change since', async () => {
      const { email, from, reset } = await resetUnheard();
      const isDead = async (by: TestBrowser, input = reset): Promise<void> => {
        assert.equal(codeOf(await by.call('resetPassword', input)), 'link_dead');
      };
      await isDead(from, { ...reset, password: 'copper kettle 77' });
      await isDead(server.browser({ 'User-Agent': 'Another/1' }));
      assert.equal((await from.call('resetPassword', reset)).status, 200);
      for (let tries = 0; tries < 5; tries++) await isDead(from, { ...reset, password: `a guess ${tries} of many` });
      await isDead(from);
      server.skip(11 * minute);
      await isDead(from);
      const other = await resetUnheard();
      const own = server.browser();
      await own.call('login', { email: other.email, password: newPassword });
      const change = { currentPassword: newPassword, newPassword: 'copper kettle 77' };
      assert.equal((await own.call('changePassword', change)).status, 200);
      await isDead(other.from);
      await isDead(other.from, { ...other.reset, password: 'copper kettle 77' });
      assert.equal(await events('password_reset', { email }), 1);
    });

    const change = { currentPassword: goodPassword, newPassword };

    /** Changes the password, loses the answer and with it the session, and logs in with the new one. */
    async function changedUnheard(): Promise<Person> {
      const person = await signUpPerson(people);
      await lose(person.browser, 'changePassword', change);
      assert.equal(codeOf(await person.browser.call('changePassword', change)), 'session_missing');
      const { status } = await person.browser.call('login', { email: person.email, password: newPassword });
      assert.equal(status, 200);
      return person;
    }

    it('FT12: a change of password that is sent again after a login is done, once, and told once', async () => {
      const person = await changedUnheard();
      const again = await person.browser.call('changePassword', change);
      assert.equal(again.status, 200, again.text);
      assert.equal((await person.browser.call('getProfile')).status, 200);
      assert.equal(await events('password_changed', person), 1);
      const told = (await server.mails()).to(person.email).filter(({ subject }) => /password/i.test(subject));
      assert.equal(told.length, 1);
    });

    it('FT12: only the change itself counts as said again: another new password needs the right present one', async () => {
      const person = await changedUnheard();
      const other = await person.browser.call('changePassword', { ...change, newPassword: 'copper kettle 77' });
      assert.equal(codeOf(other), 'credentials_wrong');
      const wrong = await person.browser.call('changePassword', { ...change, currentPassword: 'copper kettle 77' });
      assert.deepEqual([wrong.status, codeOf(wrong)], [401, 'credentials_wrong'], 'the new one is in use, that is all');
      server.skip(11 * minute);
      await person.browser.call('login', { email: person.email, password: newPassword });
      assert.equal(codeOf(await person.browser.call('changePassword', change)), 'credentials_wrong');
    });

    it('FT12: what was saved is not saved twice: the version is the old one', async () => {
      const { email, browser: from } = await signUpPerson(people);
      const added = newAddress('second');
      const { json: settings } = await from.call('getContactSettings');
      const save = { version: Number(settings['version']), addresses: { add: [{ email: added }] } };
      await lose(from, 'saveContactSettings', save);
      assert.equal(codeOf(await from.call('saveContactSettings', save)), 'version_stale');
      assert.equal(await accounts(added), 1);
      assert.equal(await events('addresses_changed', { email }), 1);
      const { name, avatarUrl, organization, language, version } = (await from.call('getProfile')).json;
      const profile = { name, avatarUrl, organization, language, version, jobTitle: 'Gardener' };
      await lose(from, 'saveProfile', profile);
      assert.equal(codeOf(await from.call('saveProfile', profile)), 'version_stale');
      assert.equal((await from.call('getProfile')).json['jobTitle'], 'Gardener');
    });

    it('FT12: a refresh that is sent again goes on with the same successor', async () => {
      const { email } = await signUpPerson(people);
      const from = browser({ [sessionHeader]: 'bearer' });
      const begun = await from.call('login', { email, password: goodPassword });
      const { refreshToken } = begun.json['tokens'] as { refreshToken: string };
      await lose(from, 'refreshAccess', { refreshToken });
      const again = await from.call('refreshAccess', { refreshToken });
      assert.equal(again.status, 200, again.text);
      const next = (again.json['tokens'] as { refreshToken: string }).refreshToken;
      assert.equal((await from.call('refreshAccess', { refreshToken: next })).status, 200);
    });
  });
}
