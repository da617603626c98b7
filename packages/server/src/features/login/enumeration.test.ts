import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { comparableText } from '../../../../../test/rig/answers.js';
import { engines } from '../../../../../test/rig/databases.js';
import { goodPassword, newAddress, signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';

for (const engine of engines) {
  describe(`what answers tell about an address on ${engine.name}`, () => {
    let server: TestServer;
    let people: Record<'unknown' | 'known' | 'unverified' | 'blocked' | 'passwordless', string>;
    let now = Date.now();
    before(async () => {
      const settings = { LIMIT_MAIL_IP: '9999/1h', LIMIT_LOGIN_IP: '9999/1h' };
      server = await startServer(engine, { settings, clock: () => now });
      const known = await signUpPerson(server);
      const blocked = await signUpPerson(server);
      const passwordless = await signUpPerson(server);
      people = {
        unknown: newAddress('nobody'),
        known: known.email,
        unverified: newAddress('waiting'),
        blocked: blocked.email,
        passwordless: passwordless.email,
      };
      await server.browser().call('signUp', { email: people.unverified, password: goodPassword });
      const owner = '(select user_id from addresses where compare_key = $1)';
      await server.database.query(`update users set status = 'blocked' where id = ${owner}`, [people.blocked]);
      await server.database.query(`update users set password_hash = null where id = ${owner}`, [people.passwordless]);
      await server.mails();
    });
    after(() => server.close());

    it('EN1: a wrong password is answered alike for every kind of address, with and without script', async () => {
      const answers = await tellAll((email) =>
        server.browser().call('login', { email, password: 'a guess that is wrong' }),
      );
      assert.deepEqual(answers, ['401']);
      const browser = server.browser();
      const formToken = /name="form_token" value="([^"]+)"/.exec((await browser.open('/login')).text)?.[1] ?? '';
      const pages = await tellAll((email) =>
        browser.submit('/login', { form_token: formToken, email, password: 'a guess that is wrong' }),
      );
      assert.deepEqual(pages, ['401']);
    });

    it('EN1: the right password of an address that is not verified, or of nobody, tells nothing either', async () => {
      const told = new Set<string>();
      for (const email of [people.unknown, people.unverified, people.passwordless]) {
        told.add(comparableText(await server.browser().call('login', { email, password: goodPassword }), [email]));
      }
      assert.equal(told.size, 1);
    });

    it('EN3: forgot answers alike for every kind of address, also while no mail can leave', async () => {
      const ask = (email: string) => server.browser().call('requestPasswordReset', { email });
      assert.deepEqual(await tellAll(ask), ['200']);
      const arrived = (await server.mails()).mails.length;
      server.inbox.refuseWith = 451;
      assert.deepEqual(await tellAll(ask), ['200']);
      server.inbox.refuseWith = undefined;
      assert.equal((await server.mails()).to(people.known).at(-1)?.subject, 'Choose a new password');
      for (const nobody of [people.unknown, people.blocked]) {
        assert.notEqual((await server.mails()).to(nobody).at(-1)?.subject, 'Choose a new password');
      }
      assert.ok(arrived > 0);
      const browser = server.browser();
      const formToken = /name="form_token" value="([^"]+)"/.exec((await browser.open('/forgot-password')).text)?.[1];
      const pages = await tellAll((email) =>
        browser.submit('/forgot-password', { form_token: formToken ?? '', email }),
      );
      assert.deepEqual(pages, ['303']);
      const shown = await tellAll(async (email) => {
        await browser.submit('/forgot-password', { form_token: formToken ?? '', email });
        return browser.open('/forgot-password?step=sent');
      });
      assert.deepEqual(shown, ['200']);
    });

    it('EN4: a taken address signs up like a new one; its owner is told, and nothing else comes of it', async () => {
      const password = 'brass kettle lagoon 4';
      now += 2 * 3_600_000;
      const told = new Set<string>();
      for (const email of [newAddress('new'), people.known, people.blocked]) {
        const browser = server.browser();
        const asked = await browser.call('signUp', { email, password });
        const waiting = await browser.call('continueSignUp');
        const typed = await browser.call('verifyAddress', { code: '000000' });
        const page = await browser.open('/verify');
        told.add([asked, waiting, typed, page].map((answer) => comparableText(answer, [email])).join('\n'));
      }
      assert.equal(told.size, 1);
      const mail = (await server.mails()).newest(people.known);
      assert.equal(mail.subject, 'You already have an account');
      assert.doesNotMatch(mail.text, /token=|\d{3} \d{3}/);
      const rows = await server.database.query('select id from addresses where compare_key = $1', [people.known]);
      assert.equal(rows.length, 1);
      const owner = await server.browser().call('login', { email: people.known, password: goodPassword });
      assert.equal(owner.status, 200);
    });

    it('EN4: asking for the verification mail again tells nothing', async () => {
      assert.deepEqual(await tellAll((email) => server.browser().call('resendVerification', { email })), ['200']);
    });

    it('EN8: mails are limited at the same request for known and unknown addresses, and answered alike', async () => {
      for (let times = 0; times < 6; times++) {
        assert.deepEqual(await tellAll((email) => server.browser().call('requestPasswordReset', { email })), ['200']);
      }
    });

    /** The statuses of answers that must be the same, byte by byte, for every kind of address. */
    async function tellAll(ask: (email: string) => Promise<Parameters<typeof comparableText>[0]>): Promise<string[]> {
      const statuses = new Set<string>();
      const told = new Set<string>();
      for (const email of Object.values(people)) {
        const answer = await ask(email);
        statuses.add(String(answer.status));
        told.add(comparableText(answer, [email]));
      }
      assert.deepEqual([...told].slice(1), []);
      return [...statuses];
    }
  });
}
