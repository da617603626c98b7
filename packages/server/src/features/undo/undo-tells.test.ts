import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addVerified, idOf, noticesTo, personWithTwo, saved, tokenOf } from '../../../../../test/rig/addresses.js';
import { engines } from '../../../../../test/rig/databases.js';
import { newAddress, signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';
import { wideLimits } from '../../../../../test/rig/wide-limits.js';

for (const engine of engines) {
  describe(`what an undo link tells on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, { settings: wideLimits });
    });
    after(() => server.close());

    const inspect = async (token: string) => (await server.browser().call('inspectUndo', { token })).json;
    const newestUndo = async (email: string) => tokenOf((await noticesTo(server, email)).at(-1) ?? assert.fail());

    it('EN5: of addresses that were only entered it does not tell which belong to somebody', async () => {
      const somebody = await signUpPerson(server);
      const free = newAddress('free');
      const asker = await personWithTwo(server);
      await saved(asker.browser, { add: [{ email: somebody.email }, { email: free }] });
      const remove = [await idOf(asker.browser, somebody.email), await idOf(asker.browser, free)];
      await saved(asker.browser, { remove });
      const token = await newestUndo(asker.email);
      const { restored, dropped } = await inspect(token);
      assert.deepEqual([restored, dropped], [[], []], 'neither comes back: nobody had verified them');
      assert.equal((await server.browser().call('undoChange', { token })).status, 200);
      const mail = (await server.mails()).newest(asker.email);
      for (const email of [somebody.email, free]) assert.ok(!mail.text.includes(email));
    });

    it('EN5: whoever reads a mailbox that was removed learns nothing of the addresses that came later', async () => {
      const { browser, second } = await personWithTwo(server);
      await saved(browser, { remove: [await idOf(browser, second)] });
      const token = await newestUndo(second);
      const secret = await addVerified(server, browser, newAddress('secret'));
      const pending = newAddress('pending');
      await saved(browser, { add: [{ email: pending }] });
      const state = await inspect(token);
      assert.deepEqual([state['restored'], state['dropped']], [[second], []]);
      const page = await server.browser().open(`/undo?token=${token}`);
      assert.ok(page.text.includes(second.split('@')[0] ?? ''));
      for (const hidden of [secret, pending]) assert.ok(!page.text.includes(hidden.split('@')[0] ?? hidden));
      assert.equal((await server.browser().call('undoChange', { token })).status, 200);
      const inbox = await server.mails();
      assert.doesNotMatch(inbox.newest(second).text, /secret|pending/);
      assert.match(inbox.newest(secret).text, /secret.*was removed/);
    });

    it('an address that an undo took away is not sent to choose a new password', async () => {
      const { browser, email, second } = await personWithTwo(server);
      await saved(browser, { primary: await idOf(browser, second), remove: [await idOf(browser, email)] });
      const third = await addVerified(server, browser, newAddress('third'));
      const [removal] = await noticesTo(server, email).then((mails) => mails.slice(-1));
      assert.equal(
        (await server.browser().call('undoChange', { token: tokenOf(removal ?? assert.fail()) })).status,
        200,
      );
      const inbox = await server.mails();
      assert.doesNotMatch(inbox.newest(third).text, /forgot-password/);
      assert.match(inbox.newest(third).text, new RegExp(`no longer part of the account: log in with \\S*${email}`));
      assert.match(inbox.newest(email).text, /forgot-password/);
    });
  });
}
