import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CDPSession, Page } from 'playwright-core';
import { type HostWorld, startHostWorld } from './rig/host-world.js';
import { htmlPage } from './rig/site.js';

describe('TH4: a field that the browser filled', () => {
  let world: HostWorld;
  before(async () => {
    world = await startHostWorld();
  });
  after(() => world.close());

  /** A page in a colour scheme whose fields for address and password are shown as the browser shows what it filled. */
  async function open(colorScheme: 'light' | 'dark', css = ''): Promise<Page> {
    const head = `<style>:root { color-scheme: ${colorScheme} } ${css}</style>`;
    world.site.put('/', { body: htmlPage(head + world.script('login.js'), world.login) });
    const page = await (await world.browser.newContext()).newPage();
    await page.goto(world.site.url);
    await page.getByLabel('Email address').waitFor();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('DOM.enable');
    await devtools.send('CSS.enable');
    const { root } = await devtools.send('DOM.getDocument');
    for (const name of ['email', 'password']) await pretend(devtools, root.nodeId, name);
    return page;
  }

  async function pretend(devtools: CDPSession, root: number, name: string): Promise<void> {
    const { nodeId } = await devtools.send('DOM.querySelector', { nodeId: root, selector: `[name=${name}]` });
    await devtools.send('CSS.forcePseudoState', { nodeId, forcedPseudoClasses: ['autofill'] });
  }

  /** What is seen of a field: the ground that covers the browser's own, and the text on it. */
  const colours = (page: Page, name: string) =>
    page.locator(`[name=${name}]`).evaluate((input) => {
      const { boxShadow, webkitTextFillColor, caretColor } = getComputedStyle(input);
      return { isFilled: input.matches(':autofill'), boxShadow, text: webkitTextFillColor, caret: caretColor };
    });

  for (const [scheme, text] of [
    ['light', [21, 23, 28]],
    ['dark', [236, 238, 242]],
  ] as const) {
    it(`has a ground and a text that go together in the ${scheme} scheme`, async () => {
      const page = await open(scheme);
      for (const name of ['email', 'password']) {
        const seen = await colours(page, name);
        assert.ok(seen.isFilled);
        assert.equal(seen.text, `rgb(${text.join(', ')})`);
        assert.equal(seen.caret, seen.text);
        // From edge to edge, whatever the size of the window.
        const [, ground = '', spread = ''] =
          /^color\(srgb ([\d. ]+)\) 0px 0px 0px (\d+)px inset$/.exec(seen.boxShadow) ?? [];
        assert.ok(Number(spread) >= 1000, seen.boxShadow);
        const contrast = contrastOf(
          ground.split(' ').map(Number),
          text.map((part) => part / 255),
        );
        assert.ok(contrast >= 7, `${contrast}`);
      }
    });
  }

  it('is coloured by the tokens of the page', async () => {
    const page = await open(
      'light',
      'portico-login { --portico-input-background-autofill: rgb(1, 2, 3); --portico-color-text: rgb(250, 251, 252) }',
    );
    const seen = await colours(page, 'email');
    assert.match(seen.boxShadow, /^rgb\(1, 2, 3\) /);
    assert.equal(seen.text, 'rgb(250, 251, 252)');
  });
});

/** The contrast of two colours, their parts from 0 to 1 (WCAG 2.2, relative luminance). */
function contrastOf(one: number[], other: number[]): number {
  const weights = [0.2126, 0.7152, 0.0722];
  const luminance = (parts: number[]): number =>
    parts
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, index) => sum + part * (weights[index] ?? 0), 0);
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
