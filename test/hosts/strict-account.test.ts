import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { watchedPage } from '../journeys/rig/watched.js';
import { type Person, signUpPerson } from '../rig/people.js';
import { until } from '../rig/until.js';
import { wideLimits } from '../rig/wide-limits.js';
import { readIntegrity } from './rig/bundle.js';
import { type HostWorld, startHostWorld } from './rig/host-world.js';
import { typeLogin } from './rig/log-in.js';
import { type OwnOrigin, startOwnOrigin } from './rig/own-origin.js';
import { htmlPage } from './rig/site.js';
import { strictPolicy } from './rig/strict-page.js';

const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8" fill="teal" /></svg>';
const elements = ['provider', 'user-menu', 'gate', 'login', 'account', 'profile', 'email-manager', 'notifications'];
const files = [...elements, 'change-password', 'sessions'];

describe('an account under the policy of the guide, with Trusted Types', () => {
  const { version } = readIntegrity();
  let world: HostWorld;
  let own: OwnOrigin;
  before(async () => {
    [world, own] = await Promise.all([startHostWorld(wideLimits), startOwnOrigin()]);
    for (const site of [world.site, own]) site.put('/ana.svg', { body: picture, type: 'image/svg+xml' });
  });
  after(async () => {
    await own.close();
    await world.close();
  });

  const body = (server: string): string => `<portico-provider server="${server}">
    <portico-user-menu></portico-user-menu>
    <portico-gate when="logged-out"><portico-login></portico-login></portico-gate>
    <portico-gate when="logged-in"><portico-account></portico-account></portico-gate>
  </portico-provider>`;
  const sheet = (server: string): string =>
    `<link rel="stylesheet" href="${server}/assets/${version}/portico.css" crossorigin />`;
  const scripts = (server: string): string =>
    files.map((name) => `<script type="module" src="${server}/assets/${version}/${name}.js"></script>`).join('');

  /** Names a picture in somebody's profile. */
  async function wears({ browser }: Person, avatarUrl: string): Promise<void> {
    const { json } = await browser.call('getProfile');
    const { version: of, name, jobTitle, organization, language } = json;
    const saved = await browser.call('saveProfile', { version: of, name, jobTitle, organization, language, avatarUrl });
    assert.equal(saved.status, 200, saved.text);
  }

  /** Logs in, walks the tabs, does a thing in each, and logs out. */
  async function useAccount(page: Page, person: Person): Promise<void> {
    await typeLogin(page, person);
    const menu = page.getByRole('button', { name: 'Ana Ruiz' });
    await menu.waitFor();
    await page.getByLabel('Job title').fill('Gardener');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('form').getByText('Your profile is saved.').waitFor();
    await page.getByRole('tab', { name: 'Emails & notifications' }).click();
    await page.getByLabel('Add another address').fill('no address');
    await page.keyboard.press('Enter');
    await page.locator('[aria-invalid=true]').first().waitFor();
    await page.getByLabel('Add another address').fill('');
    await page.getByRole('tab', { name: 'Security' }).click();
    await page.getByText('This device').waitFor();
    await page.getByRole('button', { name: 'End all other sessions …' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
    await menu.click();
    await page.getByRole('menuitem', { name: 'Log out' }).click();
    await page.getByLabel('Email address').waitFor();
  }

  /** Whether portico.css came, and was applied. */
  const isStyled = (page: Page): Promise<boolean> =>
    page.evaluate(() => [...document.styleSheets].some(({ href, cssRules }) => href && cssRules.length > 0));

  /** Whether the picture that somebody chose is there, and not its initials alone. */
  const shownPictures = (page: Page): Promise<number> =>
    page
      .locator('img')
      .evaluateAll((images: HTMLImageElement[]) => images.filter(({ naturalWidth }) => naturalWidth).length);

  async function walk(url: string, person: Person): Promise<string[]> {
    const { page, complaints } = await watchedPage(world.browser);
    await page.goto(url);
    assert.ok(await isStyled(page));
    await typeLogin(page, person);
    await until('the picture', async () => (await shownPictures(page)) > 0);
    await page.getByRole('button', { name: 'Ana Ruiz' }).click();
    await page.getByRole('menuitem', { name: 'Log out' }).click();
    await useAccount(page, person);
    return complaints;
  }

  it('on a page of another origin, with portico.css and a picture that lies there, breaks nothing', async () => {
    const { url } = world.server;
    await wears(world.person, `${world.site.url}/ana.svg`);
    const headers = { 'Content-Security-Policy': strictPolicy(url, "'self'") };
    world.site.put('/account', { body: htmlPage(sheet(url) + scripts(url), body(url)), headers });
    assert.deepEqual(await walk(`${world.site.url}/account`, world.person), []);
  });

  it('what the policy does not allow is noticed: the style sheet, and pictures that lie elsewhere', async () => {
    const { url } = world.server;
    const policy = strictPolicy(url).replace(`style-src ${url}`, "style-src 'none'");
    world.site.put('/refused', {
      body: htmlPage(sheet(url) + scripts(url), body(url)),
      headers: { 'Content-Security-Policy': policy },
    });
    const { page, complaints } = await watchedPage(world.browser);
    await page.goto(`${world.site.url}/refused`);
    await typeLogin(page, world.person);
    for (const directive of ['style-src', 'img-src'])
      await until(directive, () => complaints.some((text) => text.startsWith(directive)));
  });

  for (const how of ['script tags', 'a bundle'] as const) {
    it(`on a page of the server’s own origin, by ${how} and 'self', breaks nothing`, async () => {
      const person = await signUpPerson(own.server, { headers: { Host: new URL(own.url).host } });
      await wears(person, `${own.url}/ana.svg`);
      if (how === 'a bundle') own.put('/bundle.js', { body: await bundle(), type: 'text/javascript' });
      const head = how === 'a bundle' ? '<script type="module" src="/bundle.js"></script>' : scripts('');
      const headers = { 'Content-Security-Policy': strictPolicy("'self'", "'self'") };
      own.put('/my-account', { body: htmlPage(sheet('') + head, body(own.url)), headers });
      assert.deepEqual(await walk(`${own.url}/my-account`, person), []);
    });
  }
});

/** The elements from npm in one file. */
async function bundle(): Promise<string> {
  const contents = files.map((name) => `import '@portico/widget/${name}';`).join('\n');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: '.' },
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
