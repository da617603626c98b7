import { assert } from '@open-wc/testing';
import { draw, fieldOf, nextTurn } from '../../../test/draw.js';
import { nextEvent } from '../../../test/events.js';
import { sessionListeners } from '../../../test/session-listeners.js';
import { answerWith } from '../../../test/network.js';
import { PartFailure } from '../../client/load-part.js';
import { exampleSession } from '../../mock/fixtures.js';
import { gone, says, shown, submit, type } from '../../mock/scenario.js';
import type { PorticoProvider } from '../provider/provider.js';
import type { PorticoSignup } from '../signup/signup.js';
import type { PorticoLogin } from './login.js';
import { LoginActions } from './login-actions.js';

const html = '<portico-login></portico-login>';

async function logIn(login: HTMLElement): Promise<void> {
  type(login, 'email', 'ana@larkfield.example');
  type(login, 'password', 'tin whistle orchard');
  submit(login);
  await Promise.resolve();
}

describe('what portico-login says, and where the focus is', () => {
  it('leaves the focus where it is when somebody is signed in as the page is opened', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const login = await draw(`${html}<input>`, {
      getSession: async () => {
        await held;
        return { session: exampleSession };
      },
    });
    const search = login.nextElementSibling as HTMLInputElement;
    search.focus();
    release();
    await says(login, 'You are logged in as Ana Ruiz');
    await nextTurn();
    assert.equal(document.activeElement, search);
  });

  it('goes to the heading when the form that had the focus gives way to who is signed in', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const login = await draw(html, {
      getSession: async () => {
        await held;
        return { session: exampleSession };
      },
    });
    fieldOf(login, 'email').focus();
    release();
    await says(login, 'You are logged in as Ana Ruiz');
    await nextTurn();
    assert.equal(document.activeElement?.getAttribute('role'), 'heading');
  });

  it('says that logging out did not work', async () => {
    const login = await draw(html, { getSession: { session: exampleSession }, logout: { broken: 'offline' } });
    await says(login, 'You are logged in as Ana Ruiz');
    const failed = nextEvent(login, 'portico-error');
    submit(login);
    await failed;
    const alert = await shown(login, '.pt-alert[role=alert]');
    assert.include(alert.textContent, 'could not be reached');
    assert.equal(document.activeElement, alert);
    await answerWith({});
    submit(login);
    await shown(login, '[name=password]');
  });

  it('says so in portico-signup, too', async () => {
    const signup = (await draw('<portico-signup></portico-signup>', {
      logout: { broken: 'offline' },
    })) as PorticoSignup;
    await signup.form.wake();
    signup.form.set({ signedInAs: 'Ana Ruiz' });
    await says(signup, 'You are logged in as Ana Ruiz');
    submit(signup);
    assert.include((await shown(signup, '.pt-alert[role=alert]')).textContent, 'could not be reached');
  });

  it('says the same failure again, so that it is heard again (WCAG 2.2, 4.1.3)', async () => {
    const login = await draw(html, { login: { error: 'credentials_wrong' } });
    await logIn(login);
    const first = await shown(login, '.pt-alert');
    const failed = nextEvent(login, 'portico-error');
    submit(login);
    await failed;
    await shown(login, 'form:not([aria-busy])');
    const second = await shown(login, '.pt-alert');
    assert.notEqual(second, first, 'a message that is put in anew is read out');
    assert.equal(document.activeElement, fieldOf(login, 'password'));
  });

  it('hides a shown password when it finds a field empty, and its button says so', async () => {
    const login = await draw(html);
    type(login, 'password', 'tin whistle');
    const eye = await shown(login, '[data-pt-action=toggle-password]');
    eye.click();
    await shown(login, '[name=password][type=text]');
    submit(login);
    await shown(login, '[name=email][aria-invalid]');
    assert.equal(fieldOf(login, 'password').type, 'password');
    assert.equal(eye.getAttribute('aria-pressed'), 'false');
  });

  it('takes a keyup that is no real key, as programs that fill in forms send it', async () => {
    const login = (await draw(html)) as PorticoLogin;
    await login.form.wake();
    const problems: unknown[] = [];
    const hear = (event: PromiseRejectionEvent): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      problems.push(event.reason);
    };
    globalThis.addEventListener('unhandledrejection', hear, { capture: true });
    fieldOf(login, 'password').dispatchEvent(new Event('keyup', { bubbles: true }));
    await nextTurn();
    await nextTurn();
    globalThis.removeEventListener('unhandledrejection', hear, { capture: true });
    assert.deepEqual(problems, []);
    assert.isFalse(login.form.state.capsLock);
  });

  it('goes to the button when a wait is over whose message had the focus', async () => {
    const login = await draw(html, { login: { error: 'limit_reached', params: { retryAfter: 1 } } });
    await logIn(login);
    const alert = await shown(login, '.pt-alert');
    assert.equal(document.activeElement, alert);
    await gone(login, '.pt-alert');
    assert.equal(document.activeElement, login.querySelector('[type=submit]'));
  });

  it('shows the form again when what stands in its place cannot be loaded', async () => {
    const prepare = Object.getOwnPropertyDescriptor(LoginActions.prototype, 'prepare');
    LoginActions.prototype.prepare = () => Promise.reject(new PartFailure('network_failed'));
    try {
      const login = await draw(html);
      const loggedIn = nextEvent(login, 'portico-logged-in');
      await logIn(login);
      await loggedIn;
      assert.include((await shown(login, '[role=alert]')).textContent, 'could not be reached');
      assert.exists(fieldOf(login, 'password'));
    } finally {
      if (prepare) Object.defineProperty(LoginActions.prototype, 'prepare', prepare);
    }
  });

  it('goes where a link leads though the way back cannot be loaded', async () => {
    const login = (await draw(html)) as PorticoLogin;
    await login.form.wake();
    const navigated = nextEvent(login, 'portico-navigate');
    // What works it out is loaded with the click; offline, that throws like this.
    login.urlOf = () => {
      throw new TypeError('Failed to fetch');
    };
    (await shown(login, '[data-pt-to=forgot]')).click();
    assert.equal((await navigated).detail.url, `${location.origin}/forgot-password`);
  });

  it('hears of a logout only while it is in the page, and learns of it when it is put back', async () => {
    const login = await draw(html);
    const provider = login.parentElement as PorticoProvider;
    const heard = sessionListeners(provider.client);
    await logIn(login);
    await says(login, 'You are logged in as Ana Ruiz');
    assert.equal(heard.size, 1);
    login.remove();
    assert.equal(heard.size, 0);
    await provider.client?.logout({});
    provider.append(login);
    await shown(login, '[name=password]');
    assert.equal(heard.size, 1);
  });
});
