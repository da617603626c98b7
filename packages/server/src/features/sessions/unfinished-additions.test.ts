import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type AddressChanges, sessionHeader } from '@portico/contract';
import {
  addVerified,
  canLogIn,
  idOf,
  noticesTo,
  saved,
  settingsOf,
  tokenOf,
} from '../../../../../test/rig/addresses.js';
import { codeOf } from '../../../../../test/rig/answers.js';
import { engines } from '../../../../../test/rig/databases.js';
import type { TestBrowser } from '../../../../../test/rig/http-client.js';
import { goodPassword, mailedToken, newAddress, type Person, signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';
import { logIn, twinOf } from '../../../../../test/rig/sessions.js';
import { wideLimits } from '../../../../../test/rig/wide-limits.js';

const minute = 60_000;
const newPassword = 'another whistle 77';

for (const engine of engines) {
  describe(`what a session began on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      const settings = { ...wideLimits, SESSION_IDLE: '7d', RECENT_LOGIN: '7d' };
      server = await startServer(engine, { settings });
    });
    after(() => server.close());

    const verify = (token: string) => server.browser().call('verifyAddress', { token });
    const sessionId = async (browser: TestBrowser): Promise<string> =>
      ((await browser.call('getSession')).json as { session: { id: string } }).session.id;
    const emailsOf = async (browser: TestBrowser): Promise<string[]> =>
      (await settingsOf(browser)).addresses.map(({ email }) => email);

    /** Stages changes from a browser; the token of the mail to the new address. */
    async function staged(browser: TestBrowser, email: string, changes: AddressChanges): Promise<string> {
      await saved(browser, changes);
      return mailedToken(server, email);
    }

    /** A browser in which somebody else has got hold of a session of that person. */
    const thief = (person: Person): Promise<TestBrowser> => logIn(server, person);

    async function reset(email: string): Promise<void> {
      server.skip(minute);
      await server.browser().call('requestPasswordReset', { email });
      const input = { token: await mailedToken(server, email), password: newPassword };
      assert.equal((await server.browser().call('resetPassword', input)).status, 200);
    }

    /** Every way in which a session is ended. */
    const ways: Record<string, (person: Person, stolen: TestBrowser) => Promise<unknown>> = {
      'its end in the list of devices': async ({ browser }, stolen) =>
        browser.call('endSession', { id: await sessionId(stolen) }),
      'the end of all others': ({ browser }) => browser.call('endOtherSessions'),
      'a new password': ({ browser, password }) =>
        browser.call('changePassword', { currentPassword: password, newPassword }),
      'a reset': ({ email }) => reset(email),
      'its own log-out': (_person, stolen) => stolen.call('logout'),
      'the login of somebody else in its browser': async (_person, stolen) => {
        const { email, password } = await signUpPerson(server);
        assert.equal((await stolen.call('login', { email, password })).status, 200);
      },
      'the sign-up of somebody else in its browser': async (_person, stolen) => {
        const email = newAddress('eve');
        await stolen.call('signUp', { email, password: goodPassword });
        const { code } = (await server.mails()).newest(email);
        assert.equal((await stolen.call('verifyAddress', { code })).status, 200);
      },
      'an undo': async ({ email }) => {
        const notice = (await noticesTo(server, email)).at(-1) ?? assert.fail('no notice');
        assert.equal((await server.browser().call('undoChange', { token: tokenOf(notice) })).status, 200);
      },
    };

    for (const [way, end] of Object.entries(ways)) {
      it(`EM9: its additions are over after ${way}, and the address is not in the list`, async () => {
        const stagings: ((email: string) => AddressChanges)[] = [
          (email) => ({ add: [{ email, makePrimary: true }] }),
          (email) => ({ add: [{ email }] }),
          (email) => ({ replacePrimary: email }),
        ];
        for (const stage of stagings) {
          const person = await signUpPerson(server);
          const stolen = await thief(person);
          const evil = newAddress('evil');
          const token = await staged(stolen, evil, stage(evil));
          await end(person, stolen);
          const page = await server.browser().open(`/verify?token=${token}`);
          assert.match(page.text, /This link no longer works/);
          assert.equal(codeOf(await verify(token)), 'link_dead');
          assert.equal(await canLogIn(server, evil, person.password), false);
          const password = (await canLogIn(server, person.email, newPassword)) ? newPassword : person.password;
          const owner = await logIn(server, { ...person, password });
          assert.deepEqual(await emailsOf(owner), [person.email]);
          assert.equal((await settingsOf(owner)).addresses[0]?.primary, true);
        }
      });
    }

    it('EM9: so they are when one of its refresh tokens comes again, and nobody goes on from the sign-up', async () => {
      const person = await signUpPerson(server);
      const bearer = (headers = {}) => server.browser({ [sessionHeader]: 'bearer', ...headers });
      const { email, password } = person;
      const login = (await bearer().call('login', { email, password })).json;
      const { accessToken, refreshToken } = login['tokens'] as Record<'accessToken' | 'refreshToken', string>;
      const evil = newAddress('evil');
      const token = await staged(bearer({ Authorization: `Bearer ${accessToken}` }), evil, { add: [{ email: evil }] });
      for (const pause of [0, minute]) {
        server.skip(pause);
        await bearer().call('refreshAccess', { refreshToken });
      }
      assert.equal(codeOf(await verify(token)), 'link_dead');
      assert.deepEqual(await emailsOf(person.browser), [email]);
      const open = 'select 1 from sign_ups where compare_key = $1 and continued_at is null';
      assert.deepEqual(await server.database.query(open, [email]), []);
    });

    it('EM9: an address of its owner that it would have made primary is added, and no more than that', async () => {
      const person = await signUpPerson(server);
      const own = newAddress('own');
      const token = await staged(person.browser, own, { add: [{ email: own }] });
      const stolen = await thief(person);
      await saved(stolen, { primaryOnceVerified: await idOf(stolen, own) });
      await person.browser.call('endSession', { id: await sessionId(stolen) });
      assert.equal(
        (await settingsOf(person.browser)).addresses.find(({ email }) => email === own)?.onceVerified,
        'secondary',
      );
      assert.deepEqual((await verify(token)).json, { next: 'added', email: own, primary: false, removed: '' });
    });

    it('EM9: what other sessions began, and what was finished, stays; a form that was open is out of date', async () => {
      const person = await signUpPerson(server);
      const { browser } = person;
      const [own, evil] = [newAddress('own'), newAddress('evil')];
      const token = await staged(browser, own, { add: [{ email: own, makePrimary: true }] });
      const stolen = await thief(person);
      const finished = await addVerified(server, stolen);
      await staged(stolen, evil, { add: [{ email: evil }] });
      const { version } = await settingsOf(browser);
      await browser.call('endSession', { id: await sessionId(stolen) });
      const late = await browser.call('saveContactSettings', {
        version,
        addresses: { add: [{ email: newAddress() }] },
      });
      assert.equal(codeOf(late), 'version_stale');
      const other = await thief(person);
      await browser.call('endOtherSessions');
      assert.equal(codeOf(await other.call('getProfile')), 'session_missing');
      assert.deepEqual((await emailsOf(browser)).sort(), [person.email, own, finished].sort());
      assert.equal((await verify(token)).json['primary'], true);
      const entries = await server.database.query(
        `select event, details from audit_entries where event like '%ended' and subject_id =
         (select user_id from addresses where compare_key = $1) order by id`,
        [own],
      );
      assert.deepEqual(
        entries.map(({ event, details }) => [event, details]),
        [
          ['additions_ended', '{"count":1}'],
          ['session_ended', '{}'],
          ['other_sessions_ended', '{"count":1}'],
        ],
      );
    });

    it('EM9: a session that nobody ended leaves it open; a new login in its browser goes on with it', async () => {
      const person = await signUpPerson(server);
      const [one, two] = [newAddress('one'), newAddress('two')];
      const first = await thief(person);
      const tokens = [await staged(first, one, { add: [{ email: one }] })];
      assert.equal((await first.call('login', { email: person.email, password: goodPassword })).status, 200);
      tokens.push(await staged(first, two, { add: [{ email: two }] }));
      assert.equal((await verify(tokens[0] ?? '')).status, 200);
      await saved(first, { remove: [await idOf(first, one)] });
      server.skip(minute);
      const again = await staged(first, one, { add: [{ email: one }] });
      assert.equal((await first.call('login', { email: person.email, password: goodPassword })).status, 200);
      await person.browser.call('endSession', { id: await sessionId(first) });
      for (const token of [again, tokens[1] ?? '']) assert.equal(codeOf(await verify(token)), 'link_dead');
      assert.deepEqual(await emailsOf(person.browser), [person.email]);
    });

    it('EM9: a new password ends what its own session began, too: whoever copied the cookie had that very session', async () => {
      const person = await signUpPerson(server);
      const stolen = twinOf(server, person.browser);
      const [evil, finished] = [newAddress('evil'), await addVerified(server, stolen)];
      const token = await staged(stolen, evil, { add: [{ email: evil, makePrimary: true }] });
      const change = { currentPassword: person.password, newPassword };
      assert.equal((await person.browser.call('changePassword', change)).status, 200);
      assert.equal(codeOf(await verify(token)), 'link_dead');
      assert.deepEqual((await emailsOf(person.browser)).sort(), [person.email, finished].sort());
      const entries = await server.database.query(
        `select details from audit_entries where event = 'additions_ended' and subject_id =
         (select user_id from addresses where compare_key = $1)`,
        [finished],
      );
      assert.deepEqual(entries, [{ details: '{"count":1}' }]);
    });

    it('EM9: nobody ends by an id what another person began', async () => {
      const [ana, eve] = [await signUpPerson(server), await signUpPerson(server)];
      const own = newAddress('own');
      const token = await staged(ana.browser, own, { add: [{ email: own }] });
      await eve.browser.call('endSession', { id: await sessionId(ana.browser) });
      await eve.browser.call('endOtherSessions');
      assert.equal((await verify(token)).status, 200);
    });
  });
}
