import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { markedBlock } from '../rig/document.js';
import { until } from '../rig/until.js';
import { bundleOfVersion, readIntegrity } from './rig/bundle.js';
import { greet, type HostWorld, startHostWorld } from './rig/host-world.js';
import { logIn } from './rig/log-in.js';
import { htmlPage } from './rig/site.js';

describe('script tags on the page of a host', () => {
  const { version, files } = readIntegrity();
  let world: HostWorld;
  before(async () => {
    world = await startHostWorld();
  });
  after(() => world.close());

  function scriptTag(name: string, integrity: string | undefined): string {
    return world.script(name, `integrity="${integrity ?? ''}" crossorigin`);
  }

  /** A new page that notes what its console says. */
  async function open(path: string): Promise<{ page: Page; said: string[]; errors: string[] }> {
    const page = await (await world.browser.newContext()).newPage();
    const said: string[] = [];
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'warning') said.push(message.text());
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(world.site.url + path, { waitUntil: 'load' });
    return { page, said, errors };
  }

  it('integrity.json is served beside the files, for ever and to every page', async () => {
    const answer = await fetch(`${world.server.url}/assets/${version}/integrity.json`);
    assert.deepEqual(await answer.json(), { version, files });
    assert.match(answer.headers.get('cache-control') ?? '', /immutable/);
    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    for (const name of ['all.js', 'login.js', 'portico.css', 'locales/de.js']) {
      assert.match(files[name] ?? '', /^sha384-[A-Za-z0-9+/]{64}$/, name);
    }
  });

  for (const name of ['all.js', 'login.js']) {
    it(`${name} runs under its hash, and a login works`, async () => {
      world.site.put('/right', { body: htmlPage(scriptTag(name, files[name]) + greet, world.login) });
      const { page, errors } = await open('/right');
      await logIn(page, world.person);
      assert.deepEqual(errors, []);
    });
  }

  for (const [guide, name] of [
    ['docs/script-tag.md', 'pinned'],
    ['README.md', 'pinned script tag'],
  ] as const) {
    it(`the tags of ${guide} run, with the hashes of the files that they name`, async () => {
      const tags = markedBlock(guide, name)
        .text.replaceAll(
          /(https:\/\/accounts\.example\.com|http:\/\/localhost:3000)\/assets\/[\d.]+/g,
          `${world.server.url}/assets/${version}`,
        )
        .replaceAll(/\/([\w./]+)"(\s+)integrity="sha384-…"/g, (tag) => tag.replace('sha384-…', pinned(tag)));
      assert.doesNotMatch(tags, /…/);
      world.site.put('/guide', { body: htmlPage(tags + greet, world.login) });
      const { page, errors } = await open('/guide');
      await logIn(page, world.person);
      assert.deepEqual(errors, []);
    });
  }

  /** The hash of the file that a tag names. */
  function pinned(tag: string): string {
    const [name] = Object.entries(files).find(([each]) => tag.includes(`${version}/${each}"`)) ?? [''];
    return files[name] ?? '';
  }

  it('a file that is not what its hash says does not run', async () => {
    world.site.put('/wrong', { body: htmlPage(scriptTag('all.js', files['login.js']), world.login) });
    const { page, errors } = await open('/wrong');
    await until('the complaint', () => errors.some((text) => text.includes('integrity')));
    assert.equal(await page.evaluate(() => customElements.get('portico-login') === undefined), true);
    assert.equal(await page.getByLabel('Email address').count(), 0);
  });

  it('a language whose hash is named runs under it, and is loaded once', async () => {
    const tags = scriptTag('locales/de.js', files['locales/de.js']) + scriptTag('all.js', files['all.js']);
    world.site.put('/german', { body: htmlPage(tags, `<div lang="de">${world.login}</div>`) });
    const page = await (await world.browser.newContext()).newPage();
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(request.url()));
    await page.goto(`${world.site.url}/german`);
    await page.getByLabel('Passwort', { exact: true }).waitFor();
    assert.equal(loaded.filter((url) => url.endsWith('/de.js')).length, 1);
  });

  it('of two versions on one page the first is used, and one warning names both', async () => {
    world.site.put('/other.js', { body: bundleOfVersion('0.0.9'), type: 'text/javascript' });
    const other = '<script type="module" src="/other.js"></script>';
    world.site.put('/two', { body: htmlPage(other + scriptTag('all.js', files['all.js']) + greet, world.login) });
    const { page, said, errors } = await open('/two');
    await logIn(page, world.person);
    assert.equal(said.length, 1, said.join('\n'));
    assert.match(said[0] ?? '', new RegExp(`by version 0\\.0\\.9; ${version.replaceAll('.', '\\.')} is not used`));
    assert.deepEqual(errors, []);
    const used = 'customElements.get("portico-login").porticoVersion';
    assert.equal(await page.evaluate(used), '0.0.9');
  });

  for (const [policies, what] of [
    ["trusted-types lit-html 'allow-duplicates'", 'warns once'],
    ['trusted-types lit-html', 'stops the second, whose policy may not be made again'],
  ] as const) {
    it(`two versions under Trusted Types: ${policies} ${what}`, async () => {
      world.site.put('/other.js', { body: bundleOfVersion('0.0.9'), type: 'text/javascript' });
      const other = '<script type="module" src="/other.js"></script>';
      world.site.put('/two-trusted', {
        body: htmlPage(other + scriptTag('all.js', files['all.js']) + greet, world.login),
        headers: { 'Content-Security-Policy': `require-trusted-types-for 'script'; ${policies}` },
      });
      const { page, said, errors } = await open('/two-trusted');
      await logIn(page, world.person);
      const allowsTwo = policies.includes('duplicates');
      assert.equal(said.filter((text) => text.startsWith('portico:')).length, allowsTwo ? 1 : 0);
      assert.equal(
        errors.some((text) => text.includes('already exists')),
        !allowsTwo,
        errors.join('\n'),
      );
    });
  }
});
