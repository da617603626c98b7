import { assert, waitUntil } from '@open-wc/testing';
import { press, saveButton, saved } from '../../test/contact.js';
import { draw, fieldOf } from '../../test/draw.js';
import { nextEvent, recordEvents } from '../../test/events.js';
import { answerWith } from '../../test/network.js';
import { exampleContactSettings, exampleProfile, exampleSessions } from '../mock/account-fixtures.js';
import { exampleSession } from '../mock/fixtures.js';
import type { MockAnswers } from '../mock/mock-handlers.js';
import { gone, says, shown, submit, type } from '../mock/scenario.js';

/** Each element over an account, with something in it that only a person who is logged in sees. */
const elements = {
  'portico-email-manager': '[data-pt-row=cafe]',
  'portico-notifications': '[data-pt-choice]',
  'portico-profile': '[name=name]',
  'portico-sessions': '[data-pt-row=phone]',
  'portico-change-password': '[name=username][value="ana@larkfield.example"]',
};
const ana = { getSession: { session: exampleSession } } satisfies MockAnswers;
const ben = { id: 'ben', name: 'Ben Okafor', email: 'ben.primary@larkfield.example' };
const link = '[data-pt-to=login]';

/** A server that knows who is logged in; what it answers to a visitor is what it answers to one. */
function server() {
  let session: typeof exampleSession | null = exampleSession;
  const own =
    <T extends object>(answer: () => T) =>
    () =>
      session ? answer() : { error: 'session_missing' as const };
  const settings = exampleContactSettings();
  const answers = {
    getSession: () => ({ session }),
    getContactSettings: own(() => ({
      ...settings,
      addresses: settings.addresses.map((each) => ({
        ...each,
        email: session?.user.id === 'ben' ? `ben.${each.id}@larkfield.example` : each.email,
      })),
    })),
    getProfile: own(() => ({ ...exampleProfile, name: session?.user.name ?? '' })),
  } satisfies MockAnswers;
  return {
    answers,
    become: (user: { id: string; name: string; email: string } | null) => {
      session = user && { ...exampleSession, user: { ...exampleSession.user, ...user } };
      // As another tab does it: this one looks.
      document.dispatchEvent(new Event('visibilitychange'));
    },
  };
}

for (const [tag, selector] of Object.entries(elements)) {
  describe(`${tag} by itself`, () => {
    const html = `<${tag}></${tag}>`;

    it('SE16: shows a visitor the way to log in, which leads back to this page', async () => {
      const visitors = server();
      visitors.become(null);
      const element = await draw(html, visitors.answers);
      await says(element, 'Log in to see your account.');
      assert.isNull(element.querySelector('form, [role=alert]'));
      const going = nextEvent(element, 'portico-navigate');
      (await shown(element, link)).click();
      const { to, url } = (await going).detail;
      assert.equal(to, 'login');
      assert.equal(new URL(url).pathname, '/login');
      assert.equal(new URL(url).searchParams.get('return_to'), location.href);
    });

    it('SE16: keeps nothing in the page of somebody who logged out', async () => {
      const element = await draw(html, ana);
      await shown(element, selector);
      document.dispatchEvent(new CustomEvent('portico-logged-out'));
      assert.isNull(element.querySelector(selector));
      assert.notInclude(element.innerHTML, 'larkfield.example');
    });

    it('SE16: keeps nothing in the page once another tab logged out, and is there again after a login', async () => {
      const { answers, become } = server();
      const element = await draw(html, answers);
      await shown(element, selector);
      become(null);
      await shown(element, link);
      assert.isNull(element.querySelector(selector));
      become(exampleSession.user);
      await shown(element, selector);
      await gone(element, link);
    });
  });
}

describe('an element over an account', () => {
  it('SE16: shows nothing of one person to another who logs in meanwhile', async () => {
    const { answers, become } = server();
    const element = await draw('<portico-email-manager></portico-email-manager>', answers);
    await shown(element, '[data-pt-row=cafe]');
    (await shown(element, '[data-pt-action="remove:cafe"]')).click();
    await shown(element, '[part=save-bar]');
    type(element, 'add', 'typed.by.ana@larkfield.example');
    become(ben);
    await says(element, 'ben.primary@larkfield.example');
    assert.notInclude(element.innerHTML, 'ana@');
    assert.isNull(element.querySelector('[part=save-bar]'));
    assert.equal(element.querySelector<HTMLInputElement>('[name=add]')?.value, '');
  });

  it('SE16: says nothing of a save to another person who logged in before its answer came', async () => {
    const { answers, become } = server();
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const settings = exampleContactSettings();
    const element = await draw('<portico-email-manager></portico-email-manager>', {
      ...answers,
      saveContactSettings: async (input) => {
        await held;
        return saved(settings, input);
      },
    });
    await press(element, 'remove:cafe');
    (await saveButton(element)).click();
    await shown(element, '.pt-spinner');
    become(ben);
    await says(element, 'ben.primary@larkfield.example');
    const events = recordEvents(element);
    answer();
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.notInclude(element.innerHTML, 'ana@');
    assert.notInclude(element.textContent, 'Your changes are saved.');
    assert.isEmpty(events);
  });

  it('SE16: asks nobody else who they are', async () => {
    const { answers, become } = server();
    const element = await draw('<portico-sessions></portico-sessions>', {
      ...answers,
      endSession: { error: 'reauthentication_required', params: { method: 'password', minutes: 10 } },
    });
    await press(element, 'end:phone');
    await shown(document.body, 'portico-reauthenticate dialog[open]');
    become({ ...exampleSession.user, email: 'ana.ruiz@larkfield.example', name: 'Ana, renamed' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.isNotNull(
      document.querySelector('portico-reauthenticate dialog[open]'),
      'their own other name and address are no other person',
    );
    become(ben);
    await gone(document.body, 'portico-reauthenticate');
    await shown(element, '[data-pt-row=phone]');
  });

  it('SE16: ends the sessions and shows the activity of nobody else', async () => {
    const { answers, become } = server();
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const element = await draw('<portico-sessions></portico-sessions>', {
      ...answers,
      endSession: async () => {
        await held;
        return exampleSessions();
      },
    });
    await press(element, 'end:phone');
    become(ben);
    await gone(element, '.pt-spinner');
    await shown(element, '[data-pt-row=phone]');
    const events = recordEvents(element);
    answer();
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.isEmpty(events);
    assert.isNull(element.querySelector('.pt-done'));
  });

  it('SE16: asks for the new password under the name of the one who is there', async () => {
    const { answers, become } = server();
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let reads = 0;
    const element = await draw('<portico-change-password></portico-change-password>', {
      ...answers,
      getProfile: async () => {
        if (reads++ > 0) return { ...exampleProfile, hasPassword: true };
        await held;
        return { ...exampleProfile, hasPassword: false };
      },
    });
    await shown(element, '[name=username][value="ana@larkfield.example"]');
    become(ben);
    await shown(element, `[name=username][value="${ben.email}"]`);
    answer();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await shown(element, `[name=username][value="${ben.email}"]`);
    await shown(element, '[name=currentPassword]');
  });

  it('keeps what was typed for the same person, whose session had ended, and for nobody else', async () => {
    const { answers, become } = server();
    const element = await draw('<portico-profile></portico-profile>', answers);
    await shown(element, '[name=name]');
    type(element, 'name', 'Ana Typed');
    become(null);
    await shown(element, link);
    assert.notInclude(element.innerHTML, 'Ana Typed');
    become(exampleSession.user);
    await shown(element, '[name=name]');
    assert.equal(fieldOf(element, 'name').value, 'Ana Typed');
    become(null);
    await shown(element, link);
    become(ben);
    await shown(element, '[name=name]');
    await waitUntil(() => fieldOf(element, 'name').value === ben.name);
  });

  it('keeps what was typed when somebody logs out at another portal of the page', async () => {
    const other = '<portico-user-menu server="/elsewhere"></portico-user-menu>';
    const place = await draw(`<div><portico-email-manager></portico-email-manager>${other}</div>`, ana);
    const element = place.firstElementChild as HTMLElement;
    await press(element, 'remove:cafe');
    await shown(element, '.is-removed');
    const told = new CustomEvent('portico-logged-out', { bubbles: true, composed: true });
    place.lastElementChild?.dispatchEvent(told);
    assert.isNotNull(element.querySelector('.is-removed'));
  });

  it('keeps what was staged for the same person, whose session had ended', async () => {
    const { answers, become } = server();
    const element = await draw('<portico-email-manager></portico-email-manager>', answers);
    (await shown(element, '[data-pt-action="remove:cafe"]')).click();
    await shown(element, '.is-removed');
    become(null);
    await shown(element, link);
    become(exampleSession.user);
    await shown(element, '[data-pt-row=cafe].is-removed');
  });

  it('offers the login when a change of the password meets no session', async () => {
    const element = await draw('<portico-change-password></portico-change-password>', {
      getSession: { error: 'server_busy' },
      changePassword: { error: 'session_missing' },
    });
    type(element, 'currentPassword', 'old-secret-words');
    type(element, 'newPassword', 'another whistle 77');
    await answerWith({ getSession: { session: null }, changePassword: { error: 'session_missing' } });
    submit(element);
    await shown(element, link);
  });
});
