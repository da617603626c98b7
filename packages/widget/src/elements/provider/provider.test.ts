import { assert } from '@open-wc/testing';
import { draw } from '../../../test/draw.js';
import { recordEvents } from '../../../test/events.js';
import { says, shown, submit, type } from '../../mock/scenario.js';
import type { PorticoLogin } from '../login/login.js';

describe('portico-provider', () => {
  it('says once that it is known who is signed in, then each change', async () => {
    const login = await draw('<portico-login></portico-login><portico-user-menu></portico-user-menu>');
    const provider = login.closest('portico-provider');
    if (!provider) throw new Error('no provider');
    await shown(login.nextElementSibling as HTMLElement, '[part=link]');
    const events = recordEvents(provider);
    type(login, 'email', 'ana@larkfield.example');
    type(login, 'password', 'tin whistle orchard');
    submit(login);
    await shown(login.nextElementSibling as HTMLElement, '#trigger');
    assert.includeMembers(
      events.map(({ name }) => name),
      ['portico-before-login', 'portico-session-change', 'portico-logged-in'],
    );
    assert.notInclude(
      events.map(({ name }) => name),
      'portico-ready',
    );
  });

  it('says nothing when it only moves', async () => {
    const login = await draw('<portico-login></portico-login>');
    const provider = login.closest('portico-provider');
    if (!provider) throw new Error('no provider');
    await provider.client?.knowSession();
    const events = recordEvents(provider);
    const place = document.createElement('div');
    document.body.append(place);
    place.append(provider);
    await provider.client?.refreshSession();
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.isEmpty(events);
    place.replaceWith(provider);
  });

  it('is as if an attribute had never been there, once that is removed', async () => {
    const login = await draw('<portico-login></portico-login>');
    const provider = login.closest('portico-provider');
    if (!provider) throw new Error('no provider');
    provider.client = undefined;
    for (const [name, value] of [
      ['server', '/elsewhere'],
      ['signup-url', '/join'],
    ] as const) {
      provider.setAttribute(name, value);
      await provider.updateComplete;
      provider.removeAttribute(name);
    }
    await provider.updateComplete;
    await shown(login, `[data-pt-to=signup][href="${location.origin}/signup"]`);
  });

  it('is what an element talks by whose own server is named no more', async () => {
    const login = (await draw('<portico-login></portico-login>')) as PorticoLogin;
    login.setAttribute('server', '/elsewhere');
    login.removeAttribute('server');
    assert.equal(login.page.chosenClient, login.closest('portico-provider')?.client);
  });

  it('tells its elements where the other screens are and what they are called', async () => {
    const login = await draw('<portico-login></portico-login>');
    const provider = login.closest('portico-provider');
    if (!provider) throw new Error('no provider');
    Object.assign(provider, { signupUrl: '/join', messages: { en: { login: { title: 'Come in' } } } });
    await says(login, 'Come in');
    assert.equal(login.querySelector('[data-pt-to=signup]')?.getAttribute('href'), '/join');
  });
});
