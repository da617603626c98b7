import { assert, fixture, html } from '@open-wc/testing';
import { nextEvent, recordEvents } from '../../../test/events.js';
import { answerWith } from '../../../test/network.js';
import { gone, shown, submit, type } from '../../mock/scenario.js';
import './define.js';
import type { PorticoLogin } from './login.js';

describe('portico-login', () => {
  beforeEach(() => answerWith());

  async function draw(): Promise<PorticoLogin> {
    const login = await fixture<PorticoLogin>(html`<portico-login></portico-login>`);
    await login.updateComplete;
    return login;
  }

  it('keeps its form in the light DOM, where the page itself finds the password', async () => {
    await draw();
    assert.exists(document.querySelector('input[autocomplete~=current-password]'));
  });

  it('keeps its width where a page would shrink it to its content', async () => {
    const page = await fixture(
      html`<section .style=${'display: inline-block; font-size: 16px'}><portico-login></portico-login></section>`,
    );
    assert.equal(page.querySelector('portico-login')?.getBoundingClientRect().width, 26 * 16);
  });

  it('logs in by Enter and takes the form away in the turn of the answer', async () => {
    const login = await draw();
    type(login, 'email', 'ana@larkfield.example');
    type(login, 'password', 'tin whistle orchard');
    const loggedIn = nextEvent(login, 'portico-logged-in');
    submit(login);
    const { detail } = await loggedIn;
    assert.equal(detail.user.name, 'Ana Ruiz');
    assert.notInclude(JSON.stringify(detail), 'whistle');
    await gone(login, '[name=password]');
  });

  it('fires what it promises, in order, and puts no secret in it', async () => {
    const login = await draw();
    const events = recordEvents(login);
    type(login, 'email', 'ana@larkfield.example');
    type(login, 'password', 'tin whistle orchard');
    submit(login);
    await gone(login, '[name=password]');
    assert.deepEqual(
      events.map(({ name }) => name),
      ['portico-before-login', 'portico-logged-in'],
    );
    assert.notInclude(JSON.stringify(events), 'whistle');
  });

  it('keeps what was typed after a wrong pair, says so once, and selects the password', async () => {
    await answerWith({ login: { error: 'credentials_wrong' } });
    const login = await draw();
    type(login, 'email', 'ana@larkfield.example');
    type(login, 'password', 'wrong password');
    submit(login);
    const alert = await shown(login, '[role=alert]');
    assert.include(alert.textContent, 'Wrong email address or password');
    assert.equal(login.querySelector<HTMLInputElement>('[name=password]')?.value, 'wrong password');
    assert.equal(document.activeElement?.getAttribute('name'), 'password');
    await assert.isAccessible(login);
  });
});
