import { exampleOptions } from '../fixtures.js';
import { gone, type Scenario, shown, submit, type } from '../scenario.js';
import { signUp, signUpMailScenarios } from './signup-mail.js';

const element = 'portico-signup';
const html = '<portico-signup></portico-signup>';
const password = 'tin whistle orchard';

/** What a portal may ask besides address, name and password. */
const ownOptions = {
  ...exampleOptions,
  fields: [
    { name: 'company', type: 'text' as const, label: [{ language: 'en', text: 'Company' }], required: false },
    {
      name: 'plan',
      type: 'select' as const,
      label: [
        { language: 'en', text: 'Plan' },
        { language: 'de', text: 'Tarif' },
      ],
      required: true,
      options: [
        { value: 'garden', label: [{ language: 'en', text: 'Garden' }] },
        { value: 'orchard', label: [{ language: 'en', text: 'Orchard' }] },
      ],
    },
  ],
  consents: [
    {
      name: 'terms',
      version: '2026-01',
      label: [
        { language: 'en', text: 'I agree to the [terms](https://larkfield.example/terms).' },
        { language: 'de', text: 'Ich stimme den [Bedingungen](https://larkfield.example/terms) zu.' },
      ],
      required: true,
    },
    {
      name: 'news',
      version: '1',
      label: [
        { language: 'en', text: 'Send me news about once a month.' },
        { language: 'de', text: 'Schicken Sie mir etwa einmal im Monat Neuigkeiten.' },
      ],
      required: false,
    },
  ],
};

/** Sends a complete sign-up that is refused. */
async function fail(signup: HTMLElement): Promise<void> {
  await signUp(signup);
  await shown(signup, '.pt-alert, .pt-error');
}

/** Every state of `<portico-signup>`. */
export const signUpScenarios: Scenario[] = [
  { element, state: 'empty', about: 'The form before anybody touched it.', html },
  {
    element,
    state: 'missing',
    about: 'Sent without anything typed.',
    html,
    act: async (signup) => {
      submit(signup);
      await shown(signup, '.pt-alert a');
    },
  },
  {
    element,
    state: 'unfinished',
    about: 'The address has no end and the password is too short.',
    html,
    act: async (signup) => {
      type(signup, 'email', 'ana@larkfield');
      type(signup, 'password', 'whistle');
      submit(signup);
      await shown(signup, '.pt-error');
    },
  },
  {
    element,
    state: 'rules-met',
    about: 'The rules are ticked while the password is typed.',
    html,
    act: async (signup) => {
      type(signup, 'email', 'ana@larkfield.example');
      type(signup, 'password', password);
      await shown(signup, '.is-met');
    },
  },
  {
    element,
    state: 'password-shown',
    about: 'The password is shown in plain text.',
    html,
    act: async (signup) => {
      type(signup, 'password', password);
      (await shown(signup, '[data-pt-action=toggle-password]')).click();
      await shown(signup, '[name=password][type=text]');
    },
  },
  {
    element,
    state: 'too-common',
    about: 'Many people use that password.',
    html,
    answers: { signUp: { error: 'input_invalid', fields: { password: 'password_common' } } },
    act: fail,
  },
  {
    element,
    state: 'own-fields',
    about: 'The portal asks for more, and for consent.',
    html,
    answers: { getLoginOptions: ownOptions },
    act: async (signup) => {
      await shown(signup, '[name=consent-terms]');
    },
  },
  {
    element,
    state: 'own-fields-missing',
    about: 'What the portal asks for was left out.',
    html,
    answers: { getLoginOptions: ownOptions },
    act: async (signup) => {
      await shown(signup, '[name=consent-terms]');
      await fail(signup);
    },
  },
  {
    element,
    state: 'terms',
    about: 'Terms are agreed to by signing up.',
    html: '<portico-signup terms-url="https://larkfield.example/terms" privacy-url="https://larkfield.example/privacy"></portico-signup>',
  },
  {
    element,
    state: 'around',
    about: 'The page has its own around the form.',
    html: `<portico-signup>
      <strong slot="logo">Larkfield</strong>
      <p slot="terms">Your data stays in Europe. <a href="#terms">What we do with it</a></p>
      <p slot="footer">Questions? help@larkfield.example</p>
    </portico-signup>`,
  },
  {
    element,
    state: 'closed',
    about: 'Nobody can sign up at this portal.',
    html,
    answers: { getLoginOptions: { ...exampleOptions, signUp: false } },
    act: async (signup) => {
      await gone(signup, '[name=password]');
    },
  },
  {
    element,
    state: 'offline',
    about: 'The server cannot be reached; nothing typed is lost.',
    html,
    answers: { signUp: { broken: 'offline' } },
    act: fail,
  },
  {
    element,
    state: 'too-many-tries',
    about: 'The limit is reached; the wait counts down.',
    html,
    answers: { signUp: { error: 'limit_reached', params: { retryAfter: 42 } } },
    act: fail,
  },
  {
    element,
    state: 'busy',
    about: 'The server has not answered yet.',
    html,
    answers: { signUp: { broken: 'hangs' } },
    act: async (signup) => {
      await signUp(signup);
      await shown(signup, '.pt-spinner');
    },
  },
  ...signUpMailScenarios,
];
