import type { MailWords } from './mail-words.js';
import { moment, span } from './span.js';

const language = 'en';

/** Mails in English. */
export const en: MailWords = {
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
  reset_password: ({ portal, address, params }) => ({
    subject: 'Choose a new password',
    title: 'Choose a new password',
    blocks: [
      {
        type: 'text',
        text: `Somebody, we hope you, asked for a new password at ${portal} for ${address}. Press the button to choose one.`,
      },
      { type: 'button', label: 'Choose a new password', url: params.link },
      {
        type: 'note',
        text: `The button works for ${span(language, params.linkLifetime)} and once. Only the newest mail counts. If you did not ask for it, do nothing: your password stays as it is.`,
      },
      { type: 'url', label: 'Button dead? Paste this into your browser:', url: params.link },
    ],
  }),
  password_changed: ({ portal, params }) => ({
    subject: 'Your password was changed',
    title: 'Your password was changed',
    blocks: [
      { type: 'text', text: `The password of your account at ${portal} was changed:` },
      {
        type: 'list',
        items: [moment(language, params.at), device(params.browser, params.system), params.ip].filter(Boolean),
      },
      { type: 'text', text: 'Every device was logged out. If this was you, there is nothing to do.' },
      {
        type: 'text',
        text: 'If it was not, choose a new password at once; any verified address of your account will do.',
      },
      { type: 'url', label: 'Choose a new password here:', url: params.resetLink },
    ],
  }),
};

function device(browser: string | null, system: string | null): string {
  if (browser && system) return `from ${browser} on ${system}`;
  return browser || system ? `from ${browser ?? system ?? ''}` : '';
}
