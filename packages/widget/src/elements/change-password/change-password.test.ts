import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { announced } from '../../../test/announced.js';
import { draw, fieldOf, nextTurn } from '../../../test/draw.js';
import { nextEvent, recordEvents } from '../../../test/events.js';
import { exampleProfile } from '../../mock/account-fixtures.js';
import { exampleOptions, exampleSession } from '../../mock/fixtures.js';
import type { MockAnswers } from '../../mock/mock-handlers.js';
import { gone, says, shown, submit, type } from '../../mock/scenario.js';

const html = '<portico-change-password></portico-change-password>';
const signedIn = { getSession: { session: exampleSession } } satisfies MockAnswers;
const passwordless = { ...exampleProfile, hasPassword: false };

/** Draws the element and waits until it is known whose password it is. */
async function drawChange(answers: MockAnswers = {}): Promise<HTMLElement> {
  const change = await draw(html, { ...signedIn, ...answers });
  await shown(change, '[name=username]:not([value=""])');
  return change;
}

/** Types both passwords. */
function fill(change: HTMLElement): void {
  type(change, 'currentPassword', 'correct horse');
  type(change, 'newPassword', 'tin whistle orchard');
}

describe('portico-change-password', () => {
  it('saves by Enter, tells the page without a secret, and says so in place of the form', async () => {
    const sent: unknown[] = [];
    const change = await drawChange({
      changePassword: (input) => {
        sent.push(input);
        return { session: exampleSession };
      },
    });
    const events = recordEvents(change);
    fieldOf(change, 'currentPassword').focus();
    await sendKeys({ type: 'correct horse' });
    fieldOf(change, 'newPassword').focus();
    await sendKeys({ type: 'tin whistle orchard' });
    await sendKeys({ press: 'Enter' });
    await gone(change, 'form');
    assert.deepEqual(sent, [{ currentPassword: 'correct horse', newPassword: 'tin whistle orchard' }]);
    assert.deepEqual(events, [{ name: 'portico-password-changed', detail: null }]);
    assert.equal(document.activeElement?.getAttribute('role'), 'heading');
    await says(change, 'Your new password is saved');
    await announced('Every other device');
    assert.notInclude(document.documentElement.outerHTML, 'whistle');
  });

  it('PM5: takes the form away in the turn of the answer, after the event', async () => {
    const change = await drawChange();
    fill(change);
    const stood = new Promise<boolean[]>((resolve) => {
      change.addEventListener('portico-password-changed', () => {
        const before = change.querySelector('form') !== null;
        void nextTurn().then(() => {
          resolve([before, change.querySelector('form') !== null]);
        });
      });
    });
    submit(change);
    assert.deepEqual(await stood, [true, false]);
  });

  it('offers to do it again, with empty fields', async () => {
    const change = await drawChange();
    fill(change);
    submit(change);
    (await shown(change, '[data-pt-action=again]')).click();
    await shown(change, '[name=currentPassword]');
    assert.equal(fieldOf(change, 'currentPassword').value, '');
    assert.equal(fieldOf(change, 'newPassword').value, '');
    assert.isNull(change.querySelector('.is-met'));
    assert.equal(document.activeElement, fieldOf(change, 'currentPassword'));
  });

  it('goes to the current password when it is wrong, selected, and keeps both', async () => {
    const change = await drawChange({
      changePassword: { error: 'credentials_wrong', fields: { currentPassword: 'password_wrong' } },
    });
    fill(change);
    submit(change);
    const error = await shown(change, '.pt-error');
    assert.include(error.textContent, 'Wrong password');
    const input = fieldOf(change, 'currentPassword');
    assert.equal(document.activeElement, input);
    assert.equal(input.value, 'correct horse');
    assert.equal(fieldOf(change, 'newPassword').value, 'tin whistle orchard');
    assert.isNull(change.querySelector('.pt-alert'), 'the message about address and password is not for this');
    await sendKeys({ type: 'other' });
    assert.equal(input.value, 'other', 'typing replaces it');
  });

  it('asks for what is missing before anything is sent', async () => {
    let calls = 0;
    const change = await drawChange({
      changePassword: () => {
        calls++;
        return { session: exampleSession };
      },
    });
    submit(change);
    const alert = await shown(change, '.pt-alert');
    assert.deepEqual(
      [...alert.querySelectorAll('a')].map((link) => link.textContent.trim()),
      ['Current password', 'New password'],
    );
    assert.equal(document.activeElement, fieldOf(change, 'currentPassword'));
    assert.equal(calls, 0);
  });

  it('ticks the rules of the portal while somebody types, and none is ever red', async () => {
    const change = await drawChange({
      getLoginOptions: { ...exampleOptions, passwordLength: { min: 15, max: 256 } },
    });
    await says(change, 'At least 15 characters');
    type(change, 'newPassword', 'ana@larkfield.example');
    await shown(change, 'li:first-child.is-met');
    assert.isNull(change.querySelector('li:nth-child(2).is-met'), 'it is the address');
    type(change, 'newPassword', 'tin whistle orchard');
    await shown(change, 'li:nth-child(2).is-met');
    assert.isNull(change.querySelector('[aria-invalid]'));
  });

  it('asks somebody who has no password for the new one alone, in other words', async () => {
    const sent: unknown[] = [];
    const change = await drawChange({
      getProfile: passwordless,
      changePassword: (input) => {
        sent.push(input);
        return { session: exampleSession };
      },
    });
    await gone(change, '[name=currentPassword]');
    await says(change, 'Choose a password');
    type(change, 'newPassword', 'tin whistle orchard');
    submit(change);
    await gone(change, 'form');
    assert.deepEqual(sent, [{ newPassword: 'tin whistle orchard' }]);
    (await shown(change, '[data-pt-action=again]')).click();
    await shown(change, '[name=currentPassword]');
  });

  it('lets them prove by a mailed code who they are, and then saves by itself', async () => {
    let isProven = false;
    let mails = 0;
    const change = await drawChange({
      getProfile: passwordless,
      requestReauthentication: () => {
        mails++;
        return { next: 'check_mail', resendAt: Date.now() + 60_000 };
      },
      reauthenticate: () => {
        isProven = true;
        return { session: exampleSession };
      },
      changePassword: () =>
        isProven
          ? { session: exampleSession }
          : { error: 'reauthentication_required', params: { method: 'code', minutes: 10 } },
    });
    await gone(change, '[name=currentPassword]');
    type(change, 'newPassword', 'tin whistle orchard');
    const changed = nextEvent(change, 'portico-password-changed');
    submit(change);
    await shown(document.body, 'portico-reauthenticate dialog[open] [name=code]');
    await sendKeys({ type: '123456' });
    await sendKeys({ press: 'Enter' });
    await changed;
    assert.equal(mails, 1);
    await gone(change, 'form');
  });

  it('begins a session anew in place when it is over, and then saves by itself', async () => {
    let isOver = true;
    const change = await drawChange({
      changePassword: () => (isOver ? { error: 'session_missing' } : { session: exampleSession }),
      login: () => {
        isOver = false;
        return { next: 'done', session: exampleSession, returnTo: '/' };
      },
    });
    fill(change);
    const changed = nextEvent(change, 'portico-password-changed');
    submit(change);
    await shown(document.body, 'portico-reauthenticate dialog[open] [name=password]');
    await sendKeys({ type: 'correct horse' });
    await sendKeys({ press: 'Enter' });
    await changed;
    assert.isNull(document.querySelector('portico-reauthenticate'));
  });

  it('shows the way to log in when the session is over and somebody would rather not', async () => {
    const change = await drawChange({ changePassword: { error: 'session_missing' } });
    fill(change);
    submit(change);
    (await shown(document.body, 'portico-reauthenticate [data-pt-action=cancel]')).click();
    await shown(change, '[data-pt-to=login]');
    assert.isNull(change.querySelector('input'));
  });

  it('keeps both passwords when somebody would rather not', async () => {
    const refusal = { error: 'reauthentication_required', params: { method: 'password', minutes: 10 } } as const;
    const change = await drawChange({ changePassword: refusal });
    fill(change);
    submit(change);
    (await shown(document.body, 'portico-reauthenticate [data-pt-action=cancel]')).click();
    await shown(change, 'form:not([aria-busy])');
    assert.equal(fieldOf(change, 'currentPassword').value, 'correct horse');
    assert.equal(fieldOf(change, 'newPassword').value, 'tin whistle orchard');
  });

  it('names the primary address of the moment for password managers', async () => {
    let email = 'ana@larkfield.example';
    const change = await drawChange({
      getSession: () => ({ session: { ...exampleSession, user: { ...exampleSession.user, email } } }),
    });
    assert.equal(fieldOf(change, 'username').value, email);
    email = 'ana@studio.example';
    await change.closest('portico-provider')?.client?.announceChange();
    await shown(change, '[name=username][value="ana@studio.example"]');
  });

  it('works where nothing could be asked beforehand', async () => {
    const broken = { broken: 'offline' } as const;
    const change = await draw(html, { getSession: broken, getProfile: broken, getLoginOptions: broken });
    fill(change);
    submit(change);
    await gone(change, 'form');
  });

  it('leads whoever forgot the current password to a new one, with their address and the way back', async () => {
    const change = await drawChange();
    const left = nextEvent(change, 'portico-navigate');
    change.addEventListener('portico-navigate', (event) => {
      event.preventDefault();
    });
    (await shown(change, '[data-pt-to=forgot]')).click();
    const { detail } = (await left) as CustomEvent<{ to: string; url: string; email: string }>;
    assert.deepEqual([detail.to, detail.email], ['forgot', exampleSession.user.email]);
    assert.equal(new URL(detail.url).searchParams.get('return_to'), location.href);
  });

  it('says only at the field that is typed into that caps lock is on', async () => {
    const change = await drawChange();
    const input = fieldOf(change, 'currentPassword');
    input.focus();
    input.dispatchEvent(new KeyboardEvent('keyup', { key: 'A', bubbles: true, modifierCapsLock: true }));
    const hint = await shown(change, '#portico-change-password-currentPassword-caps');
    assert.equal(getComputedStyle(hint).display, 'block');
    const other = await shown(change, '#portico-change-password-newPassword-caps');
    assert.equal(getComputedStyle(other).display, 'none');
  });

  it('says instead of a form that the portal has no passwords', async () => {
    const off = { getLoginOptions: { ...exampleOptions, password: false } };
    const change = await draw(html, { ...signedIn, ...off });
    await says(change, 'There are no passwords here');
    assert.isNull(change.querySelector('form, input'));
  });
});
