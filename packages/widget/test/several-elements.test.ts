import { assert } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { gone, says, shown, submit, type } from '../src/mock/scenario.js';
import { draw, fieldOf } from './draw.js';
import { recordEvents } from './events.js';

describe('elements on one page', () => {
  it('speak different languages side by side', async () => {
    const login = await draw('<portico-login lang="de"></portico-login><portico-signup lang="en"></portico-signup>');
    const signup = login.nextElementSibling as HTMLElement;
    await says(login, 'Anmelden');
    await says(signup, 'Create your account');
  });

  it('have no id in common', async () => {
    const login = await draw('<portico-login></portico-login><portico-signup></portico-signup>');
    await shown(login.nextElementSibling as HTMLElement, '.pt-form');
    const ids = [...(login.parentElement?.querySelectorAll('[id]') ?? [])].map(({ id }) => id);
    assert.deepEqual(ids, [...new Set(ids)]);
  });

  it('learn from each other that somebody logged in', async () => {
    const login = await draw('<portico-login></portico-login><portico-user-menu></portico-user-menu>');
    const menu = login.nextElementSibling as HTMLElement;
    await shown(menu, '[part=link]');
    type(login, 'email', 'ana@larkfield.example');
    type(login, 'password', 'tin whistle orchard');
    submit(login);
    assert.include((await shown(menu, '#trigger')).textContent, 'Ana Ruiz');
  });

  it('log in a second person by a second form after the first has gone', async () => {
    const [first, second] = [
      await draw('<portico-login></portico-login>'),
      await draw('<portico-login></portico-login>'),
    ];
    for (const login of [first, second]) {
      type(login, 'email', 'ana@larkfield.example');
      type(login, 'password', 'tin whistle orchard');
      submit(login);
      await gone(login, '[name=password]');
      await says(login, 'You are logged in');
    }
  });

  it('log in where the browser keeps no storage (WB6)', async () => {
    const storage = Object.getOwnPropertyDescriptor(window, 'sessionStorage');
    const login = await draw('<portico-login></portico-login>');
    Object.defineProperty(window, 'sessionStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
    try {
      type(login, 'email', 'ana@larkfield.example');
      type(login, 'password', 'tin whistle orchard');
      submit(login);
      await gone(login, '[name=password]');
    } finally {
      if (storage) Object.defineProperty(window, 'sessionStorage', storage);
    }
  });

  it('keep the password out of events, storage, markup and address (WB5)', async () => {
    const login = await draw('<portico-login></portico-login>');
    const events = recordEvents(login);
    type(login, 'email', 'ana@larkfield.example');
    type(login, 'password', 'tin whistle orchard');
    submit(login);
    await gone(login, '[name=password]');
    assert.isNotEmpty(events);
    const stores = [localStorage, sessionStorage, events].map((store) => JSON.stringify(store));
    const kept = [...stores, location.href, document.cookie];
    for (const place of [...kept, document.documentElement.outerHTML]) assert.notInclude(place, 'whistle');
  });

  it('turn nothing for people who want no motion', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const login = await draw('<portico-login></portico-login>', { login: { broken: 'hangs' } });
    type(login, 'email', 'ana@larkfield.example');
    type(login, 'password', 'tin whistle orchard');
    submit(login);
    const { animationName } = getComputedStyle(await shown(login, '.pt-spinner'));
    assert.equal(animationName, 'pt-pulse, pt-appear');
    await emulateMedia({ reducedMotion: 'no-preference' });
    assert.equal(getComputedStyle(await shown(login, '.pt-spinner')).animationName, 'pt-turn, pt-appear');
    assert.equal(fieldOf(login, 'password').value, 'tin whistle orchard');
  });
});
