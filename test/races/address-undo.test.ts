import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { canLogIn, saved } from '../rig/addresses.js';
import { engines } from '../rig/databases.js';
import { newAddress } from '../rig/people.js';
import { wideLimits } from '../rig/wide-limits.js';
import { both, outcomeOf, racedAccount, tab, tokenOfAdded, tokenOfUndo } from './raced-account.js';
import { atOnce, inRounds } from './rounds.js';
import { soundAccount } from './sound-account.js';
import { type RacedServers, startRaced } from './two-servers.js';

for (const engine of engines) {
  describe(`undoing at once with other things on ${engine.name}`, () => {
    let servers: RacedServers;
    before(async () => {
      servers = await startRaced(engine, { settings: wideLimits });
    });
    after(() => servers.close());

    const undo = (token: string) => servers.browser().call('undoChange', { token });

    it('EM2: an undo beside a save leaves nothing of that save', async () => {
      await inRounds(async (round) => {
        const account = await racedAccount(servers);
        const token = await tokenOfUndo(servers, account, { primary: account.ids.second });
        const save = await tab(servers, account);
        const [undone, savedToo] = await both(
          round,
          () => undo(token),
          () => save({ add: [{ email: newAddress('added') }], remove: [account.ids.first] }),
        );
        assert.equal(undone, 'done');
        assert.ok(['done', 'version_stale', 'session_missing'].includes(savedToo), savedToo);
        await isAsBefore(account);
      });
    });

    it('EM2: an undo beside a verification leaves nothing of the verified address', async () => {
      await inRounds(async (round) => {
        const account = await racedAccount(servers);
        const added = newAddress('added');
        const token = await tokenOfUndo(servers, account, { add: [{ email: added, makePrimary: true }] });
        const verifying = (await servers.mails()).newest(added).link;
        const [undone, verified] = await both(
          round,
          () => undo(token),
          () => servers.browser().call('verifyAddress', { token: new URL(verifying).searchParams.get('token') ?? '' }),
        );
        assert.equal(undone, 'done');
        assert.ok(['done', 'link_dead'].includes(verified), verified);
        await isAsBefore(account);
        assert.equal(await canLogIn(servers, added), false);
      });
    });

    it('EM6: an address that comes back while another user verifies it has one owner', async () => {
      await inRounds(async (round) => {
        const account = await racedAccount(servers);
        const token = await tokenOfUndo(servers, account, { remove: [account.ids.second] });
        servers.skip(61_000);
        const other = await racedAccount(servers);
        const verifying = await tokenOfAdded(servers, other, account.second);
        const [undone, verified] = await both(
          round,
          () => undo(token),
          () => servers.browser().call('verifyAddress', { token: verifying }),
        );
        assert.equal(undone, 'done');
        assert.ok(['done', 'address_taken'].includes(verified), verified);
        const owner = await soundAccount(servers, account.userId);
        assert.equal(owner.verified.includes(account.second), verified !== 'done');
        const rival = await soundAccount(servers, other.userId);
        assert.equal(rival.verified.includes(account.second), verified === 'done');
      });
    });

    it('RC3: an undo link that is pressed twenty times at once goes back once', async () => {
      await inRounds(async () => {
        const account = await racedAccount(servers);
        const token = await tokenOfUndo(servers, account, { remove: [account.ids.second] });
        const outcomes = (await atOnce(20, () => undo(token))).map(outcomeOf);
        assert.deepEqual(outcomes.sort(), ['done', ...Array<string>(19).fill('link_used')]);
        await isAsBefore(account);
        const inbox = await servers.mails();
        for (const email of [account.email, account.second]) {
          assert.equal(inbox.to(email).filter(({ subject }) => subject.includes('undone')).length, 1);
        }
      });
    });

    it('EM2: of two undo links at once the earlier one decides', async () => {
      await inRounds(async (round) => {
        const account = await racedAccount(servers);
        const earlier = await tokenOfUndo(servers, account, { primary: account.ids.second });
        await saved(account.browser, { add: [{ email: newAddress('added') }] });
        const later = await tokenOfUndo(servers, account, { remove: [account.ids.first] });
        const [first, second] = await both(
          round,
          () => undo(earlier),
          () => undo(later),
        );
        assert.equal(first, 'done');
        assert.ok(['done', 'link_dead'].includes(second), second);
        await isAsBefore(account);
      });
    });

    /** Whether an account has its two addresses again, the first of them primary, and nothing else. */
    async function isAsBefore({ userId, email, second }: Awaited<ReturnType<typeof racedAccount>>): Promise<void> {
      const { rows, verified, primary } = await soundAccount(servers, userId);
      assert.deepEqual([rows.length, verified, primary], [2, [email, second].sort(), email]);
    }
  });
}
