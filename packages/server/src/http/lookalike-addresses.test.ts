import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { canLogIn, loggedIn, save } from '../../../../test/rig/addresses.js';
import { codeOf, fieldsOf } from '../../../../test/rig/answers.js';
import { engines } from '../../../../test/rig/databases.js';
import type { Answer } from '../../../../test/rig/http-client.js';
import { goodPassword, mailedToken, signUpPerson } from '../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../test/rig/server.js';
import { wideLimits } from '../../../../test/rig/wide-limits.js';

const strangers = 'brass kettle lagoon 4';
let counter = 0;

for (const engine of engines) {
  describe(`addresses that look or fold alike on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, { settings: wideLimits });
    });
    after(() => server.close());

    /** A local part with the letters that others fold into. */
    const newLocal = (): string => `mikes${process.pid}y${(counter += 1)}`;

    /** Everything that somebody can do with an address who only types it. */
    const doors: Record<string, (email: string) => Promise<Answer>> = {
      'sign-up': (email) => server.browser().call('signUp', { email, password: strangers }),
      login: (email) => server.browser().call('login', { email, password: goodPassword }),
      forgot: (email) => server.browser().call('requestPasswordReset', { email }),
      resend: (email) => server.browser().call('resendVerification', { email }),
    };

    async function countAccounts(): Promise<number> {
      const [row] = await server.database.query('select count(*) as n from users');
      return Number(row?.['n']);
    }

    /** The recipients of the mails that `work` leads to. */
    async function recipientsOf(work: () => Promise<unknown>): Promise<string[]> {
      // A second mail within a minute would wait.
      server.skip(61_000);
      const arrived = (await server.mails()).mails.length;
      await work();
      return (await server.mails()).mails.slice(arrived).flatMap(({ recipients }) => recipients);
    }

    it('RS8: letters that fold into those of an address open no door to it: no mail, no login, no second account', async () => {
      const local = newLocal();
      const owner = await signUpPerson(server, { email: `${local}@kiosk.example` });
      const accounts = await countAccounts();
      for (const typed of [
        `${local.replace('k', '\u212a')}@kiosk.example`,
        `${local.replace('i', '\u0130')}@kiosk.example`,
        `${local.replace('i', 'i\u0307')}@kiosk.example`,
        `${local.replace('i', '\u0131')}@kiosk.example`,
        `${local.replace('s', '\u017f')}@kiosk.example`,
        `${local.replace('mi', 'm\uff49')}@kiosk.example`,
        `${local.replace('e', '\u00e9')}@kiosk.example`,
        `${local.replace('e', 'e\u0301')}@kiosk.example`,
        `${local}\uff20kiosk.example\uff20evil.example`,
        `eve@evil.example <${local}@kiosk.example>`,
        `mailto:${local}@kiosk.example,eve@evil.example`,
        `${local}\ufe6bkiosk.example`,
        `${local}@kiosk.example\uff20evil.example`,
        `eve\uff20evil.example@kiosk.example`,
      ]) {
        const recipients = await recipientsOf(async () => {
          for (const [door, knock] of Object.entries(doors)) {
            const answer = await knock(typed);
            assert.equal(codeOf(answer), 'input_invalid', `${door} ${typed}`);
            assert.match(String(fieldsOf(answer)['email']), /^address_(characters|invalid)$/, `${door} ${typed}`);
          }
          const added = await save(await loggedIn(server, owner.email), { add: [{ email: typed }] });
          assert.match(String(fieldsOf(added)['add.0']), /^address_(characters|invalid)$/, typed);
        });
        assert.deepEqual(recipients, [], typed);
      }
      assert.equal(await countAccounts(), accounts);
    });

    it('EM10: every spelling of a domain is one account at every door, and only its stored address gets mail', async () => {
      const local = newLocal();
      // The mail server of these tests reads A-labels back.
      const stored = `${local}@bücher.example`;
      const owner = await signUpPerson(server, { email: stored });
      const accounts = await countAccounts();
      for (const typed of [
        `${local}@BU\u0308CHER.example`,
        `${local}@xn--bcher-kva.example`,
        `${local}@XN--BCHER-KVA.example`,
        `${local}@\uff42ücher\u3002example`,
        `${local.toUpperCase()}@B\u00dcCHER.EXAMPLE`,
      ]) {
        for (const door of ['sign-up', 'forgot']) {
          const recipients = await recipientsOf(() => doors[door]?.(typed) ?? assert.fail(door));
          assert.deepEqual(recipients, [stored], `${door} ${typed}`);
        }
        assert.equal((await server.mails()).newest(stored).subject, 'Choose a new password');
        assert.equal(await canLogIn(server, typed), true, typed);
        assert.equal(await canLogIn(server, typed, strangers), false, typed);
      }
      assert.equal(await countAccounts(), accounts);
      assert.equal((await owner.browser.call('getSession')).status, 200);
    });

    it('EM10: sign-ups for two spellings of one address are one account, of whoever verifies first', async () => {
      const local = newLocal();
      const stored = `${local}@bücher.example`;
      await server.browser().call('signUp', { email: `${local}@bu\u0308cher.example`, password: strangers });
      const strangersToken = await mailedToken(server, stored);
      server.skip(61_000);
      await signUpPerson(server, { email: stored });
      const late = { token: strangersToken, newPassword: 'lantern harbour 5' };
      assert.equal(codeOf(await server.browser().call('verifyAddress', late)), 'address_taken');
      const owners = await server.database.query('select user_id from addresses where compare_key = $1', [
        `${local}@xn--bcher-kva.example`,
      ]);
      assert.equal(owners.length, 1);
      assert.equal(await canLogIn(server, stored), true);
      assert.equal(await canLogIn(server, stored, 'lantern harbour 5'), false);
    });

    it('EM10: what only looks like a domain is another one at every door: its own mail, its own account', async () => {
      const local = newLocal();
      const owner = await signUpPerson(server, { email: `${local}@kiosks.example` });
      for (const domain of [
        'kı\u006fsks.example',
        'k\u0456osks.example',
        'ki\u0307osks.example',
        'kiosk\u015f.example',
      ]) {
        const typed = `${local}@${domain}`;
        assert.equal(await canLogIn(server, typed), false, typed);
        assert.deepEqual(await recipientsOf(() => doors['forgot']?.(typed) ?? assert.fail()), [], typed);
        const recipients = await recipientsOf(() => doors['sign-up']?.(typed) ?? assert.fail());
        assert.deepEqual(recipients, [typed.normalize('NFC')]);
        assert.equal((await server.mails()).newest(typed.normalize('NFC')).subject, 'Verify your email address');
      }
      // The Kelvin sign and the dotted capital I: the first is a k of a domain by IDNA, the second is no i.
      assert.equal(await canLogIn(server, `${local}@\u212aios\u212as.example`), true);
      assert.equal(await canLogIn(server, `${local}@K\u0130OSKS.example`), false);
      const mailed = await recipientsOf(() => doors['forgot']?.(`${local}@\u212aiosks.example`) ?? assert.fail());
      assert.deepEqual(mailed, [owner.email]);
    });
  });
}
