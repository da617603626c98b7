import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { wideLimits } from '../rig/wide-limits.js';
import { greet, type HostWorld, startHostWorld } from './rig/host-world.js';
import { logIn, typeLogin } from './rig/log-in.js';
import { htmlPage } from './rig/site.js';

/** Where a login is that nobody sees yet, and what shows it: the work of the button `open`. */
const places = {
  'in a dialog of the page that is opened later': ['<dialog id="place">LOGIN</dialog>', 'place.showModal()'],
  'in a dialog that does not keep the rest of the page away': ['<dialog id="place">LOGIN</dialog>', 'place.show()'],
  'in a dialog of the page that is filled as it is opened': [
    '<dialog id="place"></dialog>',
    'place.innerHTML = `LOGIN`; place.showModal()',
  ],
  'under display: none': ['<div id="place">LOGIN</div>', 'place.style.display = ""', 'place.style.display = "none"'],
  'under hidden': ['<section id="place" hidden>LOGIN</section>', 'place.hidden = false'],
  'itself hidden': [
    '<div id="place">LOGIN</div>',
    'place.firstElementChild.hidden = false',
    'place.firstElementChild.hidden = true',
  ],
  'in a popover': ['<div id="place" popover>LOGIN</div>', 'place.showPopover()'],
  'in details that are closed': ['<details id="place"><summary>More</summary>LOGIN</details>', 'place.open = true'],
} as const;

describe('E10: a login that is shown later', () => {
  let world: HostWorld;
  before(async () => {
    world = await startHostWorld(wideLimits);
  });
  after(() => world.close());

  /** A page with a field of its own, which has the focus, and a button that opens the place. */
  async function open(body: string, show: string, hide = ''): Promise<Page> {
    const filled = (text: string): string => text.replace('LOGIN', world.login);
    const script = `<script>${hide}; document.querySelector('#open').onclick = () => { ${filled(show)} };</script>`;
    const own = '<input aria-label="Search" /> <button id="open">Open</button>';
    world.site.put('/', { body: htmlPage(greet + world.script('login.js'), `${own}${filled(body)}${script}`) });
    const page = await (await world.browser.newContext()).newPage();
    await page.goto(world.site.url);
    await page.getByLabel('Search').focus();
    // What it does is loaded, whether somebody sees it or not.
    await page.waitForLoadState('networkidle');
    assert.equal(await page.getByLabel('Search').evaluate((field) => field === document.activeElement), true);
    assert.equal(await page.getByLabel('Email address').isVisible(), false);
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByLabel('Email address').waitFor();
    return page;
  }

  const focused = (page: Page, selector: string) =>
    page.evaluate((given) => document.activeElement?.matches(given) === true, selector);

  for (const [where, [body, show, hide]] of Object.entries(places)) {
    it(`${where} refuses, logs in, and has the focus where it belongs`, async () => {
      const page = await open(body, show, hide);
      const { width } = (await page.locator('portico-login .pt-form').boundingBox()) ?? { width: 0 };
      assert.ok(width >= 200, `${width} wide`);
      await page.locator('form button[type=submit]').click();
      await page.locator('[aria-invalid=true]').first().waitFor();
      assert.ok(await focused(page, 'portico-login [name=email]'), 'the first field that is wrong');
      await typeLogin(page, { ...world.person, password: 'not the right one' });
      await page.getByRole('alert').filter({ hasText: 'Wrong email address or password' }).waitFor();
      assert.ok(await focused(page, 'portico-login [name=password]'), 'the password');
      assert.ok(await page.locator('form').getByRole('alert').isVisible());
      await logIn(page, world.person);
      await page.getByText('You are logged in as Ana Ruiz').waitFor();
      assert.ok(await focused(page, 'portico-login [role=heading]'), 'the heading');
    });
  }

  it('in a modal dialog is read from its heading on; with autofocus one begins to type at once', async () => {
    const place = ['<dialog id="place">LOGIN</dialog>', 'place.showModal()'] as const;
    const plain = await open(...place);
    assert.ok(await focused(plain, 'portico-login [role=heading]'));
    await plain.keyboard.press('Tab');
    assert.ok(await focused(plain, 'portico-login [name=email]'));
    const page = await open(place[0].replace('LOGIN', world.login.replace(' ', ' autofocus ')), place[1]);
    assert.ok(await focused(page, 'portico-login [name=email]'));
  });

  it('in a modal dialog says what it says in there, and can be closed and opened again', async () => {
    const page = await open('<dialog id="place">LOGIN</dialog>', 'place.showModal()');
    await page.getByLabel('Email address').fill(world.person.email);
    await page.keyboard.press('Escape');
    await page.getByLabel('Email address').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Open' }).click();
    assert.equal(await page.getByLabel('Email address').inputValue(), world.person.email);
    await page.getByLabel('Password', { exact: true }).fill('not the right one');
    await page.getByLabel('Password', { exact: true }).press('Enter');
    await page.getByRole('link', { name: 'Send it again' }).click();
    // All outside of the dialog is inert.
    await page.locator('dialog > [aria-live=polite]').filter({ hasText: 'mail' }).waitFor({ state: 'attached' });
    assert.equal(await page.locator('[aria-live]').count(), 1);
  });
});
