import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isConflict } from '../../packages/server/src/store/transaction.js';
import { engines } from '../rig/databases.js';
import type { Answer } from '../rig/http-client.js';
import { goodPassword, newAddress } from '../rig/people.js';
import { takePassword } from '../rig/sessions.js';
import { wideLimits } from '../rig/wide-limits.js';
import { outcomeOf, racedAccount, tab } from './raced-account.js';
import { atOnce, inRounds } from './rounds.js';
import { type RacedServers, startRaced } from './two-servers.js';

for (const engine of engines) {
  describe(`what is removed in the moment in which it is needed, on ${engine.name}`, () => {
    let servers: RacedServers;
    before(async () => {
      servers = await startRaced(engine, { settings: wideLimits });
    });
    after(() => servers.close());

    /** Asks five times and does the other thing at once; what became of each call that was asked. */
    async function beside(ask: () => Promise<Answer>, other: () => Promise<unknown>): Promise<string[]> {
      const [answers] = await Promise.all([atOnce(5, ask), other()]);
      return answers.map(outcomeOf);
    }

    /** As the server would: of two transactions that wait for each other PostgreSQL ends one, which is begun again. */
    async function removeUser(userId: string): Promise<unknown> {
      try {
        return await servers.first.database.query('delete from users where id = $1', [userId]);
      } catch (error) {
        if (!isConflict(error)) throw error;
        return removeUser(userId);
      }
    }

    it('EM12: a reset by an address that is being removed is answered like one by an address that nobody has', async () => {
      await inRounds(async () => {
        const account = await racedAccount(servers);
        const save = await tab(servers, account);
        const reset = () => servers.browser().call('requestPasswordReset', { email: account.second });
        let removed: Answer | undefined;
        const outcomes = await beside(reset, async () => (removed = await save({ remove: [account.ids.second] })));
        assert.deepEqual([...new Set(outcomes)], ['done']);
        assert.equal(removed?.status, 200, removed?.text);
      });
    });

    it('EM12: a code for somebody whose primary address is being replaced goes to one that is theirs', async () => {
      await inRounds(async () => {
        const account = await racedAccount(servers);
        await takePassword(servers.first, account.email);
        const save = await tab(servers, account);
        const outcomes = await beside(
          () => account.browser.call('requestReauthentication'),
          () => save({ primary: account.ids.second, remove: [account.ids.first] }),
        );
        assert.deepEqual([...new Set(outcomes)], ['done']);
      });
    });

    it('EM12: a mail that is asked for again while its browser begins anew is answered like any other', async () => {
      await inRounds(async () => {
        const [browser, email] = [servers.browser(), newAddress()];
        const signUp = () => browser.call('signUp', { email, password: goodPassword });
        assert.equal((await signUp()).status, 200);
        let anew: Answer | undefined;
        const outcomes = await beside(
          () => servers.browser().call('resendVerification', { email }),
          async () => (anew = await signUp()),
        );
        assert.deepEqual([...new Set(outcomes)], ['done']);
        assert.equal(anew?.status, 200, anew?.text);
      });
    });

    it('EM12: a user who is removed meanwhile logs in, or has never been there', async () => {
      await inRounds(async () => {
        const { userId, email } = await racedAccount(servers);
        const calls = [
          () => servers.browser().call('login', { email, password: goodPassword }),
          () => servers.browser().call('requestPasswordReset', { email }),
        ];
        let turn = 0;
        const outcomes = await beside(
          () => (calls[turn++ % calls.length] ?? assert.fail())(),
          () => removeUser(userId),
        );
        for (const outcome of outcomes) assert.ok(['done', 'credentials_wrong'].includes(outcome), outcome);
      });
    });
  });
}
