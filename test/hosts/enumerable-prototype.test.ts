import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { markedBlock } from '../rig/document.js';
import { until } from '../rig/until.js';
import { greet, type HostWorld, startHostWorld } from './rig/host-world.js';
import { logIn, typeLogin } from './rig/log-in.js';
import { htmlPage } from './rig/site.js';

/** What some old pages do. */
const adding = (prototype: 'Array' | 'Object') => `${prototype}.prototype.extend = function () {};`;
const said = /Portico cannot run where Object\.prototype has an enumerable property: a script added "extend"/;

describe('an old page that adds enumerable properties to the objects of the language (WB4)', () => {
  let world: HostWorld;
  before(async () => {
    world = await startHostWorld();
  });
  after(() => world.close());

  /** A page of the host, or of the server, and what its console says. */
  async function open(url: string, ahead = ''): Promise<{ page: Page; errors: string[] }> {
    const page = await (await world.browser.newContext()).newPage();
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(String(error)));
    if (ahead) await page.addInitScript(ahead);
    await page.goto(url);
    return { page, errors };
  }

  function put(head: string): string {
    world.site.put('/', { body: htmlPage(head + greet, world.login) });
    return world.site.url;
  }

  for (const file of ['all.js', 'login.js']) {
    it(`logs in with ${file} where it is Array.prototype`, async () => {
      const { page, errors } = await open(put(`<script>${adding('Array')}</script>${world.script(file)}`));
      await logIn(page, world.person);
      assert.deepEqual(errors, []);
    });
  }

  it('is told by the console what is wrong when all.js cannot start', async () => {
    const { errors } = await open(put(`<script>${adding('Object')}</script>${world.script('all.js')}`));
    await until('the error', () => errors.length > 0);
    assert.match(errors.join('\n'), said);
  });

  it('is told by the console what is wrong when the rest of login.js cannot start, and the form says that it is the page', async () => {
    const { page, errors } = await open(put(`<script>${adding('Object')}</script>${world.script('login.js')}`));
    await typeLogin(page, world.person);
    await page.getByText('Something went wrong on this page.').first().waitFor();
    assert.match(errors.join('\n'), said);
  });

  it('is told so, too, when the property comes after the script, before a password is sent', async () => {
    const { page, errors } = await open(put(world.script('all.js')));
    await page.getByLabel('Email address').waitFor();
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.postData()?.includes(world.person.password)) sent.push(request.url());
    });
    await page.evaluate(adding('Object'));
    await typeLogin(page, world.person);
    await page.getByText('Something went wrong on this page.').first().waitFor();
    assert.match(errors.join('\n'), said);
    assert.deepEqual(sent, []);
  });

  it('logs in once the property is hidden as the guide says', async () => {
    const hide = markedBlock('docs/script-tag.md', 'hidden properties').text;
    const hidden = `<script>${adding('Object')}${hide}</script>`;
    const { page, errors } = await open(put(hidden + world.script('login.js')));
    assert.equal(await page.evaluate('typeof {}.extend'), 'function');
    await logIn(page, world.person);
    assert.deepEqual(errors, []);
  });

  it('logs in by the form that the server printed, as if there were no script', async () => {
    const { page, errors } = await open(`${world.server.url}/login`, adding('Object'));
    await typeLogin(page, world.person);
    await page.waitForURL((url) => !url.pathname.endsWith('/login'));
    assert.match(errors.join('\n'), said);
    assert.equal((await page.goto(`${world.server.url}/account`))?.url(), `${world.server.url}/account`);
  });
});
