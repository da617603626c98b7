import type { MailWords } from '../mail-words.js';
import { span } from '../span.js';

const language = 'en';

/** Mails of a sign-up, in English. */
export const signUp: Pick<MailWords, 'verify_sign_up' | 'sign_up_taken'> = {
  verify_sign_up: ({ portal, address, params }) => ({
    subject: 'Confirm your email address',
    title: 'Confirm your email address',
    blocks: [
      {
        type: 'text',
        text: `Somebody, we hope you, signed up at ${portal} with ${address}. Press the button to confirm that this address is yours.`,
      },
      { type: 'button', label: 'Confirm this address', url: params.link },
      { type: 'code', label: 'Or type this code on the page you left open:', code: params.code },
      {
        type: 'note',
        text: `The button works for ${span(language, params.linkLifetime)}, the code for ${span(language, params.codeLifetime)}. If you did not sign up, do nothing: without your confirmation no account comes into being.`,
      },
      { type: 'url', label: 'Button dead? Paste this into your browser:', url: params.link },
    ],
  }),
  sign_up_taken: ({ portal, address, params }) => ({
    subject: 'You already have an account',
    title: 'You already have an account',
    blocks: [
      {
        type: 'text',
        text: `Somebody, we hope you, tried to sign up at ${portal} with ${address}. That address already belongs to your account, so there is nothing to sign up for: just log in.`,
      },
      { type: 'button', label: 'Log in', url: params.loginLink },
      { type: 'url', label: 'Forgot your password? Choose a new one here:', url: params.resetLink },
      {
        type: 'note',
        text: 'If it was not you, do nothing. Nothing was changed, and nobody was told that the account exists.',
      },
    ],
  }),
};
