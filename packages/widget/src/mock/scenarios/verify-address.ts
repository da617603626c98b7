import { gone, type Scenario, shown, submit, type } from '../scenario.js';

const element = 'portico-verify-address';
const html = '<portico-verify-address token="example"></portico-verify-address>';
const withoutToken = '<portico-verify-address></portico-verify-address>';
const elsewhere = { state: 'live' as const, email: 'ana@larkfield.example', needsPassword: true };

/** Presses the button of a live link and waits until the form is gone. */
async function confirmTo(verify: HTMLElement): Promise<void> {
  submit(verify);
  await gone(verify, 'form');
}

/** Presses the button of a live link that is refused for now. */
async function fail(verify: HTMLElement): Promise<void> {
  submit(verify);
  await shown(verify, '.pt-alert');
}

/** Opens the link in another browser than the one that signed up, and chooses a new password there. */
async function chooseNew(verify: HTMLElement): Promise<void> {
  (await shown(verify, '[data-pt-action=other-way]')).click();
  await shown(verify, '[name=newPassword]');
}

const added = {
  state: 'live' as const,
  email: 'hello@ruiz.example',
  needsPassword: false,
  addedTo: 'Ana Ruiz',
  needsConfirmation: true,
};

const become = (state: string, about: string, link: 'used' | 'superseded' | 'taken' | 'dead'): Scenario => ({
  element,
  state,
  about,
  html,
  answers: { inspectLink: { state: link } },
  act: (verify) => gone(verify, 'form'),
});

/** Every state of `<portico-verify-address>`. */
export const verifyScenarios: Scenario[] = [
  {
    element,
    state: 'live',
    about: 'A good link in the browser that signed up: one press is enough.',
    html,
    act: async (verify) => {
      await shown(verify, 'bdi:not(:empty)');
    },
  },
  {
    element,
    state: 'other-browser',
    about: 'A good link in another browser: the sign-up password is needed.',
    html,
    answers: { inspectLink: elsewhere },
    act: async (verify) => {
      await shown(verify, '[name=password]');
    },
  },
  {
    element,
    state: 'wrong-password',
    about: 'That is not the password of the sign-up.',
    html,
    answers: { inspectLink: elsewhere, verifyAddress: { error: 'credentials_wrong' } },
    act: async (verify) => {
      await shown(verify, '[name=password]');
      type(verify, 'password', 'something else');
      await fail(verify);
    },
  },
  {
    element,
    state: 'new-password',
    about: 'Or a new password replaces the one of the sign-up.',
    html,
    answers: { inspectLink: elsewhere },
    act: chooseNew,
  },
  {
    element,
    state: 'new-password-too-common',
    about: 'Many people use that password.',
    html,
    answers: {
      inspectLink: elsewhere,
      verifyAddress: { error: 'input_invalid', fields: { newPassword: 'password_common' } },
    },
    act: async (verify) => {
      await chooseNew(verify);
      type(verify, 'newPassword', 'password1234');
      submit(verify);
      await shown(verify, '.pt-error');
    },
  },
  {
    element,
    state: 'busy',
    about: 'The server has not answered yet.',
    html,
    answers: { verifyAddress: { broken: 'hangs' } },
    act: async (verify) => {
      submit(verify);
      await shown(verify, '.pt-spinner');
    },
  },
  { element, state: 'arrived', about: 'Confirmed and logged in.', html, act: confirmTo },
  {
    element,
    state: 'confirmed',
    about: 'Confirmed in another browser: log in next.',
    html,
    answers: { verifyAddress: { next: 'login', email: 'ana@larkfield.example' } },
    act: confirmTo,
  },
  {
    element,
    state: 'adding',
    about: 'An address for an account that nobody is signed in to here: a box has to be ticked.',
    html,
    answers: { inspectLink: added },
    act: async (verify) => {
      await shown(verify, '[name=confirmed]');
    },
  },
  {
    element,
    state: 'adding-unticked',
    about: 'The button was pressed without the box: what scans mail does no more than that.',
    html,
    answers: { inspectLink: added },
    act: async (verify) => {
      await shown(verify, '[name=confirmed]');
      submit(verify);
      await shown(verify, '[aria-invalid=true]');
    },
  },
  {
    element,
    state: 'added-in-place',
    about: 'The address took the place of the primary one.',
    html,
    answers: {
      inspectLink: added,
      verifyAddress: { next: 'added', email: 'hello@ruiz.example', primary: true, removed: 'ana@larkfield.example' },
    },
    act: async (verify) => {
      (await shown(verify, '[name=confirmed]')).click();
      await confirmTo(verify);
    },
  },
  become('used', 'The link was used already.', 'used'),
  become('superseded', 'A newer mail replaced the link.', 'superseded'),
  become('dead', 'The link is too old, or was never one.', 'dead'),
  become('taken', 'Another account verified the address first.', 'taken'),
  {
    element,
    state: 'offline',
    about: 'The server cannot be reached; the link stays good.',
    html,
    answers: { verifyAddress: { broken: 'offline' } },
    act: fail,
  },
  {
    element,
    state: 'too-many-tries',
    about: 'The limit is reached; the wait counts down.',
    html,
    answers: { verifyAddress: { error: 'limit_reached', params: { retryAfter: 42 } } },
    act: fail,
  },
  { element, state: 'resend', about: 'Opened without a link: the mail can be asked for again.', html: withoutToken },
  {
    element,
    state: 'resend-missing',
    about: 'Asked for the mail without an address.',
    html: withoutToken,
    act: async (verify) => {
      submit(verify);
      await shown(verify, '.pt-error');
    },
  },
  {
    element,
    state: 'resent',
    about: 'The mail was asked for again.',
    html: withoutToken,
    act: async (verify) => {
      type(verify, 'email', 'ana@larkfield.example');
      await confirmTo(verify);
    },
  },
];
