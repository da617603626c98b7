import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  addressIn,
  addVerified,
  canLogIn,
  idOf,
  personWithTwo,
  save,
  saved,
  settingsOf,
} from '../../../../../test/rig/addresses.js';
import { codeOf, fieldsOf } from '../../../../../test/rig/answers.js';
import { engines } from '../../../../../test/rig/databases.js';
import { mailedToken, newAddress, signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';
import { wideLimits } from '../../../../../test/rig/wide-limits.js';

for (const engine of engines) {
  describe(`changing addresses on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, { settings: wideLimits });
    });
    after(() => server.close());

    const verify = async (email: string) =>
      server.browser().call('verifyAddress', { token: await mailedToken(server, email) });

    it('EM3: the only address cannot be removed, and neither can the only verified one', async () => {
      const { browser, email } = await signUpPerson(server);
      const id = await idOf(browser, email);
      for (const others of [[], [newAddress('waiting')]]) {
        if (others.length > 0) await saved(browser, { add: others.map((each) => ({ email: each })) });
        const answer = await save(browser, { remove: [id] });
        assert.deepEqual([answer.status, codeOf(answer)], [409, 'address_last']);
        assert.deepEqual(fieldsOf(answer), { [`remove.${id}`]: 'address_last' });
      }
      const swapped = await save(browser, { remove: [id], add: [{ email: newAddress(), makePrimary: true }] });
      assert.equal(codeOf(swapped), 'address_last', 'what is not verified takes no place');
      assert.equal(await canLogIn(server, email), true);
    });

    it('EM3: without the primary address the one verified other is primary, of several one is chosen', async () => {
      const { browser, email, second } = await personWithTwo(server);
      const third = await addVerified(server, browser);
      const asked = await save(browser, { remove: [await idOf(browser, email)] });
      assert.deepEqual(fieldsOf(asked), { primary: 'primary_needed' });
      const chosen = await saved(browser, {
        remove: [await idOf(browser, email)],
        primary: await idOf(browser, third),
      });
      assert.equal(addressIn(chosen, third).primary, true);
      const left = await saved(browser, { remove: [addressIn(chosen, third).id] });
      assert.deepEqual(
        left.addresses.map((each) => [each.email, each.primary, each.removalBlocked]),
        [[second, true, 'address_last']],
      );
    });

    it('EM2: an address becomes primary once it is verified, not before', async () => {
      const { browser, email, second } = await personWithTwo(server);
      const waiting = newAddress('waiting');
      await saved(browser, { add: [{ email: waiting }] });
      const id = await idOf(browser, waiting);
      assert.deepEqual(fieldsOf(await save(browser, { primary: id })), { primary: 'address_unverified' });
      const flagged = await saved(browser, { primaryOnceVerified: id });
      assert.equal(addressIn(flagged, waiting).onceVerified, 'primary');
      assert.equal(addressIn(flagged, email).primary, true);
      await verify(waiting);
      const settings = await settingsOf(browser);
      assert.deepEqual(
        settings.addresses.map((each) => [each.email, each.primary, each.onceVerified]),
        [
          [waiting, true, 'secondary'],
          [email, false, 'secondary'],
          [second, false, 'secondary'],
        ],
      );
    });

    it('EM2: the wish to become primary moves to the newest address that has it, and can be taken back', async () => {
      const { browser, email } = await signUpPerson(server);
      const [one, two] = [newAddress('one'), newAddress('two')];
      await saved(browser, { add: [{ email: one, makePrimary: true }] });
      const moved = await saved(browser, { add: [{ email: two, makePrimary: true }] });
      assert.deepEqual(
        [addressIn(moved, one).onceVerified, addressIn(moved, two).onceVerified],
        ['secondary', 'primary'],
      );
      const back = await saved(browser, { primaryOnceVerified: addressIn(moved, one).id });
      assert.deepEqual(
        [addressIn(back, one).onceVerified, addressIn(back, two).onceVerified],
        ['primary', 'secondary'],
      );
      await saved(browser, { primaryOnceVerified: null });
      for (const each of [one, two]) await verify(each);
      assert.equal(addressIn(await settingsOf(browser), email).primary, true);
      const both = [newAddress(), newAddress()].map((each) => ({ email: each, makePrimary: true }));
      assert.deepEqual(fieldsOf(await save(browser, { add: both })), { 'add.1': 'choice_invalid' });
    });

    it('a change of the primary address changes nothing until it is verified; then the old one goes', async () => {
      const { browser, email } = await signUpPerson(server);
      const next = newAddress('next');
      const staged = await saved(browser, { replacePrimary: next });
      assert.deepEqual([addressIn(staged, next).onceVerified, addressIn(staged, email).primary], ['replacement', true]);
      assert.equal(await canLogIn(server, email), true);
      assert.deepEqual((await verify(next)).json, { next: 'added', email: next, primary: true, removed: email });
      const { addresses } = await settingsOf(browser);
      assert.deepEqual(
        addresses.map((each) => [each.email, each.primary, each.verified]),
        [[next, true, true]],
      );
      assert.deepEqual([await canLogIn(server, email), await canLogIn(server, next)], [false, true]);
      assert.equal((await browser.call('getSession')).status, 200, 'a session is not about an address');
    });

    it('a change that was overtaken by another primary address takes nobody’s place', async () => {
      const { browser, email, second } = await personWithTwo(server);
      const next = newAddress('next');
      await saved(browser, { replacePrimary: next });
      await saved(browser, { primary: await idOf(browser, second) });
      assert.deepEqual((await verify(next)).json, { next: 'added', email: next, primary: true, removed: '' });
      const { addresses } = await settingsOf(browser);
      assert.deepEqual(
        addresses.map((each) => [each.email, each.primary]),
        [
          [next, true],
          [email, false],
          [second, false],
        ],
      );
    });

    it('EM10: one’s own address is “already yours” in any case and form, and no mail leaves', async () => {
      const { browser, email } = await signUpPerson(server, { email: newAddress('Ana.Ruiz') });
      const waiting = newAddress('waiting');
      await saved(browser, { add: [{ email: waiting }] });
      const before = (await server.mails()).mails.length;
      for (const typed of [email, email.toUpperCase(), ` ${email}\t`, email.replace('@mail', '@ｍａｉｌ'), waiting]) {
        assert.deepEqual(fieldsOf(await save(browser, { add: [{ email: typed }] })), { 'add.0': 'address_yours' });
        assert.deepEqual(fieldsOf(await save(browser, { replacePrimary: typed })), {
          replacePrimary: 'address_yours',
        });
      }
      assert.equal((await server.mails()).mails.length, before);
    });

    it('EM11: ten addresses are the most, whatever they wait for', async () => {
      const { browser } = await signUpPerson(server);
      const nine = Array.from({ length: 9 }, () => ({ email: newAddress('many') }));
      const full = await saved(browser, { add: nine });
      assert.equal(full.addresses.length, 10);
      for (const changes of [{ add: [{ email: newAddress() }] }, { replacePrimary: newAddress() }]) {
        assert.deepEqual(Object.values(fieldsOf(await save(browser, changes))), ['addresses_too_many']);
      }
      const last = addressIn(full, nine[8]?.email ?? '').id;
      assert.equal((await saved(browser, { remove: [last], add: [{ email: newAddress() }] })).addresses.length, 10);
    });
  });
}
