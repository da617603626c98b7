import { assert } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { add, barOf, drawContact, press, read, saveButton, takesSaves } from '../../../test/contact.js';
import { draw } from '../../../test/draw.js';
import { recordEvents } from '../../../test/events.js';
import { exampleProfile } from '../../mock/account-fixtures.js';
import { exampleSession } from '../../mock/fixtures.js';
import { gone, says, shown } from '../../mock/scenario.js';

const signedIn = { getSession: { session: exampleSession } };
const emails = '<portico-account routing="none" tab="emails"></portico-account>';

/** The tab that has the focus. */
function focusedTab(account: HTMLElement): string | undefined {
  return account.shadowRoot?.activeElement?.textContent.trim();
}

describe('portico-account', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('A16: arrow keys, Home and End move among the tabs and choose at once', async () => {
    const account = await draw('<portico-account routing="none"></portico-account>', signedIn);
    (await shown(account, '#tab-profile')).focus();
    for (const [key, name] of [
      ['ArrowRight', 'Emails & notifications'],
      ['ArrowRight', 'Security'],
      ['ArrowRight', 'Profile'],
      ['ArrowLeft', 'Security'],
      ['Home', 'Profile'],
      ['End', 'Security'],
    ] as const) {
      await sendKeys({ press: key });
      await shown(account, `[role=tab][aria-selected=true][tabindex="0"]`);
      assert.equal(focusedTab(account), name, key);
    }
    await shown(account, 'portico-sessions [part=row]');
    const panel = await shown(account, '#panel-security');
    assert.isFalse(panel.hidden);
    assert.equal(panel.getAttribute('aria-labelledby'), 'tab-security');
  });

  for (const dir of ['ltr', 'rtl']) {
    it(`A12: shows the chosen tab whole where the strip is too narrow for all, ${dir}`, async () => {
      const place = await draw(`<div dir=${dir}><portico-account routing="none"></portico-account></div>`, signedIn);
      place.style.inlineSize = '260px';
      const account = place.firstElementChild as HTMLElement;
      const strip = (await shown(account, '[role=tablist]')).getBoundingClientRect();
      assert.isAbove((await shown(account, '[role=tablist]')).scrollWidth, strip.width);
      for (const chosen of ['security', 'profile']) {
        (await shown(account, `#tab-${chosen}`)).click();
        const tab = (await shown(account, `#tab-${chosen}[aria-selected=true]`)).getBoundingClientRect();
        assert.isAtLeast(tab.left, strip.left - 1, chosen);
        assert.isAtMost(tab.right, strip.right + 1, chosen);
      }
    });
  }

  for (const dir of ['ltr', 'rtl']) {
    it(`A12: the strip fades where there are more tabs, ${dir}`, async () => {
      const place = await draw(`<div dir=${dir}><portico-account routing="none"></portico-account></div>`, signedIn);
      const account = place.firstElementChild as HTMLElement;
      const strip = await shown(account, '[role=tablist]');
      assert.equal(getComputedStyle(strip).maskImage, 'none', 'all tabs have room');
      place.style.inlineSize = '260px';
      await shown(account, '.has-more:not(.is-begun)');
      assert.include(getComputedStyle(strip).maskImage, dir === 'rtl' ? 'to left' : 'to right');
      strip.scrollLeft = dir === 'rtl' ? -1000 : 1000;
      await shown(account, '.is-begun:not(.has-more)');
    });
  }

  it('makes a panel when it is first opened, and keeps what was typed in it', async () => {
    const account = await draw('<portico-account routing="none"></portico-account>', signedIn);
    const name = (await shown(account, 'portico-profile [name=name]')) as HTMLInputElement;
    assert.isNull(account.querySelector('portico-sessions, portico-email-manager'));
    name.value = 'Ana Gómez';
    (await shown(account, '#tab-security')).click();
    await shown(account, 'portico-sessions');
    (await shown(account, '#tab-profile')).click();
    assert.equal(account.querySelector('portico-profile [name=name]'), name);
    assert.equal(name.value, 'Ana Gómez');
  });

  it('EM: one bar counts addresses and notifications together, and one call saves both', async () => {
    const { sent, answers } = takesSaves();
    const account = await drawContact(emails, answers);
    const events = recordEvents(account);
    await press(account, 'remove:cafe');
    (await shown(account, '[data-pt-choice="news email"]')).click();
    await shown(account, '[part=save-bar] li:nth-child(3)');
    assert.lengthOf(account.querySelectorAll('[part=save-bar]'), 1);
    assert.deepEqual(await barOf(account), [
      'ana@oldcafe.example is removed.',
      'One notification changes.',
      'Every verified address gets a notice with an undo link that works for 7 days.',
    ]);
    assert.equal(read(await saveButton(account)), 'Save 2 changes');
    (await saveButton(account)).click();
    await gone(account, '[part=save-bar]');
    assert.deepEqual(sent, [
      {
        version: 7,
        locale: 'en',
        addresses: { remove: ['cafe'] },
        notifications: [{ id: 'news', channel: 'email', on: true }],
      },
    ]);
    assert.deepEqual(
      events.map(({ name }) => name),
      ['portico-addresses-saved', 'portico-notifications-saved'],
    );
    await gone(account, '[data-pt-row=cafe]');
  });

  for (const [control, part, other, heading] of [
    ['[data-pt-action="remove:cafe"]', 'portico-email-manager', 'portico-notifications', 'Email addresses'],
    ['[data-pt-choice="news email"]', 'portico-notifications', 'portico-email-manager', 'Notifications'],
  ] as const) {
    it(`says that it was saved in the part of the page that was changed: ${heading}`, async () => {
      const account = await drawContact(emails, takesSaves().answers);
      (await shown(account, control)).click();
      (await saveButton(account)).click();
      await shown(account, `${part} .pt-done`);
      assert.isNull(account.querySelector(`${other} .pt-done`));
      assert.equal(read(document.activeElement), heading);
    });
  }

  it('parts the addresses from the notifications by a line', async () => {
    const account = await drawContact(emails);
    const { borderBlockEndWidth } = getComputedStyle(await shown(account, 'portico-email-manager'));
    assert.equal(borderBlockEndWidth, '1px');
  });

  it('EM: an address that is refused is said at its row, though the bar is below the notifications', async () => {
    const account = await drawContact(emails, {
      saveContactSettings: { error: 'address_last', fields: { 'remove.cafe': 'address_last' } },
    });
    await press(account, 'remove:cafe');
    (await saveButton(account)).click();
    await shown(account, '[data-pt-row=cafe] .pt-error');
    assert.equal((document.activeElement as HTMLElement).dataset['ptRow'], 'cafe');
  });

  for (const [width, height] of [
    [1366, 650],
    [320, 640],
  ] as const) {
    it(`EM: Save is in a window of ${width} by ${height} from wherever something was staged`, async () => {
      await setViewport({ width, height });
      const account = await drawContact(emails);
      for (const name of ['one', 'two', 'three']) {
        await add(account, `${name}.with.a.very.long.name@some-department.of.a.university.example`);
      }
      await shown(account, '[part=save-bar] li:nth-child(4)');
      scrollTo(0, 0);
      const bar = (await shown(account, '[part=save-bar]')).getBoundingClientRect();
      const save = (await saveButton(account)).getBoundingClientRect();
      assert.isAtLeast(save.top, bar.top);
      assert.isAtMost(save.bottom, bar.bottom);
      assert.closeTo(bar.bottom, innerHeight, 1);
      // In a narrow place the buttons are as wide as the bar, above each other or, where the font leaves room, beside.
      const discard = (await shown(account, '[part=save-bar] [data-pt-action=discard]')).getBoundingClientRect();
      const span = Math.max(save.right, discard.right) - Math.min(save.left, discard.left);
      if (width === 320) assert.isAbove(span, bar.width - 60);
      assert.isBelow(bar.height, innerHeight / 2 + 20);
      assert.isAtMost(document.documentElement.scrollWidth, innerWidth);
    });
  }

  it('A12: an address that has no room beside Undo stands above it', async () => {
    await setViewport({ width: 320, height: 640 });
    const account = await drawContact(emails);
    await add(account, 'eleonore.brandenburger@universitaet.example');
    const row = await shown(account, '[data-pt-row="add.0"]');
    const address = (await shown(row, 'bdi')).getBoundingClientRect();
    const undo = (await shown(row, '[data-pt-action="drop:0"]')).getBoundingClientRect();
    assert.isAtLeast(undo.top, address.bottom);
    assert.isAtLeast(address.height, 1);
  });

  it('EM: discarding takes back both', async () => {
    const account = await drawContact(emails);
    await press(account, 'remove:cafe');
    (await shown(account, '[data-pt-choice="news email"]')).click();
    await shown(account, '[part=save-bar] li:nth-child(3)');
    await press(account, 'discard');
    await gone(account, '[part=save-bar]');
    assert.isNull(account.querySelector('.is-removed'));
    assert.isFalse(((await shown(account, '[data-pt-choice="news email"]')) as HTMLInputElement).checked);
  });

  it('shows a visitor who is not signed in the way to log in, and the page may go there itself', async () => {
    const account = await draw('<portico-account routing="none"></portico-account>');
    const events = recordEvents(account);
    const link = await shown(account, '.signed-out a');
    link.click();
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
    assert.isNull(account.querySelector('[slot]'));
  });

  it('SE16: keeps nothing in the page of somebody who logged out', async () => {
    const account = await draw(emails, signedIn);
    await shown(account, 'portico-notifications [data-pt-choice]');
    account.dispatchEvent(new CustomEvent('portico-logged-out', { bubbles: true, composed: true }));
    assert.isNull(account.querySelector('[slot]'));
    assert.notInclude(document.body.textContent, 'ana@larkfield.example');
  });

  it('keeps what somebody typed when another portal of the page was left', async () => {
    const place = await draw(
      `<div>${emails}<portico-user-menu server="/elsewhere"></portico-user-menu></div>`,
      signedIn,
    );
    const account = place.firstElementChild as HTMLElement;
    const panel = await shown(account, 'portico-email-manager');
    place.lastElementChild?.dispatchEvent(new CustomEvent('portico-logged-out', { bubbles: true, composed: true }));
    assert.equal(account.querySelector('portico-email-manager'), panel);
  });

  it('has its panels again when somebody is still signed in, whatever the page says', async () => {
    const account = await drawContact(emails);
    account.dispatchEvent(new CustomEvent('portico-logged-out', { bubbles: true, composed: true }));
    assert.isNull(account.querySelector('[slot]'));
    await shown(account, 'portico-email-manager [part=row]');
  });

  it('leaves a panel that the page placed where it is, with its attributes and nothing of who was there', async () => {
    const own = '<portico-email-manager slot="emails" no-primary-change></portico-email-manager>';
    const account = await drawContact(emails.replace('></', `>${own}</`));
    const panel = await shown(account, 'portico-email-manager');
    account.dispatchEvent(new CustomEvent('portico-logged-out', { bubbles: true, composed: true }));
    assert.equal(account.querySelector('portico-email-manager'), panel);
    assert.notInclude(panel.innerHTML, 'larkfield.example');
  });

  it('shows the profile once it is told of no tab any more', async () => {
    const account = await drawContact(emails);
    account.removeAttribute('tab');
    await shown(account, '#tab-profile[aria-selected=true]');
    await shown(account, 'portico-profile [name=name]');
  });

  it('shows nothing of one person to another who logs in meanwhile', async () => {
    let { user } = exampleSession;
    let name = 'Ana Ruiz';
    const account = await draw('<portico-account routing="none"></portico-account>', {
      getSession: () => ({ session: { ...exampleSession, user } }),
      getProfile: () => ({ ...exampleProfile, name }),
    });
    const field = (await shown(account, '[name=name]')) as HTMLInputElement;
    field.value = 'typed by Ana';
    field.id = 'of-ana';
    user = { ...user, id: 'ben', name: 'Ben Okafor' };
    name = 'Ben Okafor';
    document.dispatchEvent(new Event('visibilitychange'));
    await gone(account, '#of-ana');
    assert.equal(((await shown(account, '[name=name]')) as HTMLInputElement).value, 'Ben Okafor');
  });

  it('speaks of a password change in the list of sessions beside it', async () => {
    let sessions = 3;
    const account = await draw('<portico-account routing="none" tab="security"></portico-account>', {
      ...signedIn,
      listSessions: () => ({
        now: 0,
        sessions: Array.from({ length: sessions }, (_each, index) => ({
          id: String(index),
          current: index === 0,
          browser: 'Firefox',
          system: 'Linux',
          place: '',
          method: 'password',
          begunAt: 0,
          seenAt: 0,
        })),
      }),
    });
    await shown(account, '[data-pt-row="2"]');
    sessions = 1;
    const change = await shown(account, 'portico-change-password form');
    for (const input of change.querySelectorAll<HTMLInputElement>('[type=password]'))
      input.value = 'tin whistle orchard';
    (change as HTMLFormElement).requestSubmit();
    await gone(account, '[data-pt-row="2"]');
    await says(account, 'Only on this device.');
  });
});
