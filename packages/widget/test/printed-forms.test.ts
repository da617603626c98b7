import { assert } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import type { PorticoLogin } from '../src/elements/login/login.js';
import { shown, submit } from '../src/mock/scenario.js';
import { idle } from './idle.js';
import { answerWith } from './network.js';

/* No element may be defined before a test says so: the form is printed, typed into, and adopted afterwards. */
const state = {
  id: 'portico-login',
  headingLevel: 1,
  brand: 'Larkfield Help',
  action: '/login',
  formToken: 'proof',
  busy: false,
  alert: null,
  secondsLeft: 0,
  errors: {},
  params: {},
  passwordShown: false,
  capsLock: false,
  email: '',
  keep: false,
  keptDays: 30,
  failures: 0,
  resent: false,
  forgotUrl: '/forgot-password',
  signUpUrl: '/signup',
  resendUrl: '/verify',
  logOutUrl: '/logout',
  returnTo: '',
  autofocus: false,
  signedInAs: '',
};

function printed(): Promise<string> {
  return executeServerCommand<string, object>('print-form', { tag: 'portico-login', template: 'loginForm', state });
}

describe('a printed form', () => {
  it('keeps its nodes, what was typed, the focus and the selection when it is adopted (WB17)', async () => {
    const asked: unknown[] = [];
    await answerWith({
      login: (input) => {
        asked.push(input);
        return { error: 'credentials_wrong' };
      },
    });
    const place = document.createElement('div');
    place.innerHTML = await printed();
    document.body.append(place);
    const login = place.firstElementChild as HTMLElement;
    const email = login.querySelector<HTMLInputElement>('[name=email]');
    const password = login.querySelector<HTMLInputElement>('[name=password]');
    assert.isNull(login.shadowRoot, 'the element is not defined yet');
    if (!email || !password) throw new Error('the form was not printed');
    password.value = 'tin whistle orchard';
    email.focus();
    email.value = 'ana@larkfield.example';

    await import('../src/elements/login/define.js');
    await shown(login, 'form[novalidate]');
    assert.equal(login.querySelector('[name=email]'), email);
    assert.equal(login.querySelector('[name=password]'), password);
    assert.equal(login.querySelectorAll('form').length, 1);
    assert.equal(email.value, 'ana@larkfield.example');
    assert.equal(document.activeElement, email);

    submit(login);
    await shown(login, '.pt-alert');
    assert.deepEqual(asked, [{ email: 'ana@larkfield.example', password: 'tin whistle orchard', keep: false }]);
    assert.equal(password.value, 'tin whistle orchard');
  });

  it('of another version stays one working plain form', async () => {
    await answerWith();
    const place = document.createElement('div');
    const html = await printed();
    place.innerHTML = html.replace('pt-check', 'pt-other').replace(/lit-part [^ ]+?-->/, 'lit-part other-->');
    document.body.append(place);
    const login = place.firstElementChild as HTMLElement;
    const form = login.querySelector('form');
    await customElements.whenDefined('portico-login');
    await idle();
    assert.equal(login.querySelectorAll('form').length, 1);
    assert.equal(login.querySelector('form'), form);
    assert.equal(form?.method, 'post');
    assert.equal(login.querySelector<HTMLInputElement>('[name=form_token]')?.value, 'proof');

    // Whoever it was printed for has logged out.
    (login as PorticoLogin).form.reset();
    await shown(login, 'form[novalidate]');
    assert.equal(login.querySelectorAll('form').length, 1);
    assert.notEqual(login.querySelector('form'), form);
  });
});
