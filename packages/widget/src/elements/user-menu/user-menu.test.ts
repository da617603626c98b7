import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { announced } from '../../../test/announced.js';
import { draw, nextTurn } from '../../../test/draw.js';
import { nextEvent, recordEvents } from '../../../test/events.js';
import { exampleSession } from '../../mock/fixtures.js';
import { shown } from '../../mock/scenario.js';

const signedIn = { getSession: { session: exampleSession } };
const withItem = '<portico-user-menu><a slot="items" href="#tickets">Your tickets</a></portico-user-menu>';

/** What has the focus, inside the element's root too. */
function focused(menu: HTMLElement): string {
  const at = document.activeElement === menu ? menu.shadowRoot?.activeElement : document.activeElement;
  return at?.textContent.trim() ?? '';
}

describe('portico-user-menu', () => {
  it('asks once who is signed in, however many elements show it', async () => {
    let calls = 0;
    const menu = await draw('<portico-user-menu></portico-user-menu><portico-gate when="logged-in">Hi</portico-gate>', {
      getSession: () => {
        calls++;
        return { session: exampleSession };
      },
    });
    await shown(menu, '#trigger');
    await shown(menu.nextElementSibling as HTMLElement, 'slot');
    assert.equal(calls, 1);
  });

  it('is as high for a visitor, and while nobody knows, as for somebody who is logged in', async () => {
    const heights: number[] = [];
    const states = [
      [signedIn, '#trigger'],
      [{ getSession: { session: null } }, '.pt-ways'],
      [{ getSession: { broken: 'offline' as const } }, '.pt-waiting'],
    ] as const;
    for (const [answers, part] of states) {
      const menu = await draw('<portico-user-menu></portico-user-menu>', answers);
      await shown(menu, part);
      heights.push(menu.getBoundingClientRect().height);
    }
    assert.deepEqual(heights, Array(3).fill(heights[0]));
  });

  it('opens by the arrow keys, moves through own and slotted items, and Escape gives the focus back', async () => {
    const menu = await draw(withItem, signedIn);
    (await shown(menu, '#trigger')).focus();
    await sendKeys({ press: 'ArrowDown' });
    await shown(menu, '#menu:popover-open');
    for (const item of ['Profile', 'Emails & notifications', 'Security', 'Your tickets']) {
      assert.equal(focused(menu), item);
      await sendKeys({ press: 'ArrowDown' });
    }
    await sendKeys({ press: 'End' });
    assert.equal(focused(menu), 'Log out');
    await sendKeys({ press: 'ArrowDown' });
    assert.equal(focused(menu), 'Profile');
    await sendKeys({ press: 's' });
    assert.equal(focused(menu), 'Security');
    await sendKeys({ press: 'l' });
    assert.equal(focused(menu), 'Log out');
    await sendKeys({ press: 'Escape' });
    assert.include(focused(menu), 'Ana Ruiz');
    assert.isNull(menu.shadowRoot?.querySelector('#menu:popover-open') ?? null);
  });

  it('opens, closes and keeps to the keys in a browser without popovers', async () => {
    const { popover } = Object.getOwnPropertyDescriptors(HTMLElement.prototype);
    Reflect.deleteProperty(HTMLElement.prototype, 'popover');
    try {
      const menu = await draw(withItem, signedIn);
      const trigger = await shown(menu, '#trigger');
      const open = (): Element | null | undefined => menu.shadowRoot?.querySelector('#menu[data-open]:not([popover])');
      trigger.click();
      await shown(menu, '#trigger[aria-expanded=true]');
      assert.exists(open());
      assert.equal(focused(menu), 'Profile');
      await sendKeys({ press: 'Escape' });
      await shown(menu, '#trigger[aria-expanded=false]');
      assert.isNull(open());
      await sendKeys({ press: 'ArrowUp' });
      await shown(menu, '#trigger[aria-expanded=true]');
      assert.equal(focused(menu), 'Log out');
      document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
      await shown(menu, '#trigger[aria-expanded=false]');
      assert.isNull(open());
    } finally {
      Object.defineProperty(HTMLElement.prototype, 'popover', popover);
    }
  });

  it('says by which screen somebody wants to go on, and the page may go there itself', async () => {
    const menu = await draw('<portico-user-menu></portico-user-menu>');
    const events = recordEvents(menu);
    (await shown(menu, '[part=link]')).click();
    assert.deepEqual(events, [
      {
        name: 'portico-navigate',
        detail: {
          to: 'login',
          url: `${location.origin}/login?${String(new URLSearchParams({ return_to: location.href }))}`,
          email: '',
        },
      },
    ]);
  });

  it('leads back to this page from a sign-up, too', async () => {
    const menu = await draw('<portico-user-menu></portico-user-menu>');
    const going = nextEvent(menu, 'portico-navigate');
    (await shown(menu, '[part=link]:last-of-type')).click();
    const { to, url } = (await going).detail;
    assert.equal(to, 'signup');
    assert.equal(url, `${location.origin}/signup?${String(new URLSearchParams({ return_to: location.href }))}`);
  });

  it('leads back to no page that is a way in itself, and keeps the way back that a page chose', async () => {
    for (const [attribute, url] of [
      ['signup-url', location.pathname],
      ['login-url', '/in?return_to=%2Fshop'],
    ] as const) {
      const place = await draw(
        `<portico-provider ${attribute}="${url}"><portico-user-menu></portico-user-menu></portico-provider>`,
      );
      const menu = place.firstElementChild as HTMLElement;
      const events = recordEvents(menu);
      (await shown(menu, '[part=link]')).click();
      const expected = attribute === 'login-url' ? url : `${location.origin}/login`;
      assert.deepEqual(events[0]?.detail, { to: 'login', url: expected, email: '' });
    }
  });

  it('leads to the three parts of the account, and the page may go there itself', async () => {
    const menu = await draw('<portico-user-menu></portico-user-menu>', signedIn);
    const events = recordEvents(menu);
    const links = [...(await shown(menu, '#menu')).querySelectorAll('a')];
    assert.deepEqual(
      links.map((link) => [link.textContent.trim(), link.pathname]),
      [
        ['Profile', '/account'],
        ['Emails & notifications', '/account/emails'],
        ['Security', '/account/security'],
      ],
    );
    for (const link of links) {
      (await shown(menu, '#trigger')).click();
      link.click();
    }
    const to = (screen: string, path: string) => ({
      name: 'portico-navigate',
      detail: { to: screen, url: location.origin + path, email: '' },
    });
    assert.deepEqual(events, [
      to('account', '/account'),
      to('emails', '/account/emails'),
      to('security', '/account/security'),
    ]);
  });

  it('logs out, says so, and shows the ways in', async () => {
    const menu = await draw('<portico-user-menu></portico-user-menu>', signedIn);
    (await shown(menu, '#trigger')).click();
    const left = nextEvent(menu, 'portico-logged-out');
    (await shown(menu, 'div[role=menuitem]')).click();
    assert.isNull((await left).detail);
    const link = await shown(menu, '[part=link]');
    await nextTurn();
    assert.equal(menu.shadowRoot?.activeElement, link, 'what is there now is read out');
  });

  it('tells that logging out did not work, and keeps showing who is signed in', async () => {
    const menu = await draw('<portico-user-menu></portico-user-menu>', { ...signedIn, logout: { broken: 'offline' } });
    (await shown(menu, '#trigger')).click();
    const failed = nextEvent(menu, 'portico-error');
    (await shown(menu, 'div[role=menuitem]')).click();
    assert.equal((await failed).detail.code, 'network_failed');
    assert.include((await shown(menu, '#trigger')).textContent, 'Ana Ruiz');
    await announced('did not work');
  });
});
