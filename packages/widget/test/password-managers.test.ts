import { assert } from '@open-wc/testing';
import type { PorticoLogin } from '../src/elements/login/login.js';
import { exampleSession } from '../src/mock/fixtures.js';
import { gone, shown, submit, type } from '../src/mock/scenario.js';
import { draw, fieldOf, nextTurn } from './draw.js';

/** Name, id, type and autofill tokens of every field of a form, as they must stay from release to release. */
function fieldsOf(element: HTMLElement): string[] {
  return (
    [...(element.querySelector('form')?.elements ?? [])]
      .filter((field) => field instanceof HTMLInputElement)
      // The property leaves out in Firefox what Firefox does not fill in.
      .map((input) => [input.name, input.id, input.type, input.getAttribute('autocomplete')].join(' | '))
  );
}

const signedIn = { getSession: { session: exampleSession } };
const live = { state: 'live' as const, email: 'ana@larkfield.example', needsPassword: true };

describe('what password managers see', () => {
  it('keeps the fields of the login (PM1, PM2)', async () => {
    assert.deepEqual(fieldsOf(await draw('<portico-login></portico-login>')), [
      'email | portico-login-email | email | username',
      'password | portico-login-password | password | current-password',
      'keep | portico-login-keep | checkbox | ',
    ]);
  });

  it('keeps the fields of the sign-up (PM1, PM2)', async () => {
    assert.deepEqual(fieldsOf(await draw('<portico-signup></portico-signup>')), [
      'email | portico-signup-email | email | username',
      'name | portico-signup-name | text | name',
      'password | portico-signup-password | password | new-password',
    ]);
  });

  it('keeps the field of the code (PM1, PM15)', async () => {
    const signup = await draw('<portico-signup></portico-signup>');
    type(signup, 'email', 'ana@larkfield.example');
    type(signup, 'password', 'tin whistle orchard');
    submit(signup);
    await shown(signup, '[name=code]');
    assert.deepEqual(fieldsOf(signup), ['code | portico-signup-code | text | one-time-code']);
    assert.equal(fieldOf(signup, 'code').inputMode, 'numeric');
  });

  it('keeps the fields of a new password, with the name of the account (PM1, PM7)', async () => {
    const reset = await draw('<portico-reset-password token="example"></portico-reset-password>');
    await shown(reset, 'bdi strong:not(:empty)');
    assert.deepEqual(fieldsOf(reset), [
      'token |  | hidden | ',
      'username |  | text | username',
      'password | portico-reset-password-password | password | new-password',
    ]);
    assert.equal(fieldOf(reset, 'username').value, 'ana@larkfield.example');
  });

  it('keeps the fields of a link in another browser, for the old and for a new password (PM1, PM7)', async () => {
    const verify = await draw('<portico-verify-address token="example"></portico-verify-address>', {
      inspectLink: live,
    });
    await shown(verify, '[name=password]');
    assert.deepEqual(fieldsOf(verify), [
      'token |  | hidden | ',
      'username |  | text | username',
      'password | portico-verify-address-password | password | current-password',
    ]);
    (await shown(verify, '[data-pt-action=other-way]')).click();
    await shown(verify, '[name=newPassword]');
    assert.deepEqual(fieldsOf(verify), [
      'token |  | hidden | ',
      'username |  | text | username',
      'newPassword | portico-verify-address-newPassword | password | new-password',
    ]);
    assert.equal(fieldOf(verify, 'username').value, 'ana@larkfield.example');
  });

  it('keeps the field of a forgotten password and of another mail (PM1, PM2)', async () => {
    assert.deepEqual(fieldsOf(await draw('<portico-forgot-password></portico-forgot-password>')), [
      'email | portico-forgot-password-email | email | username',
    ]);
    const verify = await draw('<portico-verify-address></portico-verify-address>');
    await shown(verify, '[name=email]');
    assert.deepEqual(fieldsOf(verify), ['email | portico-verify-address-email | email | username']);
  });

  it('keeps the fields of a change of the password, with the name of the account (PM1, PM2, PM7)', async () => {
    const change = await draw('<portico-change-password></portico-change-password>', signedIn);
    await shown(change, '[name=username]:not([value=""])');
    assert.deepEqual(fieldsOf(change), [
      'username |  | text | username',
      'currentPassword | portico-change-password-currentPassword | password | current-password',
      'newPassword | portico-change-password-newPassword | password | new-password',
    ]);
    assert.equal(fieldOf(change, 'username').value, 'ana@larkfield.example');
  });

  it('keeps the fields of the question who somebody is (PM1, PM7)', async () => {
    const sessions = await draw(
      '<portico-sessions></portico-sessions><portico-reauthenticate></portico-reauthenticate>',
      {
        ...signedIn,
        endSession: { error: 'reauthentication_required', params: { method: 'password', minutes: 10 } },
      },
    );
    (await shown(sessions, '[data-pt-action="end:phone"]')).click();
    const asker = sessions.nextElementSibling as HTMLElement;
    await shown(asker, 'dialog[open] [name=password]');
    assert.deepEqual(fieldsOf(asker), [
      'username |  | text | username',
      'password | portico-reauthenticate-password | password | current-password',
    ]);
    assert.equal(fieldOf(asker, 'username').value, 'ana@larkfield.example');
  });

  it('takes the field for a further address for no user name (PM2)', async () => {
    const manager = await draw('<portico-email-manager></portico-email-manager>', signedIn);
    const { type: kind, autocomplete } = (await shown(manager, '[name=add]')) as HTMLInputElement;
    assert.deepEqual([kind, autocomplete], ['email', 'email']);
  });

  it('finds the password from the page itself, in one form that posts (PM1, PM3)', async () => {
    await draw('<portico-login></portico-login>');
    const { form } = document.querySelector<HTMLInputElement>('input[autocomplete~=current-password]') ?? {};
    assert.equal(form?.method, 'post');
    assert.equal(new URL(form?.action ?? '').pathname, '/login');
  });

  it('sends what was filled in without any event (PM9, PM10)', async () => {
    const asked: unknown[] = [];
    const login = await draw('<portico-login></portico-login>', {
      login: (input) => {
        asked.push(input);
        return { error: 'credentials_wrong' };
      },
    });
    fieldOf(login, 'email').value = 'ana@larkfield.example';
    fieldOf(login, 'password').value = 'tin whistle orchard';
    submit(login);
    await shown(login, '.pt-alert');
    assert.deepEqual(asked, [{ email: 'ana@larkfield.example', password: 'tin whistle orchard', keep: false }]);
  });

  it('writes nothing into a field that looks empty: the browser may have filled it (PM10)', async () => {
    const written: string[] = [];
    const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
    if (!value) throw new Error('there is no such property');
    Object.defineProperty(HTMLInputElement.prototype, 'value', {
      ...value,
      set(this: HTMLInputElement, text: string) {
        written.push(this.name);
        value.set?.call(this, text);
      },
    });
    try {
      const login = (await draw('<portico-login></portico-login>')) as PorticoLogin;
      await login.form.wake();
    } finally {
      Object.defineProperty(HTMLInputElement.prototype, 'value', value);
    }
    assert.deepEqual(written, []);
  });

  it('takes the form away in the turn of the answer, after the event (PM5)', async () => {
    const login = await draw('<portico-login></portico-login>');
    type(login, 'email', 'ana@larkfield.example');
    type(login, 'password', 'tin whistle orchard');
    const stood = new Promise<boolean[]>((resolve) => {
      login.addEventListener('portico-logged-in', () => {
        const before = login.querySelector('[name=password]') !== null;
        void nextTurn().then(() => {
          resolve([before, login.querySelector('[name=password]') !== null]);
        });
      });
    });
    submit(login);
    assert.deepEqual(await stood, [true, false]);
  });

  it('hides a shown password again before it is sent (PM11)', async () => {
    const login = await draw('<portico-login></portico-login>', { login: { broken: 'hangs' } });
    type(login, 'email', 'ana@larkfield.example');
    type(login, 'password', 'tin whistle orchard');
    const input = fieldOf(login, 'password');
    (await shown(login, '[data-pt-action=toggle-password]')).click();
    await shown(login, '[name=password][type=text]');
    submit(login);
    await shown(login, '[aria-busy]');
    assert.equal(input.type, 'password');
    assert.equal(fieldOf(login, 'password'), input);
    assert.isTrue(input.readOnly);
    assert.isFalse(input.disabled);
  });

  it('takes a code with spaces and dashes as it was pasted (PM15)', async () => {
    const asked: unknown[] = [];
    const signup = await draw('<portico-signup></portico-signup>', {
      verifyAddress: (input) => {
        asked.push(input);
        return { error: 'code_wrong', fields: { code: 'code_wrong' } };
      },
    });
    type(signup, 'email', 'ana@larkfield.example');
    type(signup, 'password', 'tin whistle orchard');
    submit(signup);
    await shown(signup, '[name=code]');
    type(signup, 'code', '123-456 ');
    submit(signup);
    await shown(signup, '.pt-error');
    assert.deepEqual(asked, [{ code: '123-456 ' }]);
    await gone(signup, '[aria-busy]');
  });
});
