import type { MailWords } from '../mail-words.js';
import { span } from '../span.js';

const language = 'en';

/** Mails of a sign-up, in English. */
export const signUp: Pick<MailWords, 'verify_sign_up' | 'sign_up_taken'> = {
  verify_sign_up: ({ portal, address, params }) => ({
    subject: 'Verify your email address',
    title: 'Verify your email address',
    blocks: [
      {
        type: 'text',
        text: `Someone signed up for ${portal} with ${address}. If that was you, press the button to verify the address.`,
      },
      { type: 'button', label: 'Verify this address', url: params.link },
      { type: 'code', label: 'Or enter this code on the page you left open:', code: params.code },
      {
        type: 'note',
        text: `The button works for ${span(language, params.linkLifetime)}, the code for ${span(language, params.codeLifetime)}. If you did not sign up, ignore this email: no account is created unless you verify the address.`,
      },
      { type: 'url', label: 'If the button does not work, paste this link into your browser:', url: params.link },
    ],
  }),
  sign_up_taken: ({ portal, address, params }) => ({
    subject: 'You already have an account',
    title: 'You already have an account',
    blocks: [
      {
        type: 'text',
        text: `Someone tried to sign up for ${portal} with ${address}. You already have an account with this address. If that was you, log in instead.`,
      },
      { type: 'button', label: 'Log in', url: params.loginLink },
      { type: 'url', label: 'Forgot your password? Choose a new one here:', url: params.resetLink },
      {
        type: 'note',
        text: 'If it was not you, ignore this email. Nothing was changed, and nobody was told that the account exists.',
      },
    ],
  }),
};
