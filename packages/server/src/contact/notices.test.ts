import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addVerified, idOf, noticesTo, personWithTwo, saved, tokenOf } from '../../../../test/rig/addresses.js';
import { engines } from '../../../../test/rig/databases.js';
import type { TestBrowser } from '../../../../test/rig/http-client.js';
import { goodPassword, mailedToken, newAddress, type Person, signUpPerson } from '../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../test/rig/server.js';
import { wideLimits } from '../../../../test/rig/wide-limits.js';

const from = {
  'User-Agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/149.0',
  'X-Forwarded-For': '203.0.113.77',
};

for (const engine of engines) {
  describe(`notices of changed addresses on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, { settings: { ...wideLimits, TRUST_PROXY: '1' } });
    });
    after(() => server.close());

    const count = async (email: string): Promise<number> => (await noticesTo(server, email)).length;

    it('EM2: old and new primary, the removed and every other verified address are told, nobody else', async () => {
      const { browser, email, second } = await personWithTwo(server);
      const third = await addVerified(server, browser);
      const waiting = newAddress('waiting');
      await saved(browser, { add: [{ email: waiting }] });
      const before = [await count(email), await count(second), await count(third)];
      await saved(browser, { remove: [await idOf(browser, email)], primary: await idOf(browser, second) });
      const after = [await count(email), await count(second), await count(third)];
      assert.deepEqual(
        after.map((each, index) => each - (before[index] ?? 0)),
        [1, 1, 1],
      );
      assert.equal(await count(waiting), 0, 'nobody has shown yet whose it is');
      const removed = newAddress('removed');
      await saved(browser, { add: [{ email: removed }] });
      await saved(browser, { remove: [await idOf(browser, removed)] });
      assert.equal(await count(removed), 0);
    });

    it('a new address is told once it is primary, and then all others, too', async () => {
      const { browser, email, second } = await personWithTwo(server);
      const plain = await addVerified(server, browser);
      assert.equal(await count(plain), 0);
      const primary = newAddress('primary');
      await saved(browser, { add: [{ email: primary, makePrimary: true }] });
      await server.browser().call('verifyAddress', { token: await mailedToken(server, primary) });
      for (const each of [email, second, plain, primary]) {
        const notice = (await noticesTo(server, each)).at(-1);
        assert.match(notice?.text ?? '', new RegExp(`${primary}\\S* is now the primary address`), each);
      }
    });

    it('EM2: it says what was changed, when, from which device and roughly where, and how to undo it', async () => {
      const { browser, email, second } = await personWithTwo(server);
      Object.assign(browser.headers, from);
      const waiting = newAddress('waiting');
      await saved(browser, {
        add: [{ email: waiting }],
        remove: [await idOf(browser, email)],
        primary: await idOf(browser, second),
      });
      const { subject, text, html, link } = (await noticesTo(server, email)).at(-1) ?? assert.fail();
      assert.equal(subject, 'Your email addresses were changed');
      for (const words of [
        new RegExp(`${waiting}\\S* was added, not yet verified`),
        new RegExp(`${second}\\S* is now the primary address`),
        new RegExp(`${email}\\S* was removed`),
        /Chrome on Windows/,
        /203\.0\.113\.x/,
        new RegExp(String(new Date().getUTCFullYear())),
        /Larkfield Help/,
        /restore the previous addresses/,
      ]) {
        assert.match(text, words);
      }
      assert.doesNotMatch(text + html, /203\.0\.113\.77/);
      assert.ok(link.startsWith(`${server.url}/undo?token=`));
    });

    it('of two notices each has a link of its own change; all recipients of one have the same', async () => {
      const { browser, email, second } = await personWithTwo(server);
      await saved(browser, { add: [{ email: newAddress() }] });
      const first = tokenOf((await noticesTo(server, email)).at(-1) ?? assert.fail());
      assert.equal(tokenOf((await noticesTo(server, second)).at(-1) ?? assert.fail()), first);
      await saved(browser, { add: [{ email: newAddress() }] });
      assert.notEqual(tokenOf((await noticesTo(server, email)).at(-1) ?? assert.fail()), first);
    });

    it('RS4: the link goes to the portal itself, by path or host, whatever a request says its host is', async () => {
      const person = await signUpPerson(server, { base: '/p/acme' });
      Object.assign(person.browser.headers, { Forwarded: 'host=evil.example', Referer: 'https://evil.example/' });
      await saved(person.browser, { add: [{ email: newAddress() }] }, '/p/acme');
      const { link } = (await noticesTo(server, person.email)).at(-1) ?? assert.fail();
      assert.equal(new URL(link).host, `acme.localhost:${server.port}`);
      assert.equal(new URL(link).pathname, '/undo');
    });

    it('ML2: names in the mail to a new address are short text', async () => {
      const name = 'Win https://evil.example/ now! <b>x</b>'.replaceAll('<', '‹').replaceAll('>', '›');
      const { browser } = await signUpPerson(server, { name });
      const email = newAddress('wanted');
      await saved(browser, { add: [{ email }] });
      const mail = (await server.mails()).newest(email);
      assert.doesNotMatch(mail.html, /href="https:\/\/evil/);
      assert.doesNotMatch(mail.text, /https:\/\/evil\.example/);
    });

    /** Chooses the language of mails as the profile does; '' is none of one's own. */
    async function choose(browser: TestBrowser, language: string): Promise<void> {
      const { version } = (await browser.call('getProfile')).json as { version: number };
      const texts = { name: 'Ana Ruiz', avatarUrl: '', jobTitle: '', organization: '' };
      assert.equal((await browser.call('saveProfile', { version, ...texts, language })).status, 200);
    }

    /** Adds an address, has its mail sent again, and asks for a new password, each on a page in another language. */
    async function askEverything(person: Person, locale: string): Promise<string> {
      const { browser, email } = person;
      const added = newAddress('wanted');
      const { version } = await saved(browser, {});
      const input = { version, addresses: { add: [{ email: added }] }, locale };
      assert.equal((await browser.call('saveContactSettings', input)).status, 200);
      server.skip(61_000);
      const id = await idOf(browser, added);
      assert.equal((await browser.call('resendAddressVerification', { id, locale })).status, 200);
      assert.equal((await server.browser().call('requestPasswordReset', { email, locale })).status, 200);
      return added;
    }

    async function languagesTo(email: string, after = 0): Promise<unknown[]> {
      const mails = (await server.mails()).to(email).slice(after);
      return mails.map(({ headers }) => headers.get('content-language'));
    }

    it('every mail about an account is in the language that it chose, whatever the page speaks', async () => {
      const person = await signUpPerson(server);
      await choose(person.browser, 'de');
      const before = (await languagesTo(person.email)).length;
      const added = await askEverything(person, 'en');
      assert.deepEqual(await languagesTo(added), ['de', 'de']);
      assert.deepEqual(await languagesTo(person.email, before), ['de', 'de'], 'the notice and the reset');
    });

    it('without a language of its own, an account is mailed in that of the page, and told in that of the portal', async () => {
      const person = await signUpPerson(server);
      await choose(person.browser, '');
      const before = (await languagesTo(person.email)).length;
      const added = await askEverything(person, 'de-AT');
      assert.deepEqual(await languagesTo(added), ['de', 'de']);
      assert.deepEqual(await languagesTo(person.email, before), ['en', 'de'], 'the notice and the reset');
    });

    it('whose address somebody else types is told in the language of their own account', async () => {
      const owner = await signUpPerson(server);
      await choose(owner.browser, 'de');
      const before = (await languagesTo(owner.email)).length;
      const { browser } = await signUpPerson(server);
      const { version } = await saved(browser, {});
      const input = { version, addresses: { add: [{ email: owner.email }] }, locale: 'en' };
      assert.equal((await browser.call('saveContactSettings', input)).status, 200);
      server.skip(61_000);
      const applicant = { email: owner.email, password: goodPassword, locale: 'en' };
      assert.equal((await server.browser().call('signUp', applicant)).status, 200);
      assert.deepEqual(await languagesTo(owner.email, before), ['de', 'de']);
    });
  });
}
