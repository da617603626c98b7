import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sessionHeader } from '@portico/contract';
import { codeOf } from '../rig/answers.js';
import { engines } from '../rig/databases.js';
import type { Answer } from '../rig/http-client.js';
import { goodPassword, signUpPerson } from '../rig/people.js';
import { atOnce, inRounds } from './rounds.js';
import { type RacedServers, startRaced } from './two-servers.js';

const headers = { [sessionHeader]: 'bearer' };

for (const engine of engines) {
  describe(`renewing a session at once on ${engine.name}`, () => {
    let raced: RacedServers;
    before(async () => {
      raced = await startRaced(engine, { settings: { PUBLIC_URL: 'http://localhost:4999' } });
    });
    after(() => raced.close());

    const refresh = (refreshToken: string): Promise<Answer> => {
      const browser = raced.browser();
      Object.assign(browser.headers, headers);
      return browser.call('refreshAccess', { refreshToken });
    };

    const tokenOf = ({ json }: Answer): string => (json['tokens'] as { refreshToken: string }).refreshToken;

    async function loggedIn(email: string): Promise<string> {
      const browser = raced.browser();
      Object.assign(browser.headers, headers);
      const answer = await browser.call('login', { email, password: goodPassword });
      assert.equal(answer.status, 200, answer.text);
      return tokenOf(answer);
    }

    it('SE14: tabs that renew with one refresh token at once all go on with the same successor', async () => {
      const { email } = await signUpPerson(raced.first);
      await inRounds(async () => {
        const token = await loggedIn(email);
        const answers = await atOnce(6, () => refresh(token));
        assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
        const successors = new Set(answers.map(tokenOf));
        assert.equal(successors.size, 1);
        const rows = await raced.first.database.query('select count(*) as n from refresh_tokens where used_at is null');
        assert.ok(Number(rows[0]?.['n']) >= 1);
        assert.equal((await refresh([...successors][0] ?? '')).status, 200);
      });
    });

    it('SE6: a log-out beside a renewal leaves nothing that works', async () => {
      const { email } = await signUpPerson(raced.first);
      await inRounds(async () => {
        const token = await loggedIn(email);
        const { accessToken } = (await refresh(token)).json['tokens'] as { accessToken: string };
        const out = raced.first.browser({ ...headers, Authorization: `Bearer ${accessToken}` });
        const [renewed] = await Promise.all([refresh(token), refresh(token), out.call('logout')]);
        if (renewed.status === 200) assert.equal(codeOf(await refresh(tokenOf(renewed))), 'session_missing');
        assert.equal(codeOf(await refresh(token)), 'session_missing');
      });
    });
  });
}
