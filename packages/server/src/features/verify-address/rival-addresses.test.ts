import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addressIn, canLogIn, idOf, saved, settingsOf } from '../../../../../test/rig/addresses.js';
import { codeOf } from '../../../../../test/rig/answers.js';
import { engines } from '../../../../../test/rig/databases.js';
import { goodPassword, mailedToken, newAddress, signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';
import { wideLimits } from '../../../../../test/rig/wide-limits.js';

const attackers = 'brass kettle lagoon 4';
const minute = 60_000;

for (const engine of engines) {
  describe(`addresses that strangers wait for on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, { settings: { ...wideLimits, RECENT_LOGIN: '30d' } });
    });
    after(() => server.close());

    const verify = (input: object) => server.browser().call('verifyAddress', input);

    /** An attacker's account that waits for somebody else's address. */
    async function lurking(victim: string, makePrimary = false) {
      const attacker = await signUpPerson(server, { password: attackers });
      await saved(attacker.browser, { add: [{ email: victim, makePrimary }] });
      const token = await mailedToken(server, victim);
      server.skip(minute + 1000);
      return { ...attacker, token };
    }

    it('SU1: an address that waits at a stranger’s account keeps nobody from signing up with it', async () => {
      const email = newAddress('victim');
      const attacker = await lurking(email, true);
      const victim = await signUpPerson(server, { email });
      assert.equal(await canLogIn(server, email, attackers), false);
      assert.equal(await canLogIn(server, email), true);
      assert.equal(codeOf(await attacker.browser.call('verifyAddress', { token: attacker.token })), 'address_taken');
      assert.equal(addressIn(await settingsOf(attacker.browser), email).verified, false);
      assert.equal((await settingsOf(victim.browser)).addresses.length, 1);
      // Asking again now explains to the owner, and mails no link that would do anything.
      const id = await idOf(attacker.browser, email);
      assert.equal((await attacker.browser.call('resendAddressVerification', { id })).status, 200);
      const mail = (await server.mails()).newest(email);
      assert.equal(mail.subject, 'Someone tried to add your address to another account');
      assert.doesNotMatch(mail.text, /token=/);
    });

    it('SU2: nothing that a stranger began before lives on once the owner has reset or verified', async () => {
      const email = newAddress('victim');
      const attacker = await lurking(email);
      const victim = await signUpPerson(server, { email });
      server.skip(minute + 1000);
      await server.browser().call('requestPasswordReset', { email });
      const token = await mailedToken(server, email);
      assert.equal((await victim.browser.call('resetPassword', { token, password: 'another whistle 77' })).status, 200);
      assert.match((await attacker.browser.call('getSession')).text, new RegExp(attacker.email));
      assert.equal(await canLogIn(server, email, attackers), false);
    });

    it('SU1: a sign-up that waits loses to the account that verifies the address first, and says so', async () => {
      const email = newAddress('contested');
      const stranger = server.browser();
      await stranger.call('signUp', { email, password: attackers });
      const { code } = (await server.mails()).newest(email);
      const signUpToken = await mailedToken(server, email);
      server.skip(minute + 1000);
      const owner = await signUpPerson(server);
      await saved(owner.browser, { add: [{ email }] });
      assert.equal((await verify({ token: await mailedToken(server, email) })).status, 200);
      assert.equal(codeOf(await stranger.call('verifyAddress', { code })), 'address_taken');
      assert.equal(codeOf(await stranger.call('verifyAddress', { token: signUpToken })), 'address_taken');
      assert.notEqual((await stranger.call('continueSignUp')).json['next'], 'done');
      assert.equal(await canLogIn(server, email, attackers), false);
      assert.equal(await canLogIn(server, email), true);
      // Not even when the address is free again: the stranger's password is gone.
      await saved(owner.browser, { remove: [await idOf(owner.browser, email)] });
      assert.equal(codeOf(await stranger.call('verifyAddress', { token: signUpToken })), 'link_dead');
      assert.equal(await canLogIn(server, email, attackers), false);
    });

    it('SU8: what waits is not shown, told or asked as anybody’s address', async () => {
      const email = newAddress('victim');
      const attacker = await lurking(email);
      assert.doesNotMatch((await attacker.browser.call('getSession')).text, new RegExp(email));
      const before = (await server.mails()).to(email).length;
      await server.browser().call('requestPasswordReset', { email });
      await saved(attacker.browser, { add: [{ email: newAddress() }] });
      assert.equal((await server.mails()).to(email).length, before);
      assert.equal(await canLogIn(server, email, attackers), false);
    });

    it('SU1: an address goes from one account to another only by removing it there', async () => {
      const email = newAddress('moving');
      const first = await signUpPerson(server);
      await saved(first.browser, { add: [{ email }] });
      assert.equal((await verify({ token: await mailedToken(server, email) })).status, 200);
      server.skip(minute + 1000);
      const second = await signUpPerson(server, { password: 'lantern harbour 5' });
      await saved(second.browser, { add: [{ email }] });
      assert.equal(
        (await server.mails()).newest(email).subject,
        'Someone tried to add your address to another account',
      );
      await saved(first.browser, { remove: [await idOf(first.browser, email)] });
      const id = await idOf(second.browser, email);
      server.skip(minute + 1000);
      assert.equal((await second.browser.call('resendAddressVerification', { id })).status, 200);
      assert.equal((await verify({ token: await mailedToken(server, email) })).status, 200);
      assert.equal(await canLogIn(server, email, goodPassword), false);
      assert.equal(await canLogIn(server, email, 'lantern harbour 5'), true);
    });
  });
}
