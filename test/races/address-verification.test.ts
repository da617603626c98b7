import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { idOf, loggedIn, saved } from '../rig/addresses.js';
import { engines } from '../rig/databases.js';
import { goodPassword, mailedToken, newAddress } from '../rig/people.js';
import { wideLimits } from '../rig/wide-limits.js';
import { both, outcomeOf, racedAccount, tab, tokenOfAdded } from './raced-account.js';
import { atOnce, inRounds } from './rounds.js';
import { soundAccount } from './sound-account.js';
import { type RacedServers, startRaced } from './two-servers.js';

for (const engine of engines) {
  describe(`address verifications at once on ${engine.name}`, () => {
    let servers: RacedServers;
    before(async () => {
      servers = await startRaced(engine, { settings: wideLimits });
    });
    after(() => servers.close());

    const verify = (token: string, more = {}) => servers.browser().call('verifyAddress', { token, ...more });

    it('EM6: of two users who verify one address at once one gets it; the other is told, and it is written down', async () => {
      await inRounds(async () => {
        const contested = newAddress('contested');
        const accounts = [await racedAccount(servers), await racedAccount(servers)];
        const tokens: string[] = [];
        for (const account of accounts) {
          tokens.push(await tokenOfAdded(servers, account, contested));
          // A second mail to one address within a minute would wait.
          servers.skip(61_000);
        }
        const answers = await atOnce(6, (index) => verify(tokens[index % 2] ?? ''));
        const outcomes = answers.map(outcomeOf);
        const winner = outcomes.indexOf('done') % 2;
        const [won, lost] = winner === 0 ? accounts : accounts.toReversed();
        assert.ok(won && lost);
        assert.deepEqual(outcomes.filter((_, index) => index % 2 === winner).sort(), [
          'done',
          'link_used',
          'link_used',
        ]);
        assert.deepEqual(
          outcomes.filter((_, index) => index % 2 !== winner),
          Array(3).fill('address_taken'),
        );
        assert.equal((await soundAccount(servers, won.userId)).verified.length, 3);
        assert.equal((await soundAccount(servers, lost.userId)).verified.length, 2);
        const { session } = (await (await loggedIn(servers, contested)).call('getSession')).json as {
          session?: { user: { id: string } };
        };
        assert.equal(session?.user.id, won.userId);
        const refusals = await servers.first.database.query(
          "select details from audit_entries where event = 'address_verification_failed' and subject_id = $1",
          [lost.userId],
        );
        assert.deepEqual(
          refusals.map(({ details }) => JSON.parse(String(details)) as unknown),
          Array(3).fill({ reason: 'address_taken' }),
        );
      });
    });

    it('EM6: of an account and a sign-up that verify one address at once one gets it', async () => {
      await inRounds(async (round) => {
        const contested = newAddress('contested');
        const account = await racedAccount(servers);
        const added = await tokenOfAdded(servers, account, contested);
        servers.skip(61_000);
        await servers.browser().call('signUp', { email: contested, password: goodPassword });
        const signedUp = await mailedToken(servers, contested);
        const outcomes = await both(
          round,
          () => verify(added),
          () => verify(signedUp, { newPassword: 'lantern harbour 5' }),
        );
        const { verified } = await soundAccount(servers, account.userId);
        const [ours, theirs] = outcomes;
        if (ours === 'done') assert.match(theirs, /^(address_taken|link_dead|link_superseded)$/);
        else assert.deepEqual(outcomes, ['address_taken', 'done']);
        assert.equal(verified.includes(contested), ours === 'done');
        await loggedIn(servers, contested, ours === 'done' ? goodPassword : 'lantern harbour 5');
      });
    });

    it('EM7: an address that is verified while it is removed is either kept or gone, with its link', async () => {
      await inRounds(async (round) => {
        const { account, added, token, id } = await waiting();
        const save = await tab(servers, account);
        const outcomes = await both(
          round,
          () => verify(token),
          () => save({ remove: [id] }),
        );
        const { verified, rows } = await soundAccount(servers, account.userId);
        const isKept = outcomes[0] === 'done';
        assert.deepEqual(outcomes, isKept ? ['done', 'version_stale'] : ['link_dead', 'done']);
        assert.deepEqual([rows.length, verified.includes(added)], [isKept ? 3 : 2, isKept]);
      });
    });

    it('EM2: an address that is verified while it is chosen to become primary does what was saved before', async () => {
      await inRounds(async (round) => {
        const { account, added, token, id } = await waiting();
        const save = await tab(servers, account);
        const outcomes = await both(
          round,
          () => verify(token),
          () => save({ primaryOnceVerified: id }),
        );
        const { verified, primary } = await soundAccount(servers, account.userId);
        assert.equal(verified.length, 3);
        assert.equal(outcomes[0], 'done');
        assert.ok(['done', 'version_stale'].includes(outcomes[1]), outcomes[1]);
        assert.equal(primary, outcomes[1] === 'done' ? added : account.email);
      });
    });

    it('EM3: a primary address that is replaced while another one is made primary takes nobody else’s place', async () => {
      await inRounds(async (round) => {
        const account = await racedAccount(servers);
        const added = newAddress('replacement');
        const token = await tokenOfAdded(servers, account, added, { replacePrimary: added });
        const save = await tab(servers, account);
        const outcomes = await both(
          round,
          () => verify(token),
          () => save({ primary: account.ids.second }),
        );
        const { verified, primary } = await soundAccount(servers, account.userId);
        assert.equal(outcomes[0], 'done');
        assert.ok(['done', 'version_stale'].includes(outcomes[1]), outcomes[1]);
        const kept = outcomes[1] === 'done' ? [account.email] : [];
        assert.deepEqual([verified, primary], [[...kept, account.second, added].sort(), added]);
      });
    });

    it('EM3: an address that is verified while the only other ones go keeps the account reachable', async () => {
      await inRounds(async (round) => {
        const account = await racedAccount(servers);
        const added = newAddress('replacement');
        await saved(account.browser, { remove: [account.ids.second] });
        const token = await tokenOfAdded(servers, account, added, { replacePrimary: added });
        const save = await tab(servers, account);
        const outcomes = await both(
          round,
          () => verify(token),
          () => save({ remove: [account.ids.first] }),
        );
        const { verified } = await soundAccount(servers, account.userId);
        assert.equal(outcomes[0], 'done');
        assert.ok(['address_last', 'version_stale'].includes(outcomes[1]), outcomes[1]);
        assert.deepEqual(verified, [added]);
      });
    });

    it('RC3: the link of an added address that is pressed twenty times at once counts once', async () => {
      await inRounds(async () => {
        const { account, added, token } = await waiting();
        const outcomes = (await atOnce(20, () => verify(token))).map(outcomeOf);
        assert.deepEqual(outcomes.sort(), ['done', ...Array<string>(19).fill('link_used')]);
        assert.ok((await soundAccount(servers, account.userId)).verified.includes(added));
      });
    });

    /** An account with an address that waits to be verified. */
    async function waiting() {
      const account = await racedAccount(servers);
      const added = newAddress('added');
      const token = await tokenOfAdded(servers, account, added);
      return { account, added, token, id: await idOf(account.browser, added) };
    }
  });
}
