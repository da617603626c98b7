import { exampleSession } from '../fixtures.js';
import { gone, type Scenario, shown, submit, type } from '../scenario.js';

const element = 'portico-login';
const html = '<portico-login></portico-login>';
const address = 'ana@larkfield.example';

/** Types a pair and submits it. */
async function tryPair(login: HTMLElement, password = 'correct horse'): Promise<void> {
  type(login, 'email', address);
  type(login, 'password', password);
  submit(login);
  await Promise.resolve();
}

/** Every state of `<portico-login>`. */
export const loginScenarios: Scenario[] = [
  { element, state: 'empty', about: 'The form before anybody touched it.', html },
  {
    element,
    state: 'missing',
    about: 'Sent without anything typed.',
    html,
    act: async (login) => {
      submit(login);
      await shown(login, '.pt-alert a');
    },
  },
  {
    element,
    state: 'wrong-pair',
    about: 'The address or the password is wrong, or the address is not confirmed yet: one message for all.',
    html,
    answers: { login: { error: 'credentials_wrong' } },
    act: async (login) => {
      await tryPair(login);
      await shown(login, '.pt-alert');
    },
  },
  {
    element,
    state: 'third-failure',
    about: 'From the third wrong try on a new password is offered.',
    html,
    answers: { login: { error: 'credentials_wrong' } },
    act: async (login) => {
      for (let attempt = 1; attempt <= 3; attempt++) {
        const failed = new Promise((resolve) => {
          login.addEventListener('portico-error', resolve, { once: true });
        });
        await tryPair(login, `guess number ${attempt}`);
        await failed;
        await gone(login, '[aria-busy]');
      }
      await shown(login, '.pt-alert [data-pt-to=forgot]');
    },
  },
  {
    element,
    state: 'resent',
    about: 'The confirmation mail was asked for again.',
    html,
    answers: { login: { error: 'credentials_wrong' } },
    act: async (login) => {
      await tryPair(login);
      (await shown(login, '[data-pt-action=resend]')).click();
      await gone(login, '[data-pt-action=resend]');
    },
  },
  {
    element,
    state: 'too-many-tries',
    about: 'The limit is reached; the wait counts down.',
    html,
    answers: { login: { error: 'limit_reached', params: { retryAfter: 42 } } },
    act: async (login) => {
      await tryPair(login);
      await shown(login, '.pt-alert-warning');
    },
  },
  {
    element,
    state: 'blocked',
    about: 'The password was right, but the account is blocked.',
    html,
    answers: { login: { error: 'user_blocked' } },
    act: async (login) => {
      await tryPair(login);
      await shown(login, '.pt-alert');
    },
  },
  {
    element,
    state: 'offline',
    about: 'The server cannot be reached; nothing typed is lost.',
    html,
    answers: { login: { broken: 'offline' } },
    act: async (login) => {
      await tryPair(login);
      await shown(login, '.pt-alert');
    },
  },
  {
    element,
    state: 'busy',
    about: 'The server has not answered yet.',
    html,
    answers: { login: { broken: 'hangs' } },
    act: async (login) => {
      await tryPair(login);
      await shown(login, '.pt-spinner');
    },
  },
  {
    element,
    state: 'done',
    about: 'Logged in, on a page that does not lead anywhere else.',
    html,
    act: async (login) => {
      await tryPair(login);
      await gone(login, '[name=password]');
      await shown(login, '.pt-lead');
    },
  },
  {
    element,
    state: 'signed-in-already',
    about: 'Opened by somebody who is logged in.',
    html,
    answers: { getSession: { session: exampleSession } },
    act: async (login) => {
      await gone(login, '[name=password]');
      await shown(login, '.pt-lead');
    },
  },
  {
    element,
    state: 'log-out-failed',
    about: 'Somebody who is logged in could not be logged out.',
    html,
    answers: { getSession: { session: exampleSession }, logout: { broken: 'offline' } },
    act: async (login) => {
      await gone(login, '[name=password]');
      await shown(login, '.pt-lead');
      submit(login);
      await shown(login, '.pt-alert');
    },
  },
];
