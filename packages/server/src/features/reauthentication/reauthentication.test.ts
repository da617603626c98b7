import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { codeOf, fieldsOf } from '../../../../../test/rig/answers.js';
import { engines } from '../../../../../test/rig/databases.js';
import type { Answer, TestBrowser } from '../../../../../test/rig/http-client.js';
import { goodPassword, newAddress, type Person, signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';
import { logIn, sessionToken, setStatus, takePassword, twinOf } from '../../../../../test/rig/sessions.js';

const minute = 60_000;

for (const engine of engines) {
  describe(`proving anew who one is on ${engine.name}`, () => {
    let server: TestServer;
    let now = Date.now();
    before(async () => {
      const settings = { LIMIT_MAIL_IP: '9999/1h', LIMIT_MAIL_ADDRESS: '9/1h', TRUST_PROXY: '1' };
      server = await startServer(engine, { settings, clock: () => now });
    });
    after(() => server.close());

    /** Somebody who has no password. */
    async function passwordless(options: Parameters<typeof signUpPerson>[1] = {}): Promise<Person> {
      const person = await signUpPerson(server, options);
      await takePassword(server, person.email);
      return person;
    }

    /** Asks for a code and reads it from the mail. */
    async function askForCode({ browser, email }: Person): Promise<string> {
      const answer = await browser.call('requestReauthentication');
      assert.equal(answer.status, 200, answer.text);
      // Within a minute of the one before a mail waits for its turn.
      now += minute;
      const { code } = (await server.mails()).newest(email);
      assert.match(code, /^\d{6}$/);
      return code;
    }

    it('SE15: ten minutes after a login addresses need a proof, by the password of whoever has one', async () => {
      const { browser, password } = await signUpPerson(server);
      const email = newAddress('second');
      const add = () => browser.call('saveContactSettings', { version: 0, addresses: { add: [{ email }] } });
      now += 10 * minute + 1;
      const refused = await add();
      assert.equal(codeOf(refused), 'reauthentication_required');
      assert.match(refused.text, /"method":"password","minutes":10/);
      const wrong = await browser.call('reauthenticate', { password: 'not the password' });
      assert.equal(codeOf(wrong), 'credentials_wrong');
      assert.deepEqual(fieldsOf(wrong), { password: 'password_wrong' });
      assert.equal(codeOf(await add()), 'reauthentication_required');
      const proven = await browser.call('reauthenticate', { password });
      assert.equal(proven.status, 200, proven.text);
      assert.equal((proven.json['session'] as { authenticatedAt: number }).authenticatedAt, now);
      now += 10 * minute;
      assert.equal((await add()).status, 200);
      now += 1;
      assert.equal(
        codeOf(await browser.call('saveContactSettings', { version: 1, addresses: {} })),
        'reauthentication_required',
      );
    });

    it('SE15: somebody without a password proves it by a code that is mailed to the primary address', async () => {
      const ana = await passwordless();
      now += 11 * minute;
      const mails = server.inbox.mails.length;
      const asked = await ana.browser.call('requestReauthentication');
      assert.deepEqual(asked.json, { next: 'check_mail', resendAt: now + minute });
      const sent = (await server.mails()).mails.slice(mails);
      assert.deepEqual(
        sent.map(({ recipients }) => recipients),
        [[ana.email]],
      );
      assert.match(sent[0]?.text ?? '', /works for 15 minutes/);
      const spaced = (sent[0]?.code ?? '').replace(/^(...)/, ' $1 - ');
      const proven = await ana.browser.call('reauthenticate', { code: spaced });
      assert.equal(proven.status, 200, proven.text);
      const save = { version: 0, addresses: { add: [{ email: newAddress('second') }] } };
      assert.equal((await ana.browser.call('saveContactSettings', save)).status, 200);
    });

    it('SE3: a proof gives the session a new token, by password and by code, and the old one is dead', async () => {
      const ben = await passwordless();
      const ana = await signUpPerson(server);
      const cases: [TestBrowser, object][] = [
        [ana.browser, { password: ana.password }],
        [ben.browser, { code: await askForCode(ben) }],
      ];
      for (const [browser, proof] of cases) {
        const old = sessionToken(browser);
        const { id } = sessionOf(await browser.call('getSession'));
        const answer = await browser.call('reauthenticate', proof);
        assert.equal(answer.status, 200, answer.text);
        assert.notEqual(sessionToken(browser), old);
        assert.equal(answer.text.includes(sessionToken(browser)), false);
        assert.equal(sessionOf(answer).id, id);
        assert.equal((await browser.call('getSession')).status, 200);
        for (const operation of ['getSession', 'reauthenticate'] as const) {
          assert.equal(codeOf(await twinOf(server, browser, old).call(operation, proof)), 'session_missing');
        }
      }
    });

    it('a code is for those without a password and a password for the others', async () => {
      const [ana, ben] = [await signUpPerson(server), await passwordless()];
      assert.equal(codeOf(await ana.browser.call('requestReauthentication')), 'method_disabled');
      assert.equal(codeOf(await ana.browser.call('reauthenticate', { code: '123456' })), 'method_disabled');
      assert.equal(codeOf(await ben.browser.call('reauthenticate', { password: goodPassword })), 'method_disabled');
      for (const input of [{}, { password: goodPassword, code: '123456' }]) {
        const answer = await ana.browser.call('reauthenticate', input);
        assert.deepEqual(fieldsOf(answer), { password: 'required' });
      }
      assert.equal((await server.mails()).to(ana.email).length, 1, 'the one of the sign-up');
    });

    it('RL13: a code has five tries, and the right one is not good any more after them', async () => {
      const ben = await passwordless();
      const code = await askForCode(ben);
      const told = [];
      for (const wrong of wrongCodes(code).slice(0, 5)) {
        told.push(fieldsOf(await ben.browser.call('reauthenticate', { code: wrong }))['code']);
      }
      assert.deepEqual(told, [...Array<string>(4).fill('code_wrong'), 'code_dead']);
      assert.equal(codeOf(await ben.browser.call('reauthenticate', { code })), 'code_wrong');
      const newer = await askForCode(ben);
      assert.equal((await ben.browser.call('reauthenticate', { code: newer })).status, 200);
    });

    it('RL13: of parallel guesses no more than five are compared, and further codes do not make them free', async () => {
      const ben = await passwordless();
      const code = await askForCode(ben);
      const guesses = wrongCodes(code).slice(0, 20);
      const answers = await Promise.all(
        guesses.map((guess) => twinOf(server, ben.browser).call('reauthenticate', { code: guess })),
      );
      const codes = answers.map(codeOf);
      assert.equal(codes.filter((each) => each === 'code_wrong').length, 10, codes.join());
      assert.equal(codes.filter((each) => each === 'limit_reached').length, 10);
      const [row] = await server.database.query(
        "select max(code_tries) as n from challenges where purpose = 'reauthenticate'",
      );
      assert.equal(Number(row?.['n']), 5);
      const held = await ben.browser.call('reauthenticate', { code });
      assert.equal(held.headers['retry-after'], '60');
      now += minute;
      assert.equal(codeOf(await ben.browser.call('reauthenticate', { code })), 'code_wrong', 'it is used up');
    });

    it('RL13: a newer code kills the older one, and a code works once', async () => {
      const ben = await passwordless();
      const first = await askForCode(ben);
      const second = await askForCode(ben);
      if (first !== second) {
        assert.equal(codeOf(await ben.browser.call('reauthenticate', { code: first })), 'code_wrong');
      }
      assert.equal((await ben.browser.call('reauthenticate', { code: second })).status, 200);
      assert.equal(codeOf(await ben.browser.call('reauthenticate', { code: second })), 'code_wrong');
    });

    it('RL13: a code that is not sent any more leaves the one before good', async () => {
      const ben = await passwordless();
      let code = '';
      for (let mails = 0; mails < 8; mails++) code = await askForCode(ben);
      const before = (await server.mails()).to(ben.email).length;
      const over = await ben.browser.call('requestReauthentication');
      assert.equal(over.status, 200);
      now += minute;
      assert.equal((await server.mails()).to(ben.email).length, before);
      assert.equal((await ben.browser.call('reauthenticate', { code })).status, 200);
    });

    it('a code is good for a quarter of an hour', async () => {
      const ben = await passwordless();
      for (const [age, status] of [
        [14 * minute - 1, 200],
        [14 * minute, 422],
      ] as const) {
        // Asking took a minute.
        const code = await askForCode(ben);
        now += age;
        assert.equal((await ben.browser.call('reauthenticate', { code })).status, status, String(age));
      }
    });

    it('a code is good in the very session that asked for it, for nobody else and in no other place', async () => {
      const ben = await signUpPerson(server);
      const other = await logIn(server, ben);
      await takePassword(server, ben.email);
      const eve = await passwordless();
      const code = await askForCode(ben);
      for (const browser of [other, eve.browser]) {
        assert.equal(codeOf(await browser.call('reauthenticate', { code })), 'code_wrong');
      }
      assert.equal(codeOf(await other.call('verifyAddress', { code })), 'code_wrong');
      // Another session that asks is the newest, and this one's code is dead.
      await askForCode({ ...ben, browser: other });
      assert.equal(codeOf(await ben.browser.call('reauthenticate', { code })), 'code_wrong');
    });

    it('out of order: a code before it was asked for, after a logout, and after a password was chosen', async () => {
      const ben = await passwordless();
      for (const code of ['123456', '12345', 'abcdef', '１２３４５６']) {
        assert.equal(codeOf(await ben.browser.call('reauthenticate', { code })), 'code_wrong', code);
      }
      const code = await askForCode(ben);
      const chosen = await ben.browser.call('changePassword', { newPassword: 'another whistle 77' });
      assert.equal(chosen.status, 200, chosen.text);
      assert.equal(codeOf(await ben.browser.call('reauthenticate', { code })), 'method_disabled');
      await takePassword(server, ben.email);
      assert.equal(codeOf(await ben.browser.call('reauthenticate', { code })), 'code_wrong', 'the change killed it');
      const newer = await askForCode(ben);
      await ben.browser.call('logout');
      assert.equal(codeOf(await ben.browser.call('reauthenticate', { code: newer })), 'session_missing');
    });

    it('EM1: a code to an address that was removed proves nothing any more', async () => {
      const ben = await passwordless();
      const second = newAddress('second');
      await server.database.query(
        `insert into addresses (id, portal_id, user_id, address, compare_key, verified_at, created_at)
          select $1, portal_id, user_id, $2, $3, verified_at, created_at from addresses where compare_key = $4`,
        [randomUUID(), second, second, ben.email],
      );
      const code = await askForCode(ben);
      const settings = await ben.browser.call('getContactSettings');
      const [old, next] = settings.json['addresses'] as { id: string }[];
      const save = { version: 0, addresses: { primary: next?.id ?? '', remove: [old?.id ?? ''] } };
      assert.equal((await ben.browser.call('saveContactSettings', save)).status, 200);
      assert.equal(codeOf(await ben.browser.call('reauthenticate', { code })), 'code_wrong');
    });

    it('of twenty proofs at once by one browser one renews the session, and the cookie it brought works', async () => {
      for (const person of [await signUpPerson(server), await passwordless()]) {
        const known = await person.browser.call('requestReauthentication');
        now += minute;
        const proof =
          known.status === 200
            ? { code: (await server.mails()).newest(person.email).code }
            : { password: person.password };
        const twins = Array.from({ length: 20 }, () => twinOf(server, person.browser));
        const answers = await Promise.all(twins.map((twin) => twin.call('reauthenticate', proof)));
        const winners = twins.filter((_, index) => answers[index]?.status === 200);
        assert.equal(winners.length, 1, answers.map(({ text }) => text).join('\n'));
        for (const answer of answers) if (answer.status !== 200) assert.deepEqual(answer.setCookies, []);
        assert.equal((await winners[0]?.call('getSession'))?.status, 200);
        assert.equal(codeOf(await person.browser.call('getSession')), 'session_missing');
      }
    });

    it('RL11: mails of codes keep the limits of mails to an address and of a network', async () => {
      const ben = await passwordless({ headers: { 'X-Forwarded-For': '198.51.100.9' } });
      const mails = (await server.mails()).to(ben.email).length;
      for (let times = 0; times < 12; times++) {
        assert.equal((await ben.browser.call('requestReauthentication')).status, 200);
        now += minute;
        await server.mails();
      }
      assert.equal((await server.mails()).to(ben.email).length, mails + 8, 'one of nine was for the sign-up');
    });

    it('somebody blocked, somebody whose session expired and nobody at all prove nothing and get no mail', async () => {
      const blocked = await passwordless();
      await setStatus(server, blocked.email, 'blocked');
      const expired = await passwordless();
      now += 25 * 60 * minute;
      const before = server.inbox.mails.length;
      for (const browser of [blocked.browser, expired.browser, server.browser()]) {
        assert.equal(codeOf(await browser.call('requestReauthentication')), 'session_missing');
        assert.equal(codeOf(await browser.call('reauthenticate', { code: '123456' })), 'session_missing');
        assert.equal(codeOf(await browser.call('reauthenticate', { password: goodPassword })), 'session_missing');
      }
      assert.equal((await server.mails()).mails.length, before);
    });

    it('TN1: a code of one portal is a wrong one at the other, and uses up no try there', async () => {
      const here = await passwordless();
      const there = await signUpPerson(server, { email: here.email, base: '/p/acme' });
      await takePassword(server, here.email);
      const code = await askForCode(here);
      assert.equal(codeOf(await there.browser.call('reauthenticate', { code }, '/p/acme')), 'code_wrong');
      const smuggler = server.browser();
      const token = sessionToken(here.browser);
      for (const [name] of there.browser.cookies) smuggler.cookies.set(name, token);
      assert.equal(codeOf(await smuggler.call('reauthenticate', { code }, '/p/acme')), 'session_missing');
      assert.equal(codeOf(await smuggler.call('requestReauthentication', {}, '/p/acme')), 'session_missing');
      const [row] = await server.database.query('select code_tries from challenges where session_id = $1', [
        sessionOf(await here.browser.call('getSession')).id,
      ]);
      assert.equal(Number(row?.['code_tries']), 0);
      assert.equal((await here.browser.call('reauthenticate', { code })).status, 200);
    });

    it('KL8: proofs, failed ones and mailed codes are entries about the person', async () => {
      const ben = await passwordless();
      const { user } = sessionOf(await ben.browser.call('getSession'));
      await ben.browser.call('reauthenticate', { password: goodPassword });
      now += 1;
      await ben.browser.call('reauthenticate', { code: '000000' });
      now += 1;
      const code = await askForCode(ben);
      now += 1;
      await ben.browser.call('reauthenticate', { code });
      const rows = await server.database.query(
        "select event, actor_id, details from audit_entries where subject_id = $1 and event like 'reauth%' order by at",
        [user.id],
      );
      assert.deepEqual(
        rows.map((row) => [row['event'], row['details'], row['actor_id']]),
        [
          ['reauthentication_failed', '{"reason":"method_disabled"}', user.id],
          ['reauthentication_failed', '{"reason":"code_wrong"}', user.id],
          ['reauthentication_code_mailed', '{"limited":false}', user.id],
          ['reauthenticated', '{"method":"code"}', user.id],
        ],
      );
    });
  });
}

/** Six digits that are not these. */
function wrongCodes(code: string): string[] {
  return Array.from({ length: 30 }, (_, index) => String((Number(code) + index + 1) % 1_000_000).padStart(6, '0'));
}

function sessionOf({ json }: Answer): { id: string; user: { id: string } } {
  return json['session'] as { id: string; user: { id: string } };
}
