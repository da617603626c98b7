import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { type HostWorld, startHostWorld } from './rig/host-world.js';
import { typeLogin } from './rig/log-in.js';
import { buildReactApp, type ReactApp } from './rig/react-app.js';
import { htmlPage } from './rig/site.js';
import { strictPolicy } from './rig/strict-page.js';

/** Holds definitions back until `release()` is called, as a bundle does that comes late. */
const late = `const held = [];
const define = customElements.define.bind(customElements);
customElements.define = (...args) => held.push(args);
window.release = () => held.forEach((args) => define(...args));`;

describe('React pages', () => {
  let world: HostWorld;
  before(async () => {
    world = await startHostWorld();
    world.site.put('/late.js', { body: late, type: 'text/javascript' });
  });
  after(() => world.close());

  /** Opens a page of an app; what React or the page complains of is noted. */
  async function open(content: string, head = '', headers = {}): Promise<{ page: Page; complaints: string[] }> {
    const root = `<div id="root" data-server="${world.server.url}">${content}</div>`;
    world.site.put('/', { body: htmlPage(`${head}<script type="module" src="/app.js"></script>`, root), headers });
    const page = await (await world.browser.newContext()).newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['warning', 'error'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(world.site.url, { waitUntil: 'networkidle' });
    return { page, complaints };
  }

  /** The form is there once, survives another render with what was typed, and its login is heard with the new state. */
  async function goThrough(page: Page): Promise<void> {
    await page.getByRole('heading', { name: 'Hello from React' }).waitFor();
    await page.getByLabel('Email address').fill('half');
    await page.getByRole('button', { name: 'Drawn 1 times' }).click();
    await page.getByRole('button', { name: 'Drawn 2 times' }).waitFor();
    assert.equal(await page.getByLabel('Email address').inputValue(), 'half');
    assert.equal(await page.locator('form').count(), 1);
    assert.equal(await page.locator('portico-login.narrow').count(), 1);
    assert.equal(await page.getByRole('link', { name: 'Sign up' }).count(), 0);
    await typeLogin(page, world.person);
    await page.getByText('Hello Ana Ruiz, drawn 2 times').waitFor();
  }

  /** What React puts into slots follows its state, and goes without taking the form along. */
  async function goThroughSlots(page: Page): Promise<void> {
    const login = page.locator('portico-login');
    await login.getByText('Footer number 1').waitFor();
    await page.getByLabel('Email address').fill('half');
    await page.getByRole('button', { name: 'Drawn 1 times' }).click();
    await login.getByText('Only for members').waitFor();
    await login.getByText('Footer number 2').waitFor();
    await page.getByRole('button', { name: 'Drawn 2 times' }).click();
    await login.getByText('Footer number 3').waitFor();
    assert.equal(await login.getByText('Only for members').count(), 0);
    assert.equal(await page.getByLabel('Email address').inputValue(), 'half');
    assert.equal(await login.locator('form').count(), 1);
  }

  for (const [name, react] of [
    ['app', 18],
    ['app', 19],
    ['plain-app', 19],
  ] as const) {
    describe(`${name === 'app' ? 'the components' : 'plain elements'} with React ${react}`, () => {
      let app: ReactApp;
      before(async () => {
        app = await buildReactApp(name, react, world.server.url);
        world.site.put('/app.js', { body: app.script, type: 'text/javascript' });
      });

      it('rendered by the browser', async () => {
        const { page, complaints } = await open('');
        await goThrough(page);
        assert.deepEqual(complaints, []);
      });

      it('hydrated after the elements were defined', async () => {
        assert.match(app.html, /<portico-login[^>]*><\/portico-login>/);
        const { page, complaints } = await open(app.html);
        await goThrough(page);
        assert.deepEqual(complaints, []);
      });

      it('under the policy of the guide, Trusted Types included', async () => {
        const headers = { 'Content-Security-Policy': strictPolicy(world.server.url) };
        for (const html of ['', app.html]) {
          const { page, complaints } = await open(html, '', headers);
          await goThrough(page);
          assert.deepEqual(complaints, []);
        }
      });

      it('hydrated before the elements are defined', async () => {
        const { page, complaints } = await open(app.html, '<script src="/late.js"></script>');
        assert.equal(await page.locator('form').count(), 0);
        await page.evaluate('release()');
        await goThrough(page);
        assert.deepEqual(complaints, []);
      });

      // Plain elements have their slots filled by whoever writes the page.
      if (name === 'plain-app') return;
      for (const [how, html] of [
        ['rendered by the browser', () => ''],
        ['hydrated', () => app.html],
      ] as const)
        it(`with children in its slots, ${how}`, async () => {
          const { page, complaints } = await open(html());
          await goThroughSlots(page);
          assert.deepEqual(complaints, []);
        });
    });
  }
});
