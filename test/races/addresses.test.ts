import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { settingsOf } from '../rig/addresses.js';
import { engines } from '../rig/databases.js';
import { newAddress } from '../rig/people.js';
import { testPortals } from '../rig/server.js';
import { wideLimits } from '../rig/wide-limits.js';
import { both, outcomeOf, racedAccount, tab } from './raced-account.js';
import { atOnce, inRounds } from './rounds.js';
import { soundAccount } from './sound-account.js';
import { type RacedServers, startRaced } from './two-servers.js';

const oneOfTwo = ['done', 'version_stale'];

for (const engine of engines) {
  describe(`address changes at once on ${engine.name}`, () => {
    let servers: RacedServers;
    before(async () => {
      const text = [{ language: 'en', text: 'News' }];
      const channels = [{ channel: 'email' as const, on: true }];
      const kinds = Array.from({ length: 10 }, (_, index) => {
        return { id: `news-${index}`, label: text, description: text, channels };
      });
      const [larkfield, ...others] = testPortals;
      servers = await startRaced(engine, {
        portals: [{ ...larkfield, notifications: kinds }, ...others],
        settings: wideLimits,
      });
    });
    after(() => servers.close());

    it('EM3: of two tabs that each remove the other one of two addresses one wins, and one address stays', async () => {
      await inRounds(async (round) => {
        const account = await racedAccount(servers);
        const [left, right] = [await tab(servers, account), await tab(servers, account)];
        const outcomes = await both(
          round,
          () => left({ remove: [account.ids.first] }),
          () => right({ remove: [account.ids.second] }),
        );
        assert.deepEqual([...outcomes].sort(), oneOfTwo);
        const { verified, primary } = await soundAccount(servers, account.userId);
        const stays = outcomes[0] === 'done' ? account.second : account.email;
        assert.deepEqual([verified, primary], [[stays], stays]);
      });
    });

    it('EM3: making an address primary and removing it are never both done', async () => {
      await inRounds(async (round) => {
        const account = await racedAccount(servers);
        const [left, right] = [await tab(servers, account), await tab(servers, account)];
        const outcomes = await both(
          round,
          () => left({ primary: account.ids.second }),
          () => right({ remove: [account.ids.second] }),
        );
        assert.deepEqual([...outcomes].sort(), oneOfTwo);
        const { verified, primary } = await soundAccount(servers, account.userId);
        if (outcomes[0] === 'done') assert.deepEqual([verified.length, primary], [2, account.second]);
        else assert.deepEqual([verified, primary], [[account.email], account.email]);
      });
    });

    it('EM3: of ten saves with one version one is kept whole, and nothing of the others', async () => {
      await inRounds(async () => {
        const account = await racedAccount(servers);
        const { version } = await settingsOf(account.browser);
        const tabs = await atOnce(10, () => tab(servers, account));
        const wanted = tabs.map(() => newAddress('wanted'));
        const answers = await Promise.all(
          tabs.map((save, index) =>
            save(
              { add: [{ email: wanted[index] ?? '' }] },
              { notifications: [{ id: `news-${index}`, channel: 'email', on: false }] },
            ),
          ),
        );
        const outcomes = answers.map(outcomeOf);
        const winner = outcomes.indexOf('done');
        assert.deepEqual([...outcomes].sort(), ['done', ...Array.from({ length: 9 }, () => 'version_stale')]);
        const { rows, version: stored } = await soundAccount(servers, account.userId);
        assert.equal(stored, version + 1);
        const keys = [account.email, account.second, wanted[winner] ?? ''];
        assert.deepEqual(rows.map(({ key }) => key).sort(), keys.sort());
        const { notifications } = await settingsOf(account.browser);
        const off = notifications.filter(({ channels }) => channels.some(({ on }) => !on)).map(({ id }) => id);
        assert.deepEqual(off, [`news-${winner}`]);
        const mails = await servers.mails();
        assert.deepEqual(
          wanted.filter((each) => mails.to(each).length > 0),
          [wanted[winner]],
        );
      });
    });
  });
}
