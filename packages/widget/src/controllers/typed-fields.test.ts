import { assert } from '@open-wc/testing';
import { draw, fieldOf } from '../../test/draw.js';
import type { PorticoLogin } from '../elements/login/login.js';
import { exampleOptions, exampleSession } from '../mock/fixtures.js';
import type { MockAnswers } from '../mock/mock-handlers.js';
import { shown, type } from '../mock/scenario.js';

/** Draws an element where the page was left with the former one, as a reload does. */
async function anew(former: HTMLElement, selector: string): Promise<HTMLElement> {
  dispatchEvent(new PageTransitionEvent('pagehide'));
  const element = document.createElement(former.localName);
  former.replaceWith(element);
  return shown(element, selector).then(() => element);
}

const consent = {
  name: 'news',
  version: '2026-01',
  label: [{ language: 'en', text: 'Send me news' }],
  required: false,
};
const options = { ...exampleOptions, consents: [consent] };
const signedIn = { getSession: { session: exampleSession } } satisfies MockAnswers;

describe('what was typed when a page is left', () => {
  afterEach(() => {
    sessionStorage.clear();
    history.replaceState(null, '');
  });

  it('stands in the sign-up again, ticks included and no password', async () => {
    const signUp = await draw('<portico-signup></portico-signup>', { getLoginOptions: options });
    await shown(signUp, '[name=consent-news]');
    type(signUp, 'email', 'ana@larkfield.example');
    type(signUp, 'name', 'Ana Ruiz');
    type(signUp, 'password', 'tin whistle orchard');
    fieldOf(signUp, 'consent-news').click();
    const again = await anew(signUp, '[name=consent-news]:checked');
    assert.deepEqual(
      ['email', 'name', 'password'].map((name) => fieldOf(again, name).value),
      ['ana@larkfield.example', 'Ana Ruiz', ''],
    );
    assert.notMatch(JSON.stringify([history.state, Object.entries(sessionStorage)]), /whistle/);
  });

  it('stands in the field for another address again, beside what is staged', async () => {
    const manager = await draw('<portico-email-manager></portico-email-manager>', signedIn);
    await shown(manager, '[name=add]');
    type(manager, 'add', 'hello@ruiz');
    const again = await anew(manager, '[name=add]');
    assert.equal(fieldOf(again, 'add').value, 'hello@ruiz');
  });

  it('does not take the place of what was typed since, and leaves a page alone in which nothing was', async () => {
    const profile = await draw('<portico-profile></portico-profile>', signedIn);
    await shown(profile, '[name=jobTitle]');
    dispatchEvent(new PageTransitionEvent('pagehide'));
    assert.isNull(history.state);
    type(profile, 'jobTitle', 'Beekeeper');
    const again = await anew(profile, '[name=jobTitle]');
    assert.equal(fieldOf(again, 'jobTitle').value, 'Beekeeper');
    type(again, 'jobTitle', 'Gardener');
    await again.closest('portico-provider')?.client?.refreshSession();
    assert.equal(fieldOf(again, 'jobTitle').value, 'Gardener');
  });

  for (const tag of ['portico-login', 'portico-forgot-password']) {
    it(`stands in ${tag} again`, async () => {
      const element = await draw(`<${tag}></${tag}>`);
      type(element, 'email', 'ana@larkfield.example');
      const awake = (host: HTMLElement) => (host as PorticoLogin).form.wake();
      await awake(element);
      const again = await anew(element, '[name=email]');
      await awake(again);
      assert.equal(fieldOf(again, 'email').value, 'ana@larkfield.example');
    });
  }
});
