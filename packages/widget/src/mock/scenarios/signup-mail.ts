import { gone, type Scenario, shown, submit, type } from '../scenario.js';

const element = 'portico-signup';
const html = '<portico-signup></portico-signup>';

/** Types a complete sign-up and sends it. */
export async function signUp(signup: HTMLElement): Promise<void> {
  type(signup, 'email', 'ana@larkfield.example');
  type(signup, 'password', 'tin whistle orchard');
  submit(signup);
  await Promise.resolve();
}

/** Waits for the mail and types a code. */
async function typeCode(signup: HTMLElement): Promise<void> {
  await signUp(signup);
  await shown(signup, '[name=code]');
  type(signup, 'code', '123 456');
  submit(signup);
}

const again = (): { next: 'check_mail'; resendAt: number } => ({ next: 'check_mail', resendAt: Date.now() });

/** The states of `<portico-signup>` from the mail on. */
export const signUpMailScenarios: Scenario[] = [
  {
    element,
    state: 'check-mail',
    about: 'The mail is on its way; another one can be asked for after a while.',
    html,
    act: async (signup) => {
      await signUp(signup);
      await shown(signup, '[name=code]');
    },
  },
  {
    element,
    state: 'check-mail-provider',
    about: 'The address is of a well-known mail provider: its mailbox is one press away.',
    html,
    act: async (signup) => {
      type(signup, 'email', 'ana.ruiz@gmail.com');
      type(signup, 'password', 'tin whistle orchard');
      submit(signup);
      await shown(signup, 'a[target=_blank]');
    },
  },
  {
    element,
    state: 'mail-again',
    about: 'No mail came; another one can be asked for now.',
    html,
    answers: { signUp: again },
    act: async (signup) => {
      await signUp(signup);
      await shown(signup, '[data-pt-action=resend]:not([aria-disabled])');
    },
  },
  {
    element,
    state: 'mail-sent-again',
    about: 'Another mail was asked for.',
    html,
    answers: { signUp: again },
    act: async (signup) => {
      await signUp(signup);
      (await shown(signup, '[data-pt-action=resend]:not([aria-disabled])')).click();
      await shown(signup, '[data-pt-action=resend][aria-disabled]');
    },
  },
  {
    element,
    state: 'code-missing',
    about: 'Sent without a code.',
    html,
    act: async (signup) => {
      await signUp(signup);
      await shown(signup, '[name=code]');
      submit(signup);
      await shown(signup, '.pt-error');
    },
  },
  {
    element,
    state: 'code-wrong',
    about: 'The code is wrong, or too old.',
    html,
    answers: { verifyAddress: { error: 'code_wrong', fields: { code: 'code_wrong' } } },
    act: async (signup) => {
      await typeCode(signup);
      await shown(signup, '.pt-error');
    },
  },
  {
    element,
    state: 'code-dead',
    about: 'That was the last try of that code.',
    html,
    answers: { verifyAddress: { error: 'code_wrong', fields: { code: 'code_dead' } } },
    act: async (signup) => {
      await typeCode(signup);
      await shown(signup, '.pt-error');
    },
  },
  {
    element,
    state: 'too-many-codes',
    about: 'Too many codes were tried; the wait counts down.',
    html,
    answers: { verifyAddress: { error: 'limit_reached', params: { retryAfter: 42 } } },
    act: async (signup) => {
      await typeCode(signup);
      await shown(signup, '.pt-alert');
    },
  },
  {
    element,
    state: 'code-busy',
    about: 'The code is being checked.',
    html,
    answers: { verifyAddress: { broken: 'hangs' } },
    act: async (signup) => {
      await typeCode(signup);
      await shown(signup, '.pt-spinner');
    },
  },
  {
    element,
    state: 'done',
    about: 'The address is confirmed, on a page that does not lead anywhere else.',
    html,
    act: async (signup) => {
      await typeCode(signup);
      await gone(signup, '[name=code]');
    },
  },
];
