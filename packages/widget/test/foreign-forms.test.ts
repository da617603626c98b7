import { assert, waitUntil } from '@open-wc/testing';
import { clientFor } from '../src/client/client-registry.js';
import { PorticoClient } from '../src/client/portico-client.js';
import type { PorticoLogin } from '../src/elements/login/login.js';
import type { PorticoProvider } from '../src/elements/provider/provider.js';
import { exampleSession } from '../src/mock/fixtures.js';
import { gone, shown, submit, type } from '../src/mock/scenario.js';
import { draw, fieldOf, nextTurn } from './draw.js';
import { nextEvent } from './events.js';
import { idle } from './idle.js';
import { sessionListeners } from './session-listeners.js';

describe('a form of the page’s own in a slot', () => {
  it('is sent by the browser: what it asks for is nothing of ours', async () => {
    const login = await draw(
      '<portico-login><form slot="after-form" action="/sso" method="post"><button>By SSO</button></form></portico-login>',
    );
    const sent = new Promise<boolean>((resolve) => {
      const stop = (event: Event): void => {
        resolve(event.defaultPrevented);
        event.preventDefault();
      };
      document.addEventListener('submit', stop, { once: true });
    });
    login.querySelector<HTMLFormElement>('[slot=after-form]')?.requestSubmit();
    assert.isFalse(await sent);
    assert.isNull(login.querySelector('.pt-alert'));
  });
});

describe('an element inside a shadow root of the page', () => {
  async function drawInside(): Promise<PorticoLogin> {
    const root = (await draw('<div></div>')).attachShadow({ mode: 'open' });
    root.innerHTML = '<portico-login></portico-login>';
    const login = root.firstElementChild as PorticoLogin;
    await shown(login, '.pt-form');
    return login;
  }

  for (const [when, wait] of [
    ['before its behaviour is there', () => undefined],
    ['once its behaviour is there', (login: PorticoLogin) => login.form.wake()],
  ] as const) {
    it(`logs in by a submit ${when}`, async () => {
      const login = await drawInside();
      await wait(login);
      type(login, 'email', 'ana@larkfield.example');
      type(login, 'password', 'tin whistle orchard');
      const loggedIn = nextEvent(login, 'portico-logged-in');
      submit(login);
      await loggedIn;
      await gone(login, '[name=password]');
    });
  }

  it('hears clicks and keys: the eye, and a field that is mended', async () => {
    const login = await drawInside();
    (await shown(login, '[data-pt-action=toggle-password]')).click();
    await shown(login, '[name=password][type=text]');
    submit(login);
    await shown(login, '[name=email][aria-invalid]');
    type(login, 'email', 'ana@larkfield.example');
    await shown(login, '[name=email]:not([aria-invalid])');
    fieldOf(login, 'password').dispatchEvent(
      new KeyboardEvent('keyup', { key: 'A', modifierCapsLock: true, bubbles: true, composed: true }),
    );
    await shown(login, '#portico-login-password-caps');
  });
});

describe('an element that leaves the page', () => {
  it('while its behaviour is loaded hears nothing any more, and works when it is put back', async () => {
    const place = await draw('<p></p>', { getSession: { session: exampleSession } });
    const { client } = place.parentElement as PorticoProvider;
    await waitUntil(() => client?.session);
    const profile = document.createElement('portico-profile');
    place.append(profile);
    // Out of the page it would not know its provider's.
    const heard = [sessionListeners(client), sessionListeners(clientFor(new PorticoClient().base))];
    const woken = profile.form.wake();
    profile.remove();
    await woken.catch(() => undefined);
    await nextTurn();
    await idle();
    await nextTurn();
    for (const { size } of heard) assert.equal(size, 0);
    place.append(profile);
    await shown(profile, '[name=name]');
  });
});
