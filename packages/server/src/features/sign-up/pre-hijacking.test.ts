import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { codeOf, fieldsOf } from '../../../../../test/rig/answers.js';
import { engines } from '../../../../../test/rig/databases.js';
import { goodPassword, mailedToken, newAddress, signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';

const attackers = 'brass kettle lagoon 4';
const chosen = 'another whistle 77';
const minute = 60_000;

for (const engine of engines) {
  describe(`sign-ups that strangers began on ${engine.name}`, () => {
    let server: TestServer;
    let now = Date.now();
    before(async () => {
      const settings = { LIMIT_MAIL_IP: '9999/1h', LIMIT_CODE_IP: '9999/1h' };
      server = await startServer(engine, { settings, clock: () => now });
    });
    after(() => server.close());

    /** A sign-up by whoever has `password`; the browser that began it. */
    async function began(email: string, password: string) {
      const browser = server.browser();
      assert.equal((await browser.call('signUp', { email, password })).status, 200);
      return browser;
    }

    async function canLogIn(email: string, password: string): Promise<boolean> {
      return (await server.browser().call('login', { email, password })).status === 200;
    }

    it('SU1: of two sign-ups for an address the one that is verified wins, and the other gets nothing', async () => {
      const email = newAddress('victim');
      const attacker = await began(email, attackers);
      await server.mails();
      now += minute;
      const victim = await began(email, goodPassword);
      assert.equal((await victim.call('verifyAddress', { token: await mailedToken(server, email) })).status, 200);
      assert.equal(await canLogIn(email, attackers), false);
      assert.equal(await canLogIn(email, goodPassword), true);
      assert.deepEqual((await attacker.call('continueSignUp')).json, { next: 'login', email });
      assert.equal((await attacker.call('getSession')).json['session'], null);
    });

    it('SU1: a stranger’s link asks the owner for a password, and a new one replaces the stranger’s', async () => {
      const email = newAddress('victim');
      const attacker = await began(email, attackers);
      const token = await mailedToken(server, email);
      const owner = server.browser();
      const link = await owner.call('inspectLink', { token, purpose: 'verify_address' });
      assert.deepEqual(link.json, { state: 'live', email, needsPassword: true });
      assert.deepEqual(fieldsOf(await owner.call('verifyAddress', { token })), { password: 'required' });
      const guessed = await owner.call('verifyAddress', { token, password: 'not what was typed' });
      assert.equal(codeOf(guessed), 'credentials_wrong');
      assert.deepEqual(fieldsOf(guessed), { password: 'password_wrong' }, 'the address is not in question');
      const verified = await owner.call('verifyAddress', { token, newPassword: chosen });
      assert.deepEqual(verified.json, { next: 'login', email });
      assert.equal((await owner.call('getSession')).json['session'], null);
      assert.equal(await canLogIn(email, attackers), false);
      assert.equal(await canLogIn(email, chosen), true);
      assert.deepEqual((await attacker.call('continueSignUp')).json, { next: 'login', email }, 'SU2');
      assert.equal((await attacker.call('getSession')).json['session'], null);
    });

    it('the browser that signed up goes on by itself once its link was confirmed with its password, and once only', async () => {
      const email = newAddress();
      const first = await began(email, goodPassword);
      assert.deepEqual((await first.call('continueSignUp')).json, { next: 'check_mail' });
      const token = await mailedToken(server, email);
      const phone = server.browser();
      assert.equal((await phone.call('verifyAddress', { token, password: goodPassword })).json['next'], 'login');
      const copied = new Map(first.cookies);
      assert.equal((await first.call('continueSignUp')).json['next'], 'done');
      assert.notEqual((await first.call('getSession')).json['session'], null);
      const thief = server.browser();
      for (const [name, value] of copied) thief.cookies.set(name, value);
      assert.deepEqual((await thief.call('continueSignUp')).json, { next: 'login', email });
      const again = await phone.call('verifyAddress', { token, password: goodPassword });
      assert.equal(codeOf(again), 'link_used');
    });

    it('a sign-up that lost its race says so, by link and by code, also after the winner has left', async () => {
      const email = newAddress();
      const loser = await began(email, attackers);
      const losersMail = (await server.mails()).newest(email);
      const token = new URL(losersMail.link).searchParams.get('token') ?? '';
      const [row] = await server.database.query(
        'select c.code_expires_at from challenges c join sign_ups s on s.id = c.sign_up_id where s.compare_key = $1',
        [email],
      );
      now += minute;
      const winner = await began(email, goodPassword);
      assert.equal((await winner.call('verifyAddress', { token: await mailedToken(server, email) })).status, 200);
      assert.equal(codeOf(await loser.call('verifyAddress', { token })), 'address_taken');
      // The newer mail killed the code; alive again it must still open nothing.
      await server.database.query('update challenges set code_expires_at = $1 where code_expires_at <= $2', [
        row?.['code_expires_at'],
        now,
      ]);
      await server.database.query('update addresses set verified_at = null where compare_key = $1', [email]);
      assert.equal(codeOf(await loser.call('verifyAddress', { code: losersMail.code })), 'link_dead');
    });

    it('SU8: who is not verified cannot log in and owns nothing', async () => {
      const email = newAddress();
      await began(email, goodPassword);
      assert.equal(await canLogIn(email, goodPassword), false);
      const [users] = await server.database.query('select count(*) as count from addresses where compare_key = $1', [
        email,
      ]);
      assert.equal(Number(users?.['count']), 0);
      const owner = await began(email, chosen);
      now += minute;
      assert.equal((await owner.call('verifyAddress', { token: await mailedToken(server, email) })).status, 200);
      assert.equal(await canLogIn(email, chosen), true);
    });

    it('SU9: closed registration refuses sign-ups, those under way, their mails and the page', async () => {
      const waiting = newAddress();
      const begun = await began(waiting, goodPassword);
      const token = await mailedToken(server, waiting);
      const page = await begun.open('/signup');
      const formToken = /name="form_token" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
      for (const change of [{ signUp: false }, { password: false }]) {
        await withOptions(change, async () => {
          const refused = await server.browser().call('signUp', { email: newAddress(), password: goodPassword });
          assert.equal(codeOf(refused), 'registration_closed');
          const form = { form_token: formToken, email: newAddress(), password: goodPassword };
          assert.equal((await begun.submit('/signup', form)).status, 403);
          assert.equal(codeOf(await begun.call('verifyAddress', { token })), 'registration_closed');
          assert.equal(codeOf(await begun.call('resendVerification')), 'registration_closed');
          assert.equal((await begun.call('getLoginOptions')).json['signUp'], false);
        });
      }
      assert.equal((await begun.call('verifyAddress', { token })).status, 200, 'open again');
    });

    it('SU11: nobody signs up as more than a user', async () => {
      const email = newAddress();
      const input = { email, password: goodPassword };
      for (const more of [
        { role: 'owner' },
        { isAdmin: true },
        { verified: true },
        { portalId: 'x' },
        { id: 'x' },
        { createdAt: 0 },
        { passwordHash: 'x' },
        { status: 'active' },
        { ['__proto__x']: {} },
      ]) {
        const [name = ''] = Object.keys(more);
        assert.deepEqual(fieldsOf(await server.browser().call('signUp', { ...input, ...more })), {
          [name]: 'field_unknown',
        });
      }
      const inside = await server.browser().call('signUp', { ...input, fields: { role: 'owner' } });
      assert.deepEqual(fieldsOf(inside), { 'field-role': 'field_unknown' });
      const person = await signUpPerson(server, { email });
      assert.match((await person.browser.call('getSession')).text, /"role":"user"/);
    });

    it('SU13: confirming while somebody else is signed in attaches nothing to them', async () => {
      const bob = await signUpPerson(server, { name: 'Bob Hale' });
      const email = newAddress();
      const stranger = await began(email, goodPassword);
      const token = await mailedToken(server, email);
      await bob.browser.call('verifyAddress', { token, newPassword: chosen });
      assert.match((await bob.browser.call('getSession')).text, /Bob Hale/);
      const own = newAddress();
      await bob.browser.call('signUp', { email: own, password: goodPassword, name: 'Cleo' });
      const before = new Map(bob.browser.cookies);
      await bob.browser.call('verifyAddress', { token: await mailedToken(server, own) });
      assert.match((await bob.browser.call('getSession')).text, /Cleo/);
      const old = server.browser();
      for (const [name, value] of before) old.cookies.set(name, value);
      assert.equal((await old.call('getSession')).status, 401, 'the session before has ended');
      const rows = await server.database.query(
        'select count(*) as count from addresses where user_id = (select user_id from addresses where compare_key = $1)',
        [bob.email],
      );
      assert.equal(Number(rows[0]?.['count']), 1);
      assert.equal((await stranger.call('getSession')).json['session'], null);
    });

    it('RL13: a code has five tries, and a new code kills the old', async () => {
      const email = newAddress();
      const browser = await began(email, goodPassword);
      const { code: first } = (await server.mails()).newest(email);
      now += minute;
      await browser.call('resendVerification');
      const { code: second } = (await server.mails()).newest(email);
      const wrong = String((Number(second) + 1) % 1_000_000).padStart(6, '0');
      if (first !== second) assert.equal(codeOf(await browser.call('verifyAddress', { code: first })), 'code_wrong');
      const told = [];
      for (let tries = 0; tries < 4; tries++) told.push(fieldsOf(await browser.call('verifyAddress', { code: wrong })));
      const [alive, dead] = [{ code: 'code_wrong' }, { code: 'code_dead' }];
      assert.deepEqual(told, [alive, alive, alive, dead], 'the last try says that it was the last');
      const sixth = await browser.call('verifyAddress', { code: second });
      assert.deepEqual([codeOf(sixth), fieldsOf(sixth)], ['code_wrong', dead]);
      const token = await mailedToken(server, email);
      assert.equal((await browser.call('verifyAddress', { token })).status, 200, 'the link is no guess');
    });

    it('RL13: a sign-up elsewhere for the same address leaves one code, and a code is nothing without its browser', async () => {
      const email = newAddress();
      const first = await began(email, attackers);
      const { code } = (await server.mails()).newest(email);
      assert.equal(codeOf(await server.browser().call('verifyAddress', { code })), 'code_wrong');
      now += minute;
      await began(email, goodPassword);
      assert.equal(codeOf(await first.call('verifyAddress', { code })), 'code_wrong');
      const live = await server.database.query(
        'select c.id from challenges c join sign_ups s on s.id = c.sign_up_id where s.compare_key = $1 and c.code_expires_at > $2',
        [email, now],
      );
      assert.equal(live.length, 1);
    });

    it('a code is read with spaces, dies after a quarter of an hour, and a link after a day', async () => {
      const email = newAddress();
      const browser = await began(email, goodPassword);
      const { code } = (await server.mails()).newest(email);
      const token = await mailedToken(server, email);
      now += 15 * minute;
      assert.equal(codeOf(await browser.call('verifyAddress', { code })), 'code_wrong');
      now += 24 * 60 * minute;
      assert.equal(codeOf(await browser.call('verifyAddress', { token })), 'link_dead');
      const other = newAddress();
      const second = await began(other, goodPassword);
      const mail = (await server.mails()).newest(other);
      const spaced = ` ${mail.code.slice(0, 3)} ${mail.code.slice(3)} `;
      assert.equal((await second.call('verifyAddress', { code: spaced })).status, 200);
    });

    async function withOptions(change: Record<string, boolean>, work: () => Promise<unknown>): Promise<void> {
      const [row] = await server.database.query('select options from portals where slug = $1', ['larkfield']);
      const before = String(row?.['options']);
      const set = (options: string) =>
        server.database.query('update portals set options = $1 where slug = $2', [options, 'larkfield']);
      await set(JSON.stringify({ ...(JSON.parse(before) as object), ...change }));
      try {
        await work();
      } finally {
        await set(before);
      }
    }
  });
}
