import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { chromium, type Page } from 'playwright-core';
import { browserArguments, findBrowser } from '../../tools/find-browser.js';
import { check } from '../journeys/rig/axe.js';
import { holdScripts } from '../journeys/rig/shifts.js';
import { watchedPage } from '../journeys/rig/watched.js';
import { until } from '../rig/until.js';
import { readIntegrity } from './rig/bundle.js';
import { greet, type HostWorld, startHostWorld } from './rig/host-world.js';
import { logIn, typeLogin } from './rig/log-in.js';
import { htmlPage } from './rig/site.js';
import { putStrictPage } from './rig/strict-page.js';

/** A folder for pictures of each page, for whoever wants to look at them. */
const pictures = process.env['PORTICO_PICTURES'];

describe('the login on pages of hosts', () => {
  let world: HostWorld;
  before(async () => {
    world = await startHostWorld();
  });
  after(() => world.close());

  /** Puts a page that listens and has the elements' script. */
  function put(path: string, { head = '', body = world.login }: { head?: string; body?: string } = {}): string {
    world.site.put(path, { body: htmlPage(head + greet + world.script('login.js'), body) });
    return world.site.url + path;
  }

  async function picture(page: Page, name: string): Promise<void> {
    if (pictures === undefined) return;
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
  }

  /** What a person needs to see of a control: that it is there, large enough, and with an edge or a ground. */
  async function looksLikeControl(page: Page, selector: string): Promise<void> {
    const found = await page.locator(selector).evaluate((element) => {
      const style = getComputedStyle(element);
      const { width, height } = element.getBoundingClientRect();
      const edged = style.borderTopStyle !== 'none' && parseFloat(style.borderTopWidth) > 0;
      const unseen = /, 0\)$|transparent/;
      const shown = (edged && !unseen.test(style.borderTopColor)) || !unseen.test(style.backgroundColor);
      return { width, height, shown };
    });
    assert.ok(found.width >= 24 && found.height >= 24, `${selector}: ${found.width} x ${found.height}`);
    assert.ok(found.height <= 44, `${selector}: ${found.height} high, as the host has its controls`);
    assert.ok(found.shown, `${selector} has neither edge nor ground`);
  }

  for (const sheet of ['none', 'preflight', 'reboot', 'classless', 'unset']) {
    it(`on a page with ${sheet === 'none' ? 'no style sheet' : `a style sheet like ${sheet}`}`, async () => {
      const head = sheet === 'none' ? '' : `<link rel="stylesheet" href="/styles/${sheet}.css" />`;
      const url = put(`/sheet-${sheet}`, { head });
      const page = await (await world.browser.newContext({ viewport: { width: 480, height: 800 } })).newPage();
      await page.goto(url);
      await page.getByLabel('Email address').waitFor();
      for (const selector of ['input[type=email]', 'input[type=password]', 'form button[type=submit]'])
        await looksLikeControl(page, selector);
      await picture(page, `${sheet}-empty`);
      await page.getByRole('button', { name: 'Log in' }).click();
      await page.locator('[aria-invalid=true]').first().waitFor();
      await page.getByLabel('Password', { exact: true }).focus();
      await picture(page, `${sheet}-refused`);
      await typeLogin(page, { ...world.person, password: 'not the right one' });
      await page.getByRole('alert').first().waitFor();
      await picture(page, `${sheet}-wrong`);
      await check(page, sheet);
      // The focus ring is what a keyboard goes by.
      await page.getByLabel('Email address').focus();
      const ring = await page.getByLabel('Email address').evaluate((input) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(input);
        return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
      });
      assert.ok(ring, 'the focus cannot be seen');
      await logIn(page, world.person);
    });
  }

  it('under the policy of the guide, with Trusted Types, without one violation', async () => {
    for (const tag of ['login', 'signup', 'forgot-password'] as const) {
      const url = putStrictPage(world, tag);
      const { page, complaints } = await watchedPage(world.browser);
      await page.goto(url);
      await page.getByLabel('Email address').waitFor();
      await page.locator('form button[type=submit]').click();
      await page.locator('[aria-invalid=true]').first().waitFor();
      if (tag === 'login') await logIn(page, world.person);
      assert.deepEqual(complaints, [], tag);
    }
  });

  it('inside a shadow root of the host’s own', async () => {
    const code = `const host = document.createElement('div');
      const login = document.createElement('portico-login');
      login.server = '${world.server.url}';
      host.attachShadow({ mode: 'open' }).append(login);
      document.body.append(host);`;
    world.site.put('/own-root.js', { body: code, type: 'text/javascript' });
    const url = put('/shadow', { body: '<script src="/own-root.js"></script>' });
    const page = await (await world.browser.newContext()).newPage();
    const warned: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'warning') warned.push(message.text());
    });
    await page.goto(url);
    await page.getByLabel('Email address').waitFor();
    for (const selector of ['input[type=email]', 'form button[type=submit]']) await looksLikeControl(page, selector);
    await picture(page, 'shadow');
    await logIn(page, world.person);
    // Whoever makes the page on a machine of their own is told once that extensions may not find the form.
    assert.match(warned.join('\n'), /^portico: <portico-login> is inside a shadow root\.[^\n]*$/);
  });

  it('when the script comes long after the page', async () => {
    const page = await (await world.browser.newContext()).newPage();
    put('/late');
    const release = await holdScripts(page);
    await page.goto(`${world.site.url}/late`, { waitUntil: 'commit' });
    await page.locator('portico-login').waitFor({ state: 'attached' });
    assert.equal(await page.locator('form').count(), 0);
    release();
    await logIn(page, world.person);
  });

  it('when a script adds its own script tag after all has been loaded', async () => {
    const page = await (await world.browser.newContext()).newPage();
    world.site.put('/added', { body: htmlPage(greet, world.login) });
    await page.goto(`${world.site.url}/added`, { waitUntil: 'networkidle' });
    await page.addScriptTag({ type: 'module', url: `${world.server.url}/assets/${readIntegrity().version}/login.js` });
    await logIn(page, world.person);
  });

  it('after it was moved, and after it was taken out and put back, with what was typed', async () => {
    const page = await (await world.browser.newContext()).newPage();
    await page.goto(put('/moved', { body: `<section id="a">${world.login}</section><section id="b"></section>` }));
    await page.getByLabel('Email address').fill(world.person.email);
    await page.evaluate(() => {
      const [element, place] = ['portico-login', '#b'].map((selector) => document.querySelector(selector));
      place?.append(element ?? '');
    });
    assert.equal(await page.locator('#b form').count(), 1);
    assert.equal(await page.getByLabel('Email address').inputValue(), world.person.email);
    await page.evaluate(async () => {
      const element = document.querySelector('portico-login');
      element?.remove();
      await new Promise((resolve) => requestAnimationFrame(resolve));
      document.querySelector('#a')?.append(element ?? '');
    });
    assert.equal(await page.locator('form').count(), 1);
    assert.equal(await page.getByLabel('Email address').inputValue(), world.person.email);
    await logIn(page, world.person);
  });

  it('in a page that swaps its views by script, there and back', async () => {
    const code = `const views = { '/swap': ${JSON.stringify(world.login)}, '/swap/help': '<h1>Help</h1>' };
      const show = () => { document.querySelector('main').innerHTML = views[location.pathname]; };
      document.addEventListener('click', (event) => {
        const link = event.target.closest('nav a');
        if (!link) return;
        event.preventDefault();
        history.pushState(null, '', link.href);
        show();
      });
      addEventListener('popstate', show);
      addEventListener('DOMContentLoaded', show);`;
    world.site.put('/swap.js', { body: code, type: 'text/javascript' });
    const url = put('/swap', {
      body: '<nav><a href="/swap">In</a> <a href="/swap/help">Help</a></nav><main></main><script src="/swap.js"></script>',
    });
    const { page, complaints } = await watchedPage(world.browser);
    await page.goto(url);
    await page.getByLabel('Email address').fill('half');
    await page.getByRole('link', { name: 'Help' }).click();
    await page.getByRole('heading', { name: 'Help' }).waitFor();
    await page.goBack();
    await page.getByLabel('Email address').waitFor();
    await page.getByRole('link', { name: 'Help' }).click();
    await page.getByRole('link', { name: 'In' }).click();
    assert.equal(await page.locator('form').count(), 1);
    await logIn(page, world.person);
    assert.deepEqual(complaints, []);
  });

  it('on a page that the browser kept and brings back', async () => {
    const keeping = await chromium.launch({
      executablePath: findBrowser(),
      args: browserArguments,
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    });
    try {
      const page = await (await keeping.newContext()).newPage();
      const note =
        "addEventListener('pageshow', (event) => { document.documentElement.dataset.kept = event.persisted; });";
      world.site.put('/note.js', { body: note, type: 'text/javascript' });
      world.site.put('/elsewhere', { body: htmlPage('', '<h1>Elsewhere</h1>') });
      await page.goto(put('/kept', { head: '<script src="/note.js"></script>' }), { waitUntil: 'networkidle' });
      await page.getByLabel('Email address').fill('half');
      await page.goto(`${world.site.url}/elsewhere`);
      await page.evaluate(() => {
        history.back();
      });
      await until('the page', () => page.evaluate(() => location.pathname === '/kept').catch(() => false));
      await until('the way back', () =>
        page.evaluate(() => document.documentElement.dataset['kept'] !== undefined).catch(() => false),
      );
      assert.equal(await page.evaluate(() => document.documentElement.dataset['kept']), 'true');
      assert.equal(await page.getByLabel('Email address').inputValue(), 'half');
      await logIn(page, world.person);
    } finally {
      await keeping.close();
    }
  });
});
