import { assert } from '@open-wc/testing';
import { draw } from '../../../test/draw.js';
import { exampleSession } from '../../mock/fixtures.js';
import { shown } from '../../mock/scenario.js';

const signedIn = { getSession: { session: exampleSession } };

describe('portico-account and the address bar', () => {
  const began = location.href;

  afterEach(() => {
    document.querySelector('base')?.remove();
    history.replaceState(null, '', began);
  });

  it('goes Back to the tab it began with, which the address bar did not name', async () => {
    const account = await draw('<portico-account tab="emails"></portico-account>', signedIn);
    (await shown(account, '#tab-security')).click();
    await shown(account, '#tab-security[aria-selected=true]');
    assert.equal(location.hash, '#security');
    history.back();
    await shown(account, '#tab-emails[aria-selected=true]');
    assert.equal(location.href, began);
  });

  it('keeps the tab when the page leads to a place in it', async () => {
    const account = await draw('<portico-account></portico-account>', signedIn);
    (await shown(account, '#tab-security')).click();
    await shown(account, '#tab-security[aria-selected=true]');
    location.hash = '#footer';
    await new Promise((resolve) => setTimeout(resolve, 100));
    await shown(account, '#tab-security[aria-selected=true]');
  });

  it('stays on its page where that names another base for its links', async () => {
    const base = document.createElement('base');
    base.href = '/elsewhere/';
    const account = await draw('<portico-account></portico-account>', signedIn);
    await shown(account, 'portico-profile [name=name]');
    document.head.append(base);
    const link = (await shown(account, '#tab-emails')) as HTMLAnchorElement;
    assert.equal(link.href, new URL('#emails', began).href);
    link.click();
    await shown(account, '#tab-emails[aria-selected=true]');
    assert.equal(location.href, new URL('#emails', began).href);
  });
});
