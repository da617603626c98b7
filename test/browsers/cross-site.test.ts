import assert from 'node:assert/strict';
import { after, before, beforeEach, it } from 'node:test';
import { putCrossSitePage } from '../hosts/rig/cross-site-page.js';
import { type HostWorld, startHostWorldWith } from '../hosts/rig/host-world.js';
import { until } from '../rig/until.js';
import { wideLimits } from '../rig/wide-limits.js';
import type { EngineBrowser, Tab } from './rig/engine-browser.js';
import { inEachEngine } from './rig/in-each-engine.js';
import { logIn } from './rig/type-login.js';

const minute = 60_000;

inEachEngine('the login on another site', (launch) => {
  let world: HostWorld<EngineBrowser>;
  let url: string;
  before(async () => {
    world = await startHostWorldWith(launch, wideLimits);
    url = putCrossSitePage(world, 'bearer');
  });
  after(() => world.close());
  beforeEach(() => world.browser.anew());

  async function open(): Promise<Tab> {
    const tab = await world.browser.newTab();
    await tab.goTo(url);
    return tab;
  }

  const trigger = `document.querySelector('portico-user-menu').shadowRoot?.querySelector('#trigger')`;
  const isIn = (tab: Tab) => until('the menu', () => tab.read<boolean>(`Boolean(${trigger})`));
  const isOut = (tab: Tab) => until('the form', () => tab.read<boolean>(`Boolean(document.querySelector('form'))`));

  async function logOut(tab: Tab): Promise<void> {
    await tab.click('portico-user-menu', '#trigger');
    await tab.press('End');
    await tab.press('Enter');
  }

  it('SS1: with tokens somebody logs in and out, and no cookie nor storage holds anything', async () => {
    const tab = await open();
    await logIn(tab, world.person);
    await isIn(tab);
    const kept = await tab.read<string>(
      'JSON.stringify([document.cookie, Object.entries(localStorage), Object.entries(sessionStorage)])',
    );
    assert.doesNotMatch(kept, /eyJ|[A-Za-z0-9_-]{43}/);
    await logOut(tab);
    await isOut(tab);
  });

  it('SS2: a second tab shares the session, has it after a reload and a renewal, and hears of the logout', async () => {
    const first = await open();
    await logIn(first, world.person);
    const second = await open();
    await isIn(second);
    // To the server the tokens have expired; the pages learn of it by their next call.
    world.server.skip(6 * minute);
    for (const tab of [first, second]) {
      await tab.read(`document.querySelector('portico-provider').getToken().then(({ token }) => token.length)`);
      await isIn(tab);
    }
    await first.goTo(url);
    await isIn(first);
    await logOut(first);
    await isOut(first);
    await isOut(second);
  });
});
