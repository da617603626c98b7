import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { markedBlock } from '../rig/document.js';
import { until } from '../rig/until.js';
import { bundleOfVersion, readIntegrity } from './rig/bundle.js';
import { greet, type HostWorld, startHostWorld } from './rig/host-world.js';
import { logIn, typeLogin } from './rig/log-in.js';
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

  it('the version that pages name is printed by the command of the guide', () => {
    const command = markedBlock('docs/script-tag.md', 'version').text;
    assert.equal(execFileSync('sh', ['-c', command], { encoding: 'utf8' }).trim(), version);
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

  /** The import map and the tag of the guide, with the values that its command prints, and others for some files. */
  function mapped(others: Record<string, string | undefined> = {}): string {
    const guide = 'docs/script-tag.md';
    const here = (text: string): string =>
      text.replaceAll(/https:\/\/accounts\.example\.com\/assets\/[\d.]+/g, `${world.server.url}/assets/${version}`);
    const printed = execFileSync('sh', ['-c', markedBlock(guide, 'import map values').text], { encoding: 'utf8' });
    const { integrity } = JSON.parse(here(printed)) as { integrity: Record<string, string> };
    const [, shown = '', tag = ''] = /(\{[^]*\})([^]*)/.exec(here(markedBlock(guide, 'import map').text)) ?? [];
    for (const url of Object.keys((JSON.parse(shown) as { integrity: object }).integrity))
      assert.ok(integrity[url], url);
    for (const [name, hash = ''] of Object.entries(others))
      integrity[`${world.server.url}/assets/${version}/${name}`] = hash;
    return `<script type="importmap">${JSON.stringify({ integrity })}${tag}`;
  }

  it('the import map of the guide pins a single element and all that it loads', async () => {
    world.site.put('/mapped', { body: htmlPage(mapped() + greet, world.login) });
    const { page, errors } = await open('/mapped');
    await logIn(page, world.person);
    assert.deepEqual(errors, []);
  });

  for (const [what, name] of [
    ['the element', /^login\.js$/],
    ['what it loads', /^chunks\/late\.js$/],
    ['what that loads in turn', /^chunks\/login-failure\.js$/],
  ] as const) {
    it(`${what} does not run when the import map has another hash for it`, async () => {
      const found = Object.keys(files).filter((each) => name.test(each));
      assert.equal(found.length, 1, found.join());
      const wrong = { [found[0] ?? '']: files['all.js'] };
      world.site.put('/mapped-wrong', { body: htmlPage(mapped(wrong) + greet, world.login) });
      const { page, errors } = await open('/mapped-wrong');
      if (what !== 'the element') await typeLogin(page, { ...world.person, password: 'not the right one' });
      await until('the complaint', () => errors.some((text) => text.includes('integrity')));
      const isThere = await page.evaluate(() => customElements.get('portico-login') !== undefined);
      assert.equal(isThere, what !== 'the element');
    });
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
    assert.match(said[0] ?? '', new RegExp(`by version 0\\.0\\.9, not ${version.replaceAll('.', '\\.')}`));
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
      assert.equal(said.filter((text) => text.startsWith('portico:')).length, allowsTwo ? 1 : 0, said.join('\n'));
      assert.equal(
        errors.some((text) => text.includes('already exists')),
        !allowsTwo,
        errors.join('\n'),
      );
    });
  }
});
