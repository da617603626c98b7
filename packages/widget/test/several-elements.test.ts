import { assert } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import type { PorticoLogin } from '../src/elements/login/login.js';
import type { PorticoProvider } from '../src/elements/provider/provider.js';
import { exampleSession } from '../src/mock/fixtures.js';
import { gone, says, shown, submit, type } from '../src/mock/scenario.js';
import { itWith } from './capabilities.js';
import { draw, fieldOf } from './draw.js';
import { recordEvents } from './events.js';
import { idle } from './idle.js';

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

  it('of one kind have ids of their own, too, and their labels lead to their own fields; the first keeps the plain ids', async () => {
    const tags = ['portico-profile', 'portico-email-manager', 'portico-login'];
    const markup = tags.map((tag) => `<${tag}></${tag}><${tag}></${tag}><${tag}></${tag}>`).join('');
    const { parentElement } = await draw(markup, { getSession: { session: exampleSession } });
    const page = parentElement ?? document.body;
    const forms = (tag: string) => [...page.querySelectorAll<HTMLElement>(tag)];
    for (const [tag, field] of [
      ['portico-profile', 'jobTitle'],
      ['portico-email-manager', 'add'],
    ] as const) {
      for (const [index, element] of forms(tag).entries()) {
        await shown(element, `[name=${field}]`);
        const input = fieldOf(element, field);
        assert.equal(input.id, `${tag}${index === 0 ? '' : `-${index + 1}`}-${field}`);
        for (const each of element.querySelectorAll<HTMLInputElement>('input:not([type=hidden])'))
          assert.isNotEmpty([...(each.labels ?? [])], each.id);
        input.labels?.[0]?.click();
        assert.equal(document.activeElement, input);
      }
    }
    const ids = [...page.querySelectorAll('[id]')].map(({ id }) => id);
    assert.deepEqual(ids, [...new Set(ids)]);
  });

  it('of one kind keep their ids when they are moved, and an id that is free again is taken', async () => {
    const first = (await draw('<portico-login></portico-login><portico-login></portico-login>')) as PorticoLogin;
    const second = first.nextElementSibling as HTMLElement;
    const idOf = async (login: HTMLElement) => (await shown(login, '[name=email]')).id;
    assert.equal(await idOf(second), 'portico-login-2-email');
    second.parentElement?.prepend(second);
    assert.equal(await idOf(second), 'portico-login-2-email');
    assert.equal(await idOf(first), 'portico-login-email');
    first.remove();
    const third = document.createElement('portico-login');
    second.after(third);
    assert.equal(await idOf(third), 'portico-login-email');
    (second as PorticoLogin).form.reset();
    assert.equal(await idOf(second), 'portico-login-2-email');
    third.after(first);
    await first.updateComplete;
    assert.equal(await idOf(first), 'portico-login-3-email');
  });

  it('talk through the provider that they are put back into, though the browser was idle while they were out', async () => {
    const provider = (await draw('<p></p>')).parentElement as PorticoProvider;
    const login = document.createElement('portico-login');
    provider.append(login);
    login.remove();
    await idle();
    provider.append(login);
    await shown(login, '.pt-form');
    type(login, 'email', 'ana@larkfield.example');
    type(login, 'password', 'tin whistle orchard');
    submit(login);
    await gone(login, '[name=password]');
    assert.equal(provider.client?.session?.user.name, 'Ana Ruiz');
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

  itWith('emulated media features', 'turn nothing for people who want no motion', async () => {
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

  for (const [how, restore] of [
    [
      'as a copy of its nodes',
      (page: HTMLElement): void => {
        page.replaceWith(page.cloneNode(true));
      },
    ],
    [
      'as HTML',
      (page: HTMLElement): void => {
        const { innerHTML } = page;
        page.innerHTML = innerHTML;
      },
    ],
  ] as const) {
    it(`have one form each when the page is put back ${how}`, async () => {
      const login = await draw('<portico-login></portico-login><portico-signup></portico-signup>');
      await shown(login.nextElementSibling as HTMLElement, '.pt-form');
      const page = document.createElement('main');
      page.append(...(login.parentElement?.children ?? []));
      document.body.append(page);
      restore(page);
      const again = [...document.querySelectorAll<HTMLElement>('main > *')];
      assert.lengthOf(again, 2);
      assert.notInclude(again, login);
      for (const element of again) {
        await shown(element, 'form[novalidate]');
        assert.lengthOf(element.querySelectorAll('form'), 1);
      }
      document.querySelector('main')?.remove();
    });
  }
});
