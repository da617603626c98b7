import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { draw, fieldOf } from '../../../test/draw.js';
import { nextEvent, recordEvents } from '../../../test/events.js';
import { exampleSession } from '../../mock/fixtures.js';
import { gone, says, shown, submit, type } from '../../mock/scenario.js';

const html = '<portico-login></portico-login>';

/** Types a pair and sends it. */
function logIn(login: HTMLElement): void {
  type(login, 'email', 'ana@larkfield.example');
  type(login, 'password', 'tin whistle orchard');
  submit(login);
}

describe('what portico-login tells and takes', () => {
  it('takes real keys from the first field to Enter, and says whom it logged in', async () => {
    const login = await draw(html);
    const events = recordEvents(login);
    fieldOf(login, 'email').focus();
    await sendKeys({ type: 'ana@larkfield.example' });
    await sendKeys({ press: 'Tab' });
    assert.equal(document.activeElement, fieldOf(login, 'password'));
    await sendKeys({ type: 'tin whistle orchard' });
    await sendKeys({ press: 'Enter' });
    await gone(login, '[name=password]');
    const { id, name, email } = exampleSession.user;
    assert.deepEqual(
      events.filter((event) => event.name === 'portico-logged-in'),
      [{ name: 'portico-logged-in', detail: { user: { id, name, email }, method: 'password' } }],
    );
    await says(login, 'You are logged in as Ana Ruiz');
    assert.equal(document.activeElement?.getAttribute('role'), 'heading');
  });

  it('shows the password by a button that keys reach and that says its state', async () => {
    const login = await draw(html);
    fieldOf(login, 'password').focus();
    await sendKeys({ type: 'tin whistle' });
    await sendKeys({ press: 'Tab' });
    const eye = document.activeElement;
    assert.equal(eye?.getAttribute('aria-label'), 'Show password');
    await sendKeys({ press: ' ' });
    await shown(login, '[name=password][type=text]');
    assert.equal(eye?.getAttribute('aria-pressed'), 'true');
    assert.equal(fieldOf(login, 'password').value, 'tin whistle');
  });

  it('waits for what the page gives to waitUntil, and stops when that is refused', async () => {
    let calls = 0;
    const login = await draw(html, {
      login: () => {
        calls++;
        return { error: 'internal' };
      },
    });
    login.addEventListener('portico-before-login', ({ detail }) => {
      detail.waitUntil(Promise.reject(new Error('the question was answered no')));
    });
    const asked = nextEvent(login, 'portico-before-login');
    logIn(login);
    await asked;
    await shown(login, 'form:not([aria-busy])');
    assert.equal(calls, 0);
    assert.equal(fieldOf(login, 'password').value, 'tin whistle orchard');
  });

  it('goes to the first of the fields that are missing, and takes the mark back while it is mended', async () => {
    const login = await draw(html);
    submit(login);
    await shown(login, '.pt-alert');
    const email = fieldOf(login, 'email');
    assert.equal(document.activeElement, email);
    await sendKeys({ type: 'a' });
    await shown(login, '[name=email]:not([aria-invalid])');
    assert.equal(fieldOf(login, 'password').getAttribute('aria-invalid'), 'true');
  });

  it('goes where the server allows after the login, unless the page does', async () => {
    const login = await draw('<portico-login redirect-to="https://evil.example/"></portico-login>');
    const navigated = nextEvent(login, 'portico-navigate');
    logIn(login);
    assert.deepEqual((await navigated).detail, { to: 'return', url: '/', email: '' });
  });

  it('hands the typed address on to the next screen', async () => {
    const login = await draw(html);
    type(login, 'email', 'ana@larkfield.example');
    const navigated = nextEvent(login, 'portico-navigate');
    (await shown(login, '[data-pt-to=forgot]')).focus();
    await sendKeys({ press: 'Enter' });
    assert.deepEqual((await navigated).detail, {
      to: 'forgot',
      url: `${location.origin}/forgot-password?return_to=${encodeURIComponent(location.href)}`,
      email: 'ana@larkfield.example',
    });
  });

  it('tells every failed call with its code, its wait and the number for support', async () => {
    const login = await draw(html, { login: { error: 'limit_reached', params: { retryAfter: 42 } } });
    const failed = nextEvent(login, 'portico-error');
    logIn(login);
    assert.deepEqual((await failed).detail, {
      code: 'limit_reached',
      status: 429,
      retryAfter: 42,
      requestId: '7K2M-Q9XD',
    });
    const button = await shown(login, '[type=submit][aria-disabled]');
    assert.equal(button.getAttribute('aria-describedby'), (await shown(login, '.pt-alert')).id);
  });

  it('lets somebody who is signed in log out in its place', async () => {
    const login = await draw(html, { getSession: { session: exampleSession } });
    await says(login, 'Log out');
    const left = nextEvent(login, 'portico-logged-out');
    submit(login);
    await left;
    await shown(login, '[name=password]');
  });

  it('leaves out what the page does not want', async () => {
    const week = await draw('<portico-login kept-days="7"></portico-login>');
    await says(week, 'Keep me logged in for 7 days');
    const login = await draw('<portico-login no-signup no-forgot shared-device></portico-login>');
    assert.isNull(login.querySelector('[name=keep], [data-pt-to], .pt-foot'));
  });
});
