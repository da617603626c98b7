import { exampleOptions } from '../fixtures.js';
import { gone, type Scenario, shown, submit, type } from '../scenario.js';

const element = 'portico-forgot-password';
const html = '<portico-forgot-password></portico-forgot-password>';
const again = (): { next: 'check_mail'; resendAt: number } => ({ next: 'check_mail', resendAt: Date.now() });

/** Types an address and asks for the mail. */
function ask(forgot: HTMLElement, address = 'ana@larkfield.example'): void {
  type(forgot, 'email', address);
  submit(forgot);
}

/** Asks for a mail and is refused. */
async function fail(forgot: HTMLElement): Promise<void> {
  ask(forgot);
  await shown(forgot, '.pt-alert');
}

/** Every state of `<portico-forgot-password>`. */
export const forgotScenarios: Scenario[] = [
  { element, state: 'empty', about: 'The form before anybody touched it.', html },
  {
    element,
    state: 'missing',
    about: 'Sent without an address.',
    html,
    act: async (forgot) => {
      submit(forgot);
      await shown(forgot, '.pt-error');
    },
  },
  {
    element,
    state: 'no-address',
    about: 'What was typed is no address.',
    html,
    answers: { requestPasswordReset: { error: 'input_invalid', fields: { email: 'address_invalid' } } },
    act: async (forgot) => {
      ask(forgot, 'ana at larkfield');
      await shown(forgot, '.pt-error');
    },
  },
  {
    element,
    state: 'sent',
    about: 'The same answer for everybody; another mail can be asked for after a while.',
    html,
    act: async (forgot) => {
      ask(forgot);
      await shown(forgot, 'form [aria-disabled]');
    },
  },
  {
    element,
    state: 'sent-around',
    about: 'The page has something of its own to say by then.',
    html: `<portico-forgot-password>
      <p slot="success">No access to that mail? <a href="#help">We can help</a></p>
    </portico-forgot-password>`,
    act: async (forgot) => {
      ask(forgot);
      await shown(forgot, 'form [aria-disabled]');
    },
  },
  {
    element,
    state: 'send-again',
    about: 'No mail came; another one can be asked for now.',
    html,
    answers: { requestPasswordReset: again },
    act: async (forgot) => {
      ask(forgot);
      await shown(forgot, '.pt-button-small:not([aria-disabled])');
    },
  },
  {
    element,
    state: 'busy',
    about: 'The server has not answered yet.',
    html,
    answers: { requestPasswordReset: { broken: 'hangs' } },
    act: async (forgot) => {
      ask(forgot);
      await shown(forgot, '.pt-spinner');
    },
  },
  {
    element,
    state: 'too-many-tries',
    about: 'The limit is reached; the wait counts down.',
    html,
    answers: { requestPasswordReset: { error: 'limit_reached', params: { retryAfter: 42 } } },
    act: fail,
  },
  {
    element,
    state: 'offline',
    about: 'The server cannot be reached; nothing typed is lost.',
    html,
    answers: { requestPasswordReset: { broken: 'offline' } },
    act: fail,
  },
  {
    element,
    state: 'off',
    about: 'The portal has passwords switched off.',
    html,
    answers: { getLoginOptions: { ...exampleOptions, password: false } },
    act: (forgot) => gone(forgot, 'form'),
  },
];
