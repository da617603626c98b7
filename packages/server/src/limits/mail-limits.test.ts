import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { codeOf } from '../../../../test/rig/answers.js';
import { engines } from '../../../../test/rig/databases.js';
import { goodPassword, newAddress, signUpPerson } from '../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../test/rig/server.js';

const minute = 60_000;

for (const engine of engines) {
  describe(`limits of mail on ${engine.name}`, () => {
    let server: TestServer;
    let now = Date.now();
    before(async () => {
      server = await startServer(engine, {
        clock: () => now,
        settings: { LIMIT_MAIL_IP: '9999/1h', TRUST_PROXY: '1' },
      });
    });
    after(() => server.close());

    for (const [seconds, mails] of [
      [60, 3],
      // Each ask but the first replaces the mail that waits for its minute.
      [20, 2],
    ] as const) {
      it(`RL11: asking each ${seconds} s gives ${mails} mails in an hour, a minute apart at least`, async () => {
        const { email, browser } = await signUpPerson(server);
        now += 60 * minute;
        const end = now + 60 * minute;
        const arrivals: number[] = [];
        let seen = (await server.mails()).to(email).length;
        for (; now < end; now += seconds * 1000) {
          assert.equal((await browser.call('requestPasswordReset', { email })).status, 200);
          const count = (await server.mails()).to(email).length;
          for (; seen < count; seen++) arrivals.push(now);
        }
        assert.equal(arrivals.length, mails);
        for (const [index, at] of arrivals.entries()) {
          assert.ok(index === 0 || at - (arrivals[index - 1] ?? 0) >= minute);
        }
      });
    }

    it('RL11: requests beyond the hour use nothing of the day up', async () => {
      const { email, browser } = await signUpPerson(server);
      for (let times = 0; times < 15; times++) await browser.call('requestPasswordReset', { email });
      now += 61 * minute;
      const before = (await server.mails()).to(email).length;
      await browser.call('requestPasswordReset', { email });
      assert.equal((await server.mails()).to(email).length, before + 1);
    });

    it('RL11: a day has ten', async () => {
      const { email, browser } = await signUpPerson(server);
      for (let times = 0; times < 30; times++) {
        now += 21 * minute;
        await browser.call('requestPasswordReset', { email });
        await server.mails();
      }
      assert.equal((await server.mails()).to(email).length, 10);
    });

    it('RL11: over the limit the code and the link that were sent stay good', async () => {
      const email = newAddress();
      const browser = server.browser();
      await browser.call('signUp', { email, password: goodPassword });
      for (let times = 0; times < 2; times++) {
        await server.mails();
        now += minute;
        await browser.call('resendVerification');
      }
      const { code } = (await server.mails()).newest(email);
      assert.equal(server.inbox.to(email).length, 3);
      for (let times = 0; times < 3; times++) {
        now += 1000;
        await browser.call('resendVerification');
      }
      assert.equal((await server.mails()).to(email).length, 3);
      assert.equal((await browser.call('verifyAddress', { code })).status, 200);
    });

    it('RL13: sign-ups over the limit have no code to guess at', async () => {
      const email = newAddress();
      for (let times = 0; times < 8; times++) {
        await server.browser().call('signUp', { email, password: goodPassword });
      }
      const rows = await server.database.query(
        `select c.id from challenges c join sign_ups s on s.id = c.sign_up_id
          where s.compare_key = $1 and c.code_expires_at > $2 and c.superseded_at is null`,
        [email, now],
      );
      assert.equal(rows.length, 1);
    });
  });

  describe(`floods on ${engine.name}`, () => {
    it('RL15: what anybody may write is limited by network and altogether', async () => {
      const settings = { LIMIT_MAIL_IP: '3/1h', LIMIT_MAIL_ALL: '5/1m', TRUST_PROXY: '1' };
      const server = await startServer(engine, { settings });
      const signUp = async (ip: string): Promise<string> => {
        const browser = server.browser({ 'X-Forwarded-For': ip });
        const answer = await browser.call('signUp', { email: newAddress(), password: goodPassword });
        assert.equal(answer.status === 429, Number(answer.headers['retry-after'] ?? 0) > 0);
        return codeOf(answer);
      };
      for (let times = 0; times < 3; times++) assert.equal(await signUp('2001:db8::1'), '');
      assert.equal(await signUp('2001:db8::2'), 'limit_reached');
      assert.equal(await signUp('192.0.2.1'), '');
      // What the network's limit stopped was counted there alone.
      assert.equal(await signUp('192.0.2.2'), '');
      assert.equal(await signUp('192.0.2.3'), 'limit_reached');
      const [row] = await server.database.query('select count(*) as count from sign_ups');
      assert.equal(Number(row?.['count']), 5);
      await server.close();
    });
  });
}
