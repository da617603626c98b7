import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addressIn, canLogIn, idOf, saved, settingsOf } from '../../../../../test/rig/addresses.js';
import { engines } from '../../../../../test/rig/databases.js';
import type { TestBrowser } from '../../../../../test/rig/http-client.js';
import { mailedToken, newAddress, signUpPerson } from '../../../../../test/rig/people.js';
import { printedFields } from '../../../../../test/rig/printed-fields.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';
import { wideLimits } from '../../../../../test/rig/wide-limits.js';

for (const engine of engines) {
  describe(`links of added addresses that a mail scanner opens on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, { settings: wideLimits });
    });
    after(() => server.close());

    /** Somebody who has just added an address, and the token of its mail. */
    async function adding(wish: { makePrimary?: boolean } = {}, email = newAddress('second')) {
      const person = await signUpPerson(server, { name: 'Ana Ruiz' });
      await saved(person.browser, { add: [{ email, ...wish }] });
      return { ...person, second: email, token: await mailedToken(server, email) };
    }

    const inspect = async (browser: TestBrowser, token: string) =>
      (await browser.call('inspectLink', { token, purpose: 'verify_address' })).json;

    /** Posts the form as it is printed, more than once, and is told each time beside the box. */
    async function postAsPrinted(robot: TestBrowser, token: string, said: string): Promise<Record<string, string>> {
      const printed = printedFields((await robot.open(`/verify?token=${token}`)).text);
      assert.equal(printed['token'], token);
      for (let times = 0; times < 3; times++) {
        const posted = await robot.submit('/verify', printed);
        assert.equal(posted.status, 400);
        assert.ok(posted.text.includes(said), posted.text);
        assert.match(posted.text, /<input[^>]*name="confirmed"[^>]*aria-invalid="true"/);
      }
      return printed;
    }

    for (const [language, said, asked] of [
      ['en', 'Tick this box first', 'Yes, add this address to the account of'],
      ['de', 'Setzen Sie erst dieses Häkchen', 'Ja, diese Adresse hinzufügen zum Konto von'],
    ] as const) {
      it(`RS16: the form, posted as it is printed, adds nothing, and with its box it does (${language})`, async () => {
        const { browser, second, token } = await adding();
        const robot = server.browser({ 'Accept-Language': language });
        const page = await robot.open(`/verify?token=${token}`);
        assert.ok(page.text.includes(asked), page.text);
        const printed = await postAsPrinted(robot, token, said);
        assert.equal((await inspect(robot, token))['needsConfirmation'], true);
        assert.equal(addressIn(await settingsOf(browser), second).verified, false);
        assert.equal(await canLogIn(server, second), false);
        assert.equal((await robot.submit('/verify', { ...printed, confirmed: 'on' })).status, 303);
        assert.equal(addressIn(await settingsOf(browser), second).verified, true);
      });
    }

    it('RS16: no address becomes primary, and no rival of another account is shut out, without the box', async () => {
      const one = await adding({ makePrimary: true });
      server.skip(61_000);
      const two = await adding({ makePrimary: true }, one.second);
      for (const { token } of [one, two]) await postAsPrinted(server.browser(), token, 'Tick this box first');
      for (const { browser, second, email } of [one, two]) {
        const settings = await settingsOf(browser);
        assert.equal(addressIn(settings, second).verified, false);
        assert.equal(addressIn(settings, email).primary, true);
      }
      const owner = server.browser();
      const printed = printedFields((await owner.open(`/verify?token=${two.token}`)).text);
      assert.equal((await owner.submit('/verify', { ...printed, confirmed: 'on' })).status, 303);
      assert.equal(addressIn(await settingsOf(two.browser), two.second).verified, true);
      assert.equal(addressIn(await settingsOf(one.browser), one.second).verified, false);
    });

    it('RS16: the browser of the account that added it needs no box, one of another account does', async () => {
      const { browser, second, token } = await adding();
      const other = await signUpPerson(server, { name: 'Ben Otto' });
      await postAsPrinted(other.browser, token, 'Tick this box first');
      assert.equal((await inspect(other.browser, token))['needsConfirmation'], true);
      assert.equal((await inspect(browser, token))['needsConfirmation'], false);
      const page = await browser.open(`/verify?token=${token}`);
      assert.doesNotMatch(page.text, /name="confirmed"/);
      assert.equal((await browser.submit('/verify', printedFields(page.text))).status, 303);
      assert.equal(addressIn(await settingsOf(browser), second).verified, true);
    });

    it('RS16: a session that ended no longer spares the box', async () => {
      const { browser, second, token } = await adding();
      const printed = printedFields((await browser.open(`/verify?token=${token}`)).text);
      const id = await idOf(browser, second);
      await server.database.query(
        'delete from sessions where user_id = (select user_id from addresses where id = $1)',
        [id],
      );
      const posted = await browser.submit('/verify', printed);
      assert.equal(posted.status, 400);
      assert.match(posted.text, /<input[^>]*name="confirmed"[^>]*aria-invalid="true"/);
      assert.equal(await canLogIn(server, second), false);
    });
  });
}
