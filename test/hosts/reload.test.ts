import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { goodPassword, mailedToken, newAddress, signUpPerson } from '../rig/people.js';
import { until } from '../rig/until.js';
import { wideLimits } from '../rig/wide-limits.js';
import { greet, type HostWorld, startHostWorld } from './rig/host-world.js';
import { logIn } from './rig/log-in.js';
import { htmlPage } from './rig/site.js';

/** What a router does that knows of no other state than its own: it writes that over whatever was there. */
const router = `<script>history.replaceState({ router: { index: 3 } }, '');</script>`;

const forms = ['login', 'signup', 'forgot-password', 'reset-password', 'email-manager'];
const files = ['provider', ...forms, 'reauthenticate'];

for (const session of ['cookie', 'bearer'] as const) {
  describe(`a page of a host that is loaded anew, with a session by ${session}`, () => {
    let world: HostWorld;
    before(async () => {
      world = await startHostWorld(wideLimits);
    });
    after(() => world.close());

    /** Opens a page with these elements, on another site where no cookie comes along. */
    async function open(elements: string, head = ''): Promise<Page> {
      const scripts = files.map((file) => world.script(`${file}.js`)).join('');
      const provider = `<portico-provider server="${world.server.url}" session="${session}">${elements}</portico-provider>`;
      const path = `/${newAddress('page')}`;
      world.site.put(path, { body: htmlPage(head + greet + scripts, provider) });
      const page = await (await world.browser.newContext()).newPage();
      const base = session === 'cookie' ? world.site.url : world.site.url.replace('localhost', '127.0.0.1');
      await page.goto(base + path);
      return page;
    }

    async function signUp(page: Page, place = 0): Promise<string> {
      const email = newAddress();
      const form = page.locator('portico-signup').nth(place);
      await form.getByLabel('Email address').fill(email);
      await form.getByLabel('Name').fill('Ana Ruiz');
      await form.getByLabel('Password', { exact: true }).fill(goodPassword);
      await form.getByRole('button', { name: 'Sign up' }).click();
      await form.getByLabel('6-digit code').waitFor();
      return email;
    }

    const stateOf = (page: Page) => page.evaluate(() => JSON.stringify(history.state));
    const stored = (page: Page) =>
      page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]));

    it('still has a place for the code of the mail, and it works', async () => {
      const page = await open('<portico-signup></portico-signup>');
      const email = await signUp(page);
      await page.reload();
      await page.getByText(email).waitFor();
      assert.doesNotMatch(await stored(page), /[A-Za-z0-9_-]{43}/);
      await page.goto('about:blank');
      await page.goBack();
      await page.getByLabel('6-digit code').fill((await world.server.mails()).newest(email).code);
      await page.getByRole('button', { name: 'Verify' }).click();
      await until('the greeting', async () => (await page.title()) === 'Hello Ana Ruiz');
      assert.doesNotMatch(await stateOf(page), /portico-signup/);
      await page.context().close();
    });

    it('has the name and the address in the form after a wrong address, but no password', async () => {
      const page = await open('<portico-signup></portico-signup>');
      const email = await signUp(page);
      for (const isReloaded of [false, true]) {
        if (isReloaded) await page.reload();
        else await page.getByRole('link', { name: 'Wrong address?' }).click();
        const field = page.getByLabel('Email address');
        await field.waitFor();
        assert.equal(await field.inputValue(), email);
        assert.equal(await page.getByLabel('Name').inputValue(), 'Ana Ruiz');
        assert.equal(await page.getByLabel('Password', { exact: true }).inputValue(), '');
      }
      assert.doesNotMatch((await stateOf(page)) + (await stored(page)), new RegExp(goodPassword));
      await page.context().close();
    });

    it('leaves the state of a router as it is, and comes back also where that writes over ours', async () => {
      const page = await open('<portico-signup></portico-signup>', router);
      const email = await signUp(page);
      assert.match(await stateOf(page), /"router":\{"index":3\}/);
      await page.reload();
      await page.getByText(email).waitFor();
      assert.match(await stateOf(page), /"router":\{"index":3\}/);
      await page.context().close();
    });

    it('shows each of two elements where it was, and a form to whoever comes anew', async () => {
      const page = await open('<portico-signup></portico-signup><portico-signup></portico-signup>');
      const email = await signUp(page, 1);
      await page.reload();
      await page.locator('portico-signup').nth(1).getByText(email).waitFor();
      await page.locator('portico-signup').nth(0).getByLabel('Name').waitFor();
      const { href } = new URL(page.url());
      await page.goto('about:blank');
      await page.goto(href);
      await page.locator('portico-signup').nth(1).getByLabel('Name').waitFor();
      await page.context().close();
    });

    it('says again that a link to choose a new password is on its way, and sends none', async () => {
      const page = await open('<portico-forgot-password></portico-forgot-password>');
      const { email } = world.person;
      await page.getByLabel('Email address').fill(email);
      await page.getByRole('button', { name: 'Send the link' }).click();
      await page.getByRole('heading', { name: 'Check your email' }).waitFor();
      const { length } = (await world.server.mails()).to(email);
      await page.reload();
      await page.getByRole('heading', { name: 'Check your email' }).waitFor();
      assert.equal((await world.server.mails()).to(email).length, length);
      await page.context().close();
    });

    it('has what was staged again once the same person is logged in, and for nobody else', async () => {
      const page = await open('<portico-login></portico-login><portico-email-manager></portico-email-manager>');
      const settings = () => page.waitForResponse((answer) => answer.url().endsWith('/contact-settings'));
      const [ana, ben] = await Promise.all([signUpPerson(world.server), signUpPerson(world.server)]);
      await logIn(page, ana);
      const manager = page.locator('portico-email-manager');
      const second = newAddress('second');
      await manager.getByLabel('Add another address').fill(second);
      await manager.getByRole('button', { name: 'Add', exact: true }).click();
      const staged = manager.locator('.is-staged').getByText(second);
      await staged.waitFor();
      await Promise.all([settings(), page.reload()]);
      // A session that is carried by the page itself ends with it.
      if (session === 'bearer') await logIn(page, ana);
      await staged.waitFor();
      await manager.getByRole('button', { name: 'Save 1 change' }).waitFor();
      assert.equal((await world.server.mails()).to(second).length, 0);
      await page.context().clearCookies();
      await Promise.all([settings(), page.reload()]);
      await logIn(page, ben);
      await manager.getByText(ben.email).waitFor();
      assert.equal(await staged.count(), 0);
      assert.ok(!((await stateOf(page)) + (await stored(page))).includes(second));
      await page.context().close();
    });

    it('WB5: keeps the link of a mail beside the address until it was used, and in no storage', async () => {
      const { email } = await signUpPerson(world.server);
      await world.server.browser().call('requestPasswordReset', { email });
      const token = await mailedToken(world.server, email);
      const hand = `<script type="module">
        const token = new URL(location.href).searchParams.get('token');
        if (token) document.querySelector('portico-reset-password').token = token;
      </script>`;
      const page = await open('<portico-reset-password></portico-reset-password>', hand);
      await page.getByRole('heading', { name: 'Open the link in our email again' }).waitFor();
      await page.goto(`${page.url()}?token=${encodeURIComponent(token)}`);
      for (const isReloaded of [false, true]) {
        if (isReloaded) await page.reload();
        await page.getByText(email).waitFor();
        assert.doesNotMatch(page.url(), /token/);
        assert.ok(!(await stored(page)).includes(token));
      }
      await page.getByLabel('New password', { exact: true }).fill('another whistle 77');
      await page.getByRole('button', { name: 'Save new password' }).click();
      await page.getByRole('heading', { name: 'Your new password is saved' }).waitFor();
      assert.ok(!(await stateOf(page)).includes(token));
      await page.reload();
      await page.getByRole('heading', { name: 'Your new password is saved' }).waitFor();
      await page.context().close();
    });
  });
}
