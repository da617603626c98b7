import { exampleOptions } from '../fixtures.js';
import { gone, type Scenario, shown, submit, type } from '../scenario.js';

const element = 'portico-reset-password';
const html = '<portico-reset-password token="example"></portico-reset-password>';

/** Waits for the address of the link, then types a new password. */
async function choose(reset: HTMLElement, password = 'tin whistle orchard'): Promise<void> {
  await shown(reset, 'bdi strong:not(:empty)');
  type(reset, 'password', password);
}

/** Saves a new password and is refused. */
async function fail(reset: HTMLElement): Promise<void> {
  await choose(reset);
  submit(reset);
  await shown(reset, '.pt-alert, .pt-error');
}

/** Saves a new password; the form goes. */
async function save(reset: HTMLElement): Promise<void> {
  await choose(reset);
  submit(reset);
  await gone(reset, 'form');
}

/** Every state of `<portico-reset-password>`. */
export const resetScenarios: Scenario[] = [
  {
    element,
    state: 'live',
    about: 'A good link, before anything is typed.',
    html,
    act: async (reset) => {
      await shown(reset, 'bdi strong:not(:empty)');
    },
  },
  {
    element,
    state: 'missing',
    about: 'Sent without a password.',
    html,
    act: async (reset) => {
      await choose(reset, '');
      submit(reset);
      await shown(reset, '.pt-error');
    },
  },
  {
    element,
    state: 'rules-met',
    about: 'The rules are ticked while the password is typed.',
    html,
    act: async (reset) => {
      await choose(reset);
      await shown(reset, '.is-met');
    },
  },
  {
    element,
    state: 'guarded',
    about: 'A change of addresses was undone lately: the mailbox alone is no proof.',
    html,
    answers: {
      inspectLink: { state: 'live', email: 'ana@larkfield.example', needsPassword: true },
      resetPassword: { error: 'credentials_wrong', fields: { currentPassword: 'password_wrong' } },
    },
    act: async (reset) => {
      await shown(reset, '[name=currentPassword]');
      type(reset, 'currentPassword', 'correct horse');
      await fail(reset);
    },
  },
  {
    element,
    state: 'too-short',
    about: 'The password is shorter than the portal wants.',
    html,
    answers: {
      resetPassword: {
        error: 'input_invalid',
        fields: { password: 'password_too_short' },
        params: { minLength: 12 },
      },
    },
    act: fail,
  },
  {
    element,
    state: 'too-common',
    about: 'Many people use that password.',
    html,
    answers: { resetPassword: { error: 'input_invalid', fields: { password: 'password_common' } } },
    act: fail,
  },
  {
    element,
    state: 'dead',
    about: 'The link is used, too old, or was never one.',
    html,
    answers: { inspectLink: { state: 'dead' } },
    act: (reset) => gone(reset, 'form'),
  },
  {
    element,
    state: 'without-link',
    about: 'The page was opened without a link.',
    html: html.replace(/ token="[^"]*"/, ''),
    act: (reset) => gone(reset, 'form'),
  },
  {
    element,
    state: 'died',
    about: 'The link died while the page was open.',
    html,
    answers: { resetPassword: { error: 'link_dead' } },
    act: save,
  },
  {
    element,
    state: 'busy',
    about: 'The server has not answered yet.',
    html,
    answers: { resetPassword: { broken: 'hangs' } },
    act: async (reset) => {
      await choose(reset);
      submit(reset);
      await shown(reset, '.pt-spinner');
    },
  },
  {
    element,
    state: 'offline',
    about: 'The server cannot be reached; nothing typed is lost.',
    html,
    answers: { resetPassword: { broken: 'offline' } },
    act: fail,
  },
  {
    element,
    state: 'too-many-tries',
    about: 'The limit is reached; the wait counts down.',
    html,
    answers: { resetPassword: { error: 'limit_reached', params: { retryAfter: 42 } } },
    act: fail,
  },
  { element, state: 'done', about: 'The new password is saved.', html, act: save },
  {
    element,
    state: 'off',
    about: 'The portal has passwords switched off.',
    html,
    answers: { getLoginOptions: { ...exampleOptions, password: false }, inspectLink: { error: 'method_disabled' } },
    act: (reset) => gone(reset, 'form'),
  },
];
