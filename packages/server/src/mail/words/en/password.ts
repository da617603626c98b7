import { occurrenceList } from '../occurrence.js';
import type { MailWords } from '../mail-words.js';
import { span } from '../span.js';
import { device } from './device.js';

const language = 'en';

/** Mails about the password and who used it, in English. */
export const password: Pick<MailWords, 'reset_password' | 'password_changed' | 'refresh_reused' | 'reauthenticate'> = {
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
      occurrenceList(language, params, device),
      {
        type: 'text',
        text: `${params.by === 'link' ? 'Every device was logged out.' : 'Every other device was logged out.'} If this was you, there is nothing to do.`,
      },
      {
        type: 'text',
        text: 'If it was not, choose a new password at once; any verified address of your account will do.',
      },
      { type: 'url', label: 'Choose a new password here:', url: params.resetLink },
    ],
  }),
  refresh_reused: ({ portal, params }) => ({
    subject: 'You were logged out for safety',
    title: 'You were logged out for safety',
    blocks: [
      {
        type: 'text',
        text: `A session of your account at ${portal} was ended, because somebody used a key of it that was used before:`,
      },
      occurrenceList(language, params, device),
      {
        type: 'text',
        text: 'Most likely a page was restored that had been closed; then log in again, and there is nothing else to do.',
      },
      {
        type: 'text',
        text: 'If you know nothing of it, somebody may have got at the key in your browser: choose a new password. That ends every session.',
      },
      { type: 'url', label: 'Choose a new password here:', url: params.resetLink },
    ],
  }),
  reauthenticate: ({ portal, params }) => ({
    subject: 'Your code',
    title: 'Your code',
    blocks: [
      {
        type: 'text',
        text: `Somebody who is logged in to your account at ${portal}, we hope you, wants to change something that needs a proof.`,
      },
      { type: 'code', label: 'Type this code on the page you left open:', code: params.code },
      occurrenceList(language, params, device),
      {
        type: 'note',
        text: `The code works for ${span(language, params.codeLifetime)}. If it was not you, tell nobody the code and end that session in your account under Security.`,
      },
    ],
  }),
};
