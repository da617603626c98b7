import { exampleProfile } from '../account-fixtures.js';
import { exampleOptions, exampleSession } from '../fixtures.js';
import type { MockAnswers } from '../mock-handlers.js';
import { gone, type Scenario, shown, submit, type } from '../scenario.js';

const element = 'portico-change-password';
const html = '<portico-change-password></portico-change-password>';
const signedIn = { getSession: { session: exampleSession } } satisfies MockAnswers;
const passwordless = { ...signedIn, getProfile: { ...exampleProfile, hasPassword: false } } satisfies MockAnswers;

/** Waits until it is known whose password it is, then types both. */
async function fill(change: HTMLElement, password = 'tin whistle orchard'): Promise<void> {
  await shown(change, '[name=username]:not([value=""])');
  type(change, 'currentPassword', 'correct horse');
  type(change, 'newPassword', password);
}

/** Saves and waits for an element. */
async function save(change: HTMLElement, selector: string): Promise<void> {
  await fill(change);
  submit(change);
  await shown(change, selector);
}

/** Every state of `<portico-change-password>`. */
export const changePasswordScenarios: Scenario[] = [
  {
    element,
    state: 'form',
    about: 'Before anything is typed.',
    html,
    answers: signedIn,
    act: async (change) => {
      await shown(change, '[name=username]:not([value=""])');
    },
  },
  {
    element,
    state: 'first',
    about: 'Somebody who has no password yet.',
    html,
    answers: passwordless,
    act: (change) => gone(change, '[name=currentPassword]'),
  },
  {
    element,
    state: 'missing',
    about: 'Sent without a password.',
    html,
    answers: signedIn,
    act: async (change) => {
      await shown(change, '[name=username]:not([value=""])');
      submit(change);
      await shown(change, '.pt-error');
    },
  },
  {
    element,
    state: 'rules-met',
    about: 'The rules are ticked while the password is typed.',
    html,
    answers: signedIn,
    act: async (change) => {
      await fill(change);
      await shown(change, '.is-met');
    },
  },
  {
    element,
    state: 'wrong',
    about: 'The current password is another one.',
    html,
    answers: {
      ...signedIn,
      changePassword: { error: 'credentials_wrong', fields: { currentPassword: 'password_wrong' } },
    },
    act: (change) => save(change, '.pt-error'),
  },
  {
    element,
    state: 'too-common',
    about: 'Many people use the new password.',
    html,
    answers: { ...signedIn, changePassword: { error: 'input_invalid', fields: { newPassword: 'password_common' } } },
    act: (change) => save(change, '.pt-error'),
  },
  {
    element,
    state: 'too-many-tries',
    about: 'The limit is reached; the wait counts down.',
    html,
    answers: { ...signedIn, changePassword: { error: 'limit_reached', params: { retryAfter: 42 } } },
    act: (change) => save(change, '.pt-alert'),
  },
  {
    element,
    state: 'busy',
    about: 'The server has not answered yet.',
    html,
    answers: { ...signedIn, changePassword: { broken: 'hangs' } },
    act: (change) => save(change, '.pt-spinner'),
  },
  {
    element,
    state: 'offline',
    about: 'The server cannot be reached; nothing typed is lost.',
    html,
    answers: { ...signedIn, changePassword: { broken: 'offline' } },
    act: (change) => save(change, '.pt-alert'),
  },
  {
    element,
    state: 'proof',
    about: 'Somebody without a password proves who they are by a mailed code.',
    html: `${html}<portico-reauthenticate></portico-reauthenticate>`,
    answers: {
      ...passwordless,
      changePassword: { error: 'reauthentication_required', params: { method: 'code', minutes: 10 } },
    },
    act: async (change) => {
      await gone(change, '[name=currentPassword]');
      type(change, 'newPassword', 'tin whistle orchard');
      submit(change);
      await shown(change.parentElement ?? change, 'dialog[open] [name=code]');
    },
  },
  {
    element,
    state: 'done',
    about: 'The new password is saved; the form is gone.',
    html,
    answers: signedIn,
    act: async (change) => {
      await fill(change);
      submit(change);
      await gone(change, 'form');
    },
  },
  {
    element,
    state: 'visitor',
    about: 'Opened by a visitor.',
    html,
    act: async (host) => {
      await shown(host, '[data-pt-to=login]');
    },
  },
  {
    element,
    state: 'off',
    about: 'The portal has passwords switched off.',
    html,
    answers: { ...signedIn, getLoginOptions: { ...exampleOptions, password: false } },
    act: (change) => gone(change, 'form'),
  },
];
