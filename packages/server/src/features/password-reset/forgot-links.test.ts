import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { noDraft } from '@portico/widget/forms';
import { idOf, noticesTo, personWithTwo, saved, tokenOf } from '../../../../../test/rig/addresses.js';
import { engines } from '../../../../../test/rig/databases.js';
import type { TestBrowser } from '../../../../../test/rig/http-client.js';
import { mailedToken, newAddress, signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';
import { wideLimits } from '../../../../../test/rig/wide-limits.js';

for (const engine of engines) {
  describe(`the ways to a new password on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, { settings: wideLimits });
    });
    after(() => server.close());

    /** The form around the one field for the current password, and where its way to a new one leads. */
    function formOf(html: string): { form: string; forgot: string } {
      const forms = html.match(/<form.*?<\/form>/gs) ?? [];
      const [form, ...others] = forms.filter((each) => each.includes('autocomplete="current-password"'));
      assert.ok(form && others.length === 0, html);
      const forgot = /href="([^"]*)"\s+data-pt-to="forgot"/.exec(form)?.[1] ?? '';
      return { form, forgot: forgot.replaceAll('&amp;', '&') };
    }

    /** What the page for a forgotten password begins with: the address in its field, and the way back. */
    async function asked(browser: TestBrowser, url: string): Promise<{ address: string; back: string }> {
      const { text } = await browser.open(url);
      const [, address = ''] = /name="email"[^>]*?value="([^"]*)"/s.exec(text) ?? [];
      const [, back = ''] = /href="([^"]*)"\s+data-pt-to="login"/s.exec(text) ?? [];
      return { address, back };
    }

    it('the change of a password leads there with the address, and back', async () => {
      const { browser, email } = await signUpPerson(server);
      const { forgot } = formOf((await browser.open('/account/security')).text);
      assert.equal(forgot, '/forgot-password?return_to=%2Faccount%2Fsecurity');
      const { address, back } = await asked(browser, forgot);
      assert.equal(address, email);
      const { text } = await browser.open(back.replaceAll('&amp;', '&'));
      assert.match(text, /\/account\/security"/, 'the login offers to go on there');
    });

    it('a save that asks for the password leads there, and what was staged is there afterwards', async () => {
      const { browser } = await signUpPerson(server);
      const second = newAddress('second');
      server.skip(11 * 60_000);
      const { text } = await browser.open('/account/emails');
      const [, formToken = ''] = /name="form_token"[^>]*value="([^"]+)"/.exec(text) ?? [];
      const draft = JSON.stringify({ ...noDraft, add: [{ email: second, makePrimary: false }] });
      const post = { form_token: formToken, act: 'save', version: '0', draft };
      const answer = await browser.submit('/account/emails', post);
      assert.equal(answer.status, 403);
      const { forgot } = formOf(answer.text);
      assert.equal(forgot, '/forgot-password?return_to=%2Faccount%2Femails');
      assert.equal((await browser.open(forgot)).status, 200);
      assert.ok((await browser.open('/account/emails')).text.includes(second));
    });

    it('RS17: a reset that needs the current password leads there for another address', async () => {
      const { browser, second } = await personWithTwo(server);
      await saved(browser, { remove: [await idOf(browser, second)] });
      const undo = await server
        .browser()
        .call('undoChange', { token: tokenOf((await noticesTo(server, second)).at(-1) ?? assert.fail('no notice')) });
      assert.equal(undo.status, 200);
      server.skip(61_000);
      const visitor = server.browser();
      await visitor.call('requestPasswordReset', { email: second });
      const page = await visitor.open(`/reset-password?token=${await mailedToken(server, second)}`);
      const { form, forgot } = formOf(page.text);
      assert.match(form, /another of your addresses/);
      assert.deepEqual(await asked(visitor, forgot), { address: '', back: '/login' });
    });
  });
}
