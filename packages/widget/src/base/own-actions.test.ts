import { assert } from '@open-wc/testing';
import { draw } from '../../test/draw.js';
import { nextEvent } from '../../test/events.js';
import { answerWith } from '../../test/network.js';
import { exampleContactSettings, exampleProfile } from '../mock/account-fixtures.js';
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
    become({ id: 'ben', name: 'Ben Okafor', email: 'ben.primary@larkfield.example' });
    await says(element, 'ben.primary@larkfield.example');
    assert.notInclude(element.innerHTML, 'ana@');
    assert.isNull(element.querySelector('[part=save-bar]'));
    assert.equal(element.querySelector<HTMLInputElement>('[name=add]')?.value, '');
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
