import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { engines } from '../rig/databases.js';
import { goodPassword, newAddress } from '../rig/people.js';
import { atOnce, inRounds } from './rounds.js';
import { type RacedServers, startRaced } from './two-servers.js';

for (const engine of engines) {
  describe(`password resets at once on ${engine.name}`, () => {
    let servers: RacedServers;
    before(async () => {
      servers = await startRaced(engine);
    });
    after(() => servers.close());

    it('RC2: of twenty passwords for one link exactly one counts, and it is the one that logs in', async () => {
      const email = await signUp();
      await inRounds(async (round) => {
        const token = await resetToken(email);
        const passwords = Array.from({ length: 20 }, (_, index) => `whistle ${round} orchard ${index}`);
        const answers = await atOnce(20, (index) =>
          servers.browser().call('resetPassword', { token, password: passwords[index] ?? '' }),
        );
        const winners = answers.flatMap(({ status }, index) => (status === 200 ? [index] : []));
        assert.equal(winners.length, 1, answers.map(({ text }) => text).join('\n'));
        for (const { status, text } of answers) if (status !== 200) assert.match(text, /"link_dead"/);
        const [winner = 0] = winners;
        assert.equal(await loginStatus(email, passwords[winner] ?? ''), 200);
        assert.equal(await loginStatus(email, passwords[(winner + 1) % 20] ?? ''), 401);
        const notices = (await servers.mails()).to(email).filter(({ subject }) => subject.includes('was changed'));
        assert.equal(notices.length, round + 1);
      });
    });

    it('RC4: no session that the old password began outlives a reset', async () => {
      const email = await signUp();
      let old = goodPassword;
      await inRounds(async (round) => {
        const token = await resetToken(email);
        const password = `lantern ${round} harbour`;
        const browsers = Array.from({ length: 8 }, () => servers.browser());
        const [reset] = await Promise.all([
          servers.browser().call('resetPassword', { token, password }),
          ...browsers.map((browser) => browser.call('login', { email, password: old })),
        ]);
        assert.equal(reset.status, 200, reset.text);
        for (const browser of browsers) {
          const answer = await browser.call('getSession');
          assert.equal(answer.json['session'] ?? null, null, answer.text);
        }
        assert.equal(await loginStatus(email, password), 200);
        old = password;
      });
    });

    async function signUp(): Promise<string> {
      const email = newAddress();
      const browser = servers.browser();
      await browser.call('signUp', { email, password: goodPassword, name: 'Ana Ruiz' });
      const { code } = (await servers.mails()).newest(email);
      assert.equal((await browser.call('verifyAddress', { code })).status, 200);
      return email;
    }

    async function resetToken(email: string): Promise<string> {
      // Mails that wait together may arrive in any order: what was told of the round before comes first.
      await servers.mails();
      servers.skip(61_000);
      assert.equal((await servers.browser().call('requestPasswordReset', { email })).status, 200);
      const { link } = (await servers.mails()).newest(email);
      return new URL(link).searchParams.get('token') ?? '';
    }

    async function loginStatus(email: string, password: string): Promise<number> {
      return (await servers.browser().call('login', { email, password })).status;
    }
  });
}
