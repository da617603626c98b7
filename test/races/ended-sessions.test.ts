import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { saved } from '../rig/addresses.js';
import { engines } from '../rig/databases.js';
import type { TestBrowser } from '../rig/http-client.js';
import { goodPassword, mailedToken, newAddress } from '../rig/people.js';
import { logIn } from '../rig/sessions.js';
import { wideLimits } from '../rig/wide-limits.js';
import { both, type RacedAccount, racedAccount, tab } from './raced-account.js';
import { inRounds } from './rounds.js';
import { soundAccount } from './sound-account.js';
import { type RacedServers, startRaced } from './two-servers.js';

for (const engine of engines) {
  describe(`sessions that end at once on ${engine.name}`, () => {
    let servers: RacedServers;
    before(async () => {
      servers = await startRaced(engine, { settings: wideLimits });
    });
    after(() => servers.close());

    async function stolen(): Promise<{
      account: RacedAccount;
      thief: TestBrowser;
      end: () => ReturnType<TestBrowser['call']>;
    }> {
      const account = await racedAccount(servers);
      const thief = await logIn(servers, { email: account.email, password: goodPassword });
      const { session } = (await thief.call('getSession')).json as { session: { id: string } };
      let turn = 0;
      const end = () =>
        turn++ % 2 ? account.browser.call('endOtherSessions') : account.browser.call('endSession', { id: session.id });
      return { account, thief, end };
    }

    it('EM9: a link beside the end of the session that began it is either used or dead', async () => {
      await inRounds(async (round) => {
        const { account, thief, end } = await stolen();
        const added = newAddress('added');
        await saved(thief, { add: [{ email: added, makePrimary: true }] });
        const token = await mailedToken(servers, added);
        const outcomes = await both(round, () => servers.browser().call('verifyAddress', { token }), end);
        const { verified, primary, rows } = await soundAccount(servers, account.userId);
        const isUsed = outcomes[0] === 'done';
        assert.deepEqual(outcomes, [isUsed ? 'done' : 'link_dead', 'done']);
        assert.deepEqual([verified.includes(added), rows.length], [isUsed, isUsed ? 3 : 2]);
        assert.equal(primary, isUsed ? added : account.email);
      });
    });

    it('EM9: a save beside the end of its session leaves nothing that waits to be verified', async () => {
      await inRounds(async (round) => {
        const { account, thief, end } = await stolen();
        const added = newAddress('added');
        const save = await tab(servers, { ...account, browser: thief });
        const outcomes = await both(round, () => save({ add: [{ email: added, makePrimary: true }] }), end);
        assert.ok(['done', 'session_missing', 'version_stale'].includes(outcomes[0]), outcomes[0]);
        assert.equal(outcomes[1], 'done');
        const { rows } = await soundAccount(servers, account.userId);
        assert.equal(rows.length, 2);
      });
    });
  });
}
