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
        text: `Someone asked for a new password at ${portal} for ${address}. If that was you, press the button to choose one.`,
      },
      { type: 'button', label: 'Choose a new password', url: params.link },
      {
        type: 'note',
        text: `The button works once, for ${span(language, params.linkLifetime)}. Only the newest email works. If you did not ask for this, ignore this email: your password stays the same.`,
      },
      { type: 'url', label: 'If the button does not work, paste this link into your browser:', url: params.link },
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
        text: `${params.by === 'link' ? 'Every device was logged out.' : 'Every other device was logged out.'} If this was you, you do not need to do anything.`,
      },
      {
        type: 'text',
        text: 'If it was not you, choose a new password now. You can use any verified address of your account.',
      },
      { type: 'url', label: 'Choose a new password here:', url: params.resetLink },
    ],
  }),
  refresh_reused: ({ portal, params }) => ({
    subject: 'You were logged out for your security',
    title: 'You were logged out for your security',
    blocks: [
      {
        type: 'text',
        text: `We ended a session of your account at ${portal}, because one of its tokens was used twice:`,
      },
      occurrenceList(language, params, device),
      {
        type: 'text',
        text: 'Most likely your browser restored a closed page. In that case, log in again; you do not need to do anything else.',
      },
      {
        type: 'text',
        text: 'If you do not recognise this, someone may have copied the token from your browser: choose a new password. This ends every session.',
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
        text: `Someone who is logged in to your account at ${portal} wants to make a change, so we need to check that it is you.`,
      },
      { type: 'code', label: 'Enter this code on the page you left open:', code: params.code },
      occurrenceList(language, params, device),
      {
        type: 'note',
        text: `The code works for ${span(language, params.codeLifetime)}. If it was not you, do not share the code, and end that session in your account under Security.`,
      },
    ],
  }),
};
