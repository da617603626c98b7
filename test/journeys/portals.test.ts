import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { adopted, launchBrowser } from '../rig/browser.js';
import { engineOf } from './rig/engine-of.js';
import { type Demo, startDemo } from '../rig/demo.js';
import { goodPassword, newAddress } from '../rig/people.js';
import { until } from '../rig/until.js';
import { wideLimits } from '../rig/wide-limits.js';
import { becomeMember, call, signedInAs } from './rig/visitor.js';

for (const engine of engineOf('sqlite')) {
  describe(`two portals on ${engine.name}`, () => {
    let demo: Demo;
    let browser: Browser;
    before(async () => {
      [demo, browser] = await Promise.all([startDemo(engine, { env: wideLimits }), launchBrowser()]);
    });
    after(async () => {
      await browser.close();
      await demo.close();
    });

    /** Whether the page's browser is signed in at a portal: its account page shows, instead of the login. */
    async function isMember(page: Page, base: string): Promise<boolean> {
      await page.goto(`${base}/account`);
      return new URL(page.url()).pathname.endsWith('/account');
    }

    async function logIn(page: Page, base: string, email: string, query = ''): Promise<void> {
      await page.goto(`${base}/login${query}`);
      await adopted(page);
      await page.getByLabel('Email address').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(goodPassword);
      await page.keyboard.press('Enter');
    }

    it('a session and an account of Acme at its own host are nothing at Larkfield, nor below /p/acme', async () => {
      const acme = `http://acme.localhost:${new URL(demo.url).port}`;
      const email = newAddress();
      const page = await (await browser.newContext()).newPage();
      await page.goto(`${acme}/signup`);
      await adopted(page);
      await page.getByText('Acme Support').first().waitFor();
      await page.getByLabel('Email address').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(goodPassword);
      await page.keyboard.press('Enter');
      const { link } = await until('the mail', () => demo.inbox.to(email)[0]);
      assert.equal(new URL(link).host, new URL(acme).host);
      await page.goto(link);
      await page.getByRole('button', { name: 'Verify this address' }).click();
      await page.waitForURL(`${acme}/`);
      assert.ok(await isMember(page, acme));
      assert.equal(await isMember(page, demo.url), false);
      assert.equal(await isMember(page, `${demo.url}/p/acme`), false);
      await logIn(page, demo.url, email);
      await page.getByText('Address and password do not match').or(page.getByRole('alert')).first().waitFor();
      assert.equal(await isMember(page, demo.url), false);
    });

    it('below one host, a session of Larkfield is nothing at /p/acme, even under the name of its cookie', async () => {
      const page = await (await browser.newContext()).newPage();
      await becomeMember(demo, page);
      assert.ok(await isMember(page, demo.url));
      assert.equal(await isMember(page, `${demo.url}/p/acme`), false);
      const [acme] = await demo.database.query('select id from portals where slug = $1', ['acme']);
      const session = (await page.context().cookies()).find(({ name }) => /^portico-[0-9a-f-]{36}$/.test(name));
      assert.ok(session && acme);
      await page.context().addCookies([{ ...session, name: `portico-${String(acme['id'])}` }]);
      assert.equal(await isMember(page, `${demo.url}/p/acme`), false);
      assert.ok(await isMember(page, demo.url));
    });

    it('the account pages below /p/acme show the account there, and lead nowhere else', async () => {
      const page = await (await browser.newContext()).newPage();
      const acme = `${demo.url}/p/acme`;
      const here = await becomeMember(demo, page, { name: 'Ana at Larkfield' });
      const there = await becomeMember(demo, page, { name: 'Ana at Acme' }, acme);
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      const second = newAddress('second');
      for (const path of ['/account', '/account/emails', '/account/security']) {
        await page.goto(acme + path, { waitUntil: 'networkidle' });
        await page.getByRole('button', { name: 'Ana at Acme' }).waitFor();
        assert.equal(await page.getByText(here.email).count(), 0);
        const places = await page.evaluate(() =>
          [...document.querySelectorAll('a[href], form[action]')].map((each) =>
            String(each.getAttribute(each.localName === 'a' ? 'href' : 'action')),
          ),
        );
        assert.ok(places.length >= 3);
        // The mailbox of a developer's machine is nobody's portal.
        const foreign = places.filter((place) => !/^\/p\/acme(\/|$)|^\/dev\//.test(place));
        assert.deepEqual(foreign, [], path);
        if (path !== '/account/emails') continue;
        await page.getByText(there.email).first().waitFor();
        await page.getByLabel('Add another address').fill(second);
        await page.keyboard.press('Enter');
        await page.getByRole('button', { name: 'Save 1 change' }).click();
        await page.getByRole('main').getByText('Your changes are saved.').waitFor();
        const { link } = await until('the mail', () => demo.inbox.to(second)[0]);
        assert.equal(new URL(link).hostname, 'acme.localhost');
      }
      for (const tab of ['Profile', 'Emails & notifications']) await page.getByRole('tab', { name: tab }).click();
      await page.waitForURL(`${acme}/account/emails`);
      assert.deepEqual(
        asked.filter((path) => !/^\/(p\/acme|assets)\//.test(path)),
        [],
      );
      await page.goto(`${demo.url}/account/emails`);
      await page.getByText(here.email).first().waitFor();
      assert.equal(await page.getByText(second).count(), 0, 'the other account was changed');
    });

    it('no account page of one portal shows anything to a session of the other', async () => {
      const page = await (await browser.newContext()).newPage();
      const acme = `${demo.url}/p/acme`;
      const { email } = await becomeMember(demo, page, {}, acme);
      for (const path of ['/account', '/account/emails', '/account/security']) {
        await page.goto(demo.url + path);
        assert.equal(page.url(), `${demo.url}/login?return_to=${encodeURIComponent(path)}`);
        assert.doesNotMatch(await page.content(), new RegExp(`Ana Ruiz|${email}`));
      }
      for (const id of ['getContactSettings', 'getProfile', 'listSessions', 'listActivity'] as const) {
        assert.equal((await call(page, demo.url, id)).status(), 401, id);
        assert.equal((await call(page, acme, id)).status(), 200, id);
      }
    });

    it('return_to is followed on this portal’s origin and ignored to any other', async () => {
      const page = await (await browser.newContext()).newPage();
      const { email } = await becomeMember(demo, page);
      for (const [wish, place] of [
        ['/articles/terms', '/articles/terms'],
        [`${demo.url}/articles/frame-number`, '/articles/frame-number'],
        ['https://elsewhere.example/', '/'],
        ['//elsewhere.example/', '/'],
        ['javascript:alert(1)', '/'],
        ['/\\elsewhere.example', '/'],
      ] as const) {
        await page.context().clearCookies();
        await logIn(page, demo.url, email, `?return_to=${encodeURIComponent(wish)}`);
        await page.waitForURL(demo.url + place);
        assert.equal(await signedInAs(page, demo.url), email);
      }
    });
  });
}
