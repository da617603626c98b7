import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { codeOf } from '../../../../test/rig/answers.js';
import { engines } from '../../../../test/rig/databases.js';
import type { TestBrowser } from '../../../../test/rig/http-client.js';
import { goodPassword, mailedToken, newAddress, signUpPerson } from '../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../test/rig/server.js';

/** An entry as it was written. */
interface Entry {
  event: string;
  portal: string;
  actor: unknown;
  subject: unknown;
  ip: unknown;
  requestId: unknown;
  at: unknown;
  details: Record<string, unknown>;
}

for (const engine of engines) {
  describe(`the audit log on ${engine.name}`, () => {
    let server: TestServer;
    // Each look at the clock is a millisecond later, so that entries sort in the order in which they were written.
    let now = Date.now();
    before(async () => {
      server = await startServer(engine, {
        clock: () => (now += 1),
        settings: { TRUST_PROXY: '1', LIMIT_MAIL_IP: '20/1h' },
      });
    });
    after(() => server.close());

    it('KL8: a login is an entry that says who, when, where and by which request', async () => {
      const person = await signUpPerson(server, { headers: from('198.51.100.1') });
      const entries = await during(async () => {
        const wrong = await person.browser.call('login', { email: person.email, password: 'not the password at all' });
        assert.equal(codeOf(wrong), 'credentials_wrong');
        await person.browser.call('login', { email: person.email, password: person.password });
        await person.browser.call('logout');
      });
      assert.deepEqual(entries.map(brief), [
        'login_failed {"reason":"credentials"}',
        'login {"method":"password"}',
        'logout {}',
      ]);
      const id = await userId(person.email);
      for (const entry of entries) {
        assert.equal(entry.subject, id);
        assert.equal(entry.ip, '198.51.100.1');
        assert.equal(entry.portal, 'larkfield');
        assert.match(String(entry.requestId), /^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
        assert.ok(Math.abs(Number(entry.at) - Date.now()) < 3_600_000);
      }
      assert.deepEqual(
        entries.map(({ actor }) => actor),
        [null, id, id],
      );
    });

    it('KL8: an unknown address, a blocked user and a method that is off leave their reasons', async () => {
      const person = await signUpPerson(server, { headers: from('198.51.100.2') });
      await server.database.query('update users set status = $1 where id = $2', [
        'blocked',
        await userId(person.email),
      ]);
      const entries = await during(async () => {
        await person.browser.call('login', { email: newAddress('nobody'), password: goodPassword });
        await person.browser.call('login', { email: person.email, password: person.password });
        await withOptions({ password: false }, () =>
          person.browser.call('login', { email: person.email, password: person.password }),
        );
      });
      assert.deepEqual(entries.map(brief), [
        'login_failed {"reason":"credentials"}',
        'login_failed {"reason":"blocked"}',
        'login_failed {"reason":"method_disabled"}',
      ]);
      assert.deepEqual(
        entries.map(({ subject }) => subject === null),
        [true, false, true],
      );
    });

    it('KL8: sign-up, its mails, its failures and the session it leads to are entries', async () => {
      const email = newAddress();
      const browser = server.browser(from('198.51.100.3'));
      const entries = await during(async () => {
        await browser.call('signUp', { email, password: goodPassword });
        await browser.call('resendVerification');
        await browser.call('verifyAddress', { code: '000000' });
        await browser.call('verifyAddress', { token: 'a'.repeat(64) });
        now += 61_000;
        await browser.call('verifyAddress', { token: await mailedToken(server, email) });
        await browser.call('signUp', { email, password: goodPassword });
        await withOptions({ signUp: false }, () => browser.call('signUp', { email, password: goodPassword }));
      });
      assert.deepEqual(entries.map(brief), [
        'sign_up_requested {"limited":false}',
        'verification_resent {"limited":false}',
        'address_verification_failed {"reason":"code_wrong"}',
        'address_verification_failed {"reason":"link_dead"}',
        'user_created {}',
        'address_verified {}',
        'login {"method":"sign_up"}',
        'sign_up_requested {"limited":false}',
        'sign_up_refused {"reason":"registration_closed"}',
      ]);
      assert.equal(entries[7]?.subject, await userId(email), 'whose address a stranger tried is known');
    });

    it('KL8: reset requests say whether a mail was held back, and resets whether they worked', async () => {
      const { email } = await signUpPerson(server, { headers: from('198.51.100.4') });
      const browser = server.browser(from('198.51.100.4'));
      const entries = await during(async () => {
        for (let times = 0; times < 3; times++) await browser.call('requestPasswordReset', { email });
        now += 61_000;
        const token = await mailedToken(server, email);
        await browser.call('resetPassword', { token, password: 'short' });
        await browser.call('resetPassword', { token, password: 'another whistle 77' });
        await browser.call('resetPassword', { token, password: 'another whistle 78' });
      });
      assert.deepEqual(entries.map(brief), [
        'password_reset_requested {"limited":false}',
        'password_reset_requested {"limited":false}',
        'password_reset_requested {"limited":true}',
        'password_reset {}',
        'password_reset_failed {"reason":"link_dead"}',
      ]);
    });

    it('RL12: a flood that a limit stops is one event, and the next run of it another', async () => {
      const stuffing = server.browser(from('198.51.100.5'));
      const flood = async (): Promise<void> => {
        const tries = Array.from({ length: 50 }, () =>
          stuffing.call('login', { email: newAddress('victim'), password: goodPassword }),
        );
        await Promise.all(tries);
      };
      const entries = await during(flood);
      assert.equal(entries.filter(({ event }) => event === 'login_failed').length, 30);
      assert.deepEqual(entries.filter(({ event }) => event === 'login_limited').map(brief), [
        'login_limited {"limit":"login ip"}',
      ]);
      now += 16 * 60_000;
      const later = await during(flood);
      assert.equal(later.filter(({ event }) => event === 'login_limited').length, 1);
    });

    it('KL8: limits on mails and codes are entries, once each', async () => {
      const browser = server.browser(from('198.51.100.6'));
      const entries = await during(async () => {
        for (let times = 0; times < 23; times++) await browser.call('requestPasswordReset', { email: newAddress() });
        await browser.call('signUp', { email: newAddress(), password: goodPassword });
        for (let times = 0; times < 33; times++) await browser.call('verifyAddress', { code: '123456' });
      });
      assert.deepEqual(entries.filter(({ event }) => event.endsWith('_limited')).map(brief), [
        'mail_limited {"limit":"mail ip"}',
        'address_verification_limited {"limit":"proof ip"}',
      ]);
    });

    it('a flood of refusals that no limit counts does not fill the log', async () => {
      const browser = server.browser(from('198.51.100.7'));
      const entries = await during(async () => {
        for (let times = 0; times < 40; times++) {
          await browser.call('resetPassword', { token: 'b'.repeat(64), password: goodPassword });
        }
      });
      assert.equal(entries.length, 30);
    });

    it('KL8: forms without script leave the same entries', async () => {
      const browser = server.browser(from('198.51.100.8'));
      const entries = await during(() => submitLogin(browser));
      assert.deepEqual(entries.map(brief), ['login_failed {"reason":"credentials"}']);
    });

    async function submitLogin(browser: TestBrowser): Promise<void> {
      const page = await browser.open('/login');
      const token = /name="form_token" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
      const answer = await browser.submit('/login', {
        form_token: token,
        email: newAddress('nobody'),
        password: goodPassword,
      });
      assert.equal(answer.status, 401);
    }

    async function during(work: () => Promise<unknown>): Promise<Entry[]> {
      const [newest] = await server.database.query('select max(id) as id from audit_entries');
      await work();
      const rows = await server.database.query(
        `select a.*, p.slug from audit_entries a join portals p on p.id = a.portal_id where a.id > $1 order by a.at, a.event desc`,
        [newest?.['id'] ?? ''],
      );
      return rows.map((row) => ({
        event: String(row['event']),
        portal: String(row['slug']),
        actor: row['actor_id'],
        subject: row['subject_id'],
        ip: row['ip'],
        requestId: row['request_id'],
        at: row['at'],
        details: JSON.parse(String(row['details'])) as Record<string, unknown>,
      }));
    }

    async function userId(email: string): Promise<unknown> {
      const [row] = await server.database.query('select user_id from addresses where compare_key = $1', [email]);
      return row?.['user_id'];
    }

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

function from(ip: string): Record<string, string> {
  return { 'X-Forwarded-For': ip };
}

function brief({ event, details }: Entry): string {
  return `${event} ${JSON.stringify(details)}`;
}
