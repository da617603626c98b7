import { exampleSession } from '../fixtures.js';
import type { MockAnswers } from '../mock-handlers.js';
import { type Scenario, shown, submit, type } from '../scenario.js';

const element = 'portico-reauthenticate';
const html = '<portico-reauthenticate></portico-reauthenticate>';
const signedIn = { getSession: { session: exampleSession } } satisfies MockAnswers;
const { email } = exampleSession.user;

type Asker = HTMLElement & {
  ask: (need: { method: 'password' | 'code' | 'login'; email: string; minutes: number }) => Promise<boolean>;
};

/** Asks, as an element does that was refused. */
async function ask(asker: HTMLElement, method: 'password' | 'code' | 'login'): Promise<void> {
  void (asker as Asker).ask({ method, email, minutes: 10 });
  await shown(asker, 'dialog[open]');
}

/** Asks for the password, answers, and waits for an element. */
async function answer(asker: HTMLElement, selector: string): Promise<void> {
  await ask(asker, 'password');
  type(asker, 'password', 'correct horse');
  submit(asker);
  await shown(asker, selector);
}

/** Every state of `<portico-reauthenticate>`. */
export const reauthenticateScenarios: Scenario[] = [
  {
    element,
    state: 'password',
    about: 'The login is too long ago.',
    html,
    answers: signedIn,
    act: (asker) => ask(asker, 'password'),
  },
  {
    element,
    state: 'code',
    about: 'Somebody who has no password is mailed a code.',
    html,
    answers: signedIn,
    act: async (asker) => {
      await ask(asker, 'code');
      await shown(asker, '[data-pt-action=resend][aria-disabled]');
    },
  },
  {
    element,
    state: 'code-wrong',
    about: 'That code is another one.',
    html,
    answers: { ...signedIn, reauthenticate: { error: 'code_wrong', fields: { code: 'code_wrong' } } },
    act: (asker) => typeCode(asker),
  },
  {
    element,
    state: 'code-dead',
    about: 'That was the last try of that code.',
    html,
    answers: { ...signedIn, reauthenticate: { error: 'code_wrong', fields: { code: 'code_dead' } } },
    act: (asker) => typeCode(asker),
  },
  {
    element,
    state: 'code-unsent',
    about: 'The mail with the code could not be asked for.',
    html,
    answers: { ...signedIn, requestReauthentication: { broken: 'offline' } },
    act: async (asker) => {
      await ask(asker, 'code');
      await shown(asker, '.pt-alert');
    },
  },
  {
    element,
    state: 'login',
    about: 'The session is over.',
    html,
    answers: { getSession: { session: null } },
    act: (asker) => ask(asker, 'login'),
  },
  {
    element,
    state: 'login-wrong',
    about: 'The session is over, and the password is another one.',
    html,
    answers: { getSession: { session: null }, login: { error: 'credentials_wrong' } },
    act: async (asker) => {
      await ask(asker, 'login');
      type(asker, 'password', 'tin whistle');
      submit(asker);
      await shown(asker, '.pt-error');
    },
  },
  {
    element,
    state: 'missing',
    about: 'Sent without a password.',
    html,
    answers: signedIn,
    act: async (asker) => {
      await ask(asker, 'password');
      submit(asker);
      await shown(asker, '.pt-error');
    },
  },
  {
    element,
    state: 'wrong',
    about: 'The password is another one.',
    html,
    answers: { ...signedIn, reauthenticate: { error: 'credentials_wrong', fields: { password: 'password_wrong' } } },
    act: (asker) => answer(asker, '.pt-error'),
  },
  {
    element,
    state: 'too-many-tries',
    about: 'The limit is reached; the wait counts down.',
    html,
    answers: { ...signedIn, reauthenticate: { error: 'limit_reached', params: { retryAfter: 42 } } },
    act: (asker) => answer(asker, '.pt-alert'),
  },
  {
    element,
    state: 'busy',
    about: 'The server has not answered yet.',
    html,
    answers: { ...signedIn, reauthenticate: { broken: 'hangs' } },
    act: (asker) => answer(asker, '.pt-spinner'),
  },
  {
    element,
    state: 'offline',
    about: 'The server cannot be reached; what was typed stays.',
    html,
    answers: { ...signedIn, reauthenticate: { broken: 'offline' } },
    act: (asker) => answer(asker, '.pt-alert'),
  },
];

/** Types a code and sends it, which is refused. */
async function typeCode(asker: HTMLElement): Promise<void> {
  await ask(asker, 'code');
  type(asker, 'code', '123 456');
  submit(asker);
  await shown(asker, '.pt-error');
}
