import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sessionHeader } from '@portico/contract';
import { codeOf } from '../rig/answers.js';
import { engines } from '../rig/databases.js';
import type { Answer, TestBrowser } from '../rig/http-client.js';
import { goodPassword, signUpPerson } from '../rig/people.js';
import { atOnce, inRounds } from './rounds.js';
import { type RacedServers, startRaced } from './two-servers.js';

interface Pair {
  accessToken: string;
  refreshToken: string;
}

const headers = { [sessionHeader]: 'bearer' };

for (const engine of engines) {
  describe(`renewing a session at once on ${engine.name}`, () => {
    let raced: RacedServers;
    before(async () => {
      raced = await startRaced(engine, { settings: { PUBLIC_URL: 'http://localhost:4999' } });
    });
    after(() => raced.close());

    const bearer = (accessToken?: string): TestBrowser => {
      const browser = raced.browser();
      Object.assign(browser.headers, headers, accessToken && { Authorization: `Bearer ${accessToken}` });
      return browser;
    };
    const refresh = (refreshToken: string): Promise<Answer> => bearer().call('refreshAccess', { refreshToken });
    const pairOf = ({ json }: Answer): Pair => json['tokens'] as Pair;
    const tokenOf = (answer: Answer): string => pairOf(answer).refreshToken;

    async function loggedIn(email: string): Promise<string> {
      const answer = await bearer().call('login', { email, password: goodPassword });
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

    it('SE13: a late tab beside a renewal gets the newest token, or the one before it while that is the newest', async () => {
      const { email } = await signUpPerson(raced.first);
      await inRounds(async () => {
        const first = await loggedIn(email);
        const next = tokenOf(await refresh(first));
        const answers = await atOnce(9, (index) => refresh(index % 3 === 1 ? next : first));
        assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
        const renewed = new Set(answers.filter((_, index) => index % 3 === 1).map(tokenOf));
        assert.equal(renewed.size, 1);
        const [newest = ''] = renewed;
        for (const answer of answers) assert.ok([next, newest].includes(tokenOf(answer)));
        const late = await atOnce(6, (index) => refresh(index % 2 ? next : first));
        assert.deepEqual([...new Set(late.map(tokenOf))], [newest]);
        assert.equal((await refresh(newest)).status, 200);
      });
    });

    it('SE3: renewals beside a new password or a new proof leave nothing to the tokens from before it', async () => {
      const { email } = await signUpPerson(raced.first);
      let password = goodPassword;
      await inRounds(async (round) => {
        const login = await bearer().call('login', { email, password });
        const { accessToken, refreshToken } = pairOf(login);
        const thefts: Pair[] = [];
        let isOver = false;
        const steal = async (): Promise<void> => {
          for (let token = refreshToken; !isOver;) {
            const answer = await refresh(token);
            if (answer.status !== 200) return;
            thefts.push(pairOf(answer));
            token = tokenOf(answer);
          }
        };
        const thieves = atOnce(4, steal);
        const owner = bearer(accessToken);
        const newPassword = `lantern ${round} harbour`;
        const renewed =
          round % 2
            ? await owner.call('reauthenticate', { password })
            : await owner.call('changePassword', { currentPassword: password, newPassword });
        assert.equal(renewed.status, 200, renewed.text);
        if (round % 2 === 0) password = newPassword;
        isOver = true;
        await thieves;
        for (const theft of thefts) {
          assert.equal(codeOf(await bearer(theft.accessToken).call('getProfile')), 'session_missing');
          assert.equal(codeOf(await refresh(theft.refreshToken)), 'session_missing');
        }
        const own = pairOf(renewed);
        assert.equal((await bearer(own.accessToken).call('getProfile')).status, 200);
        assert.equal((await refresh(own.refreshToken)).status, 200);
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
