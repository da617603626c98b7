import type { MailParams } from '../../mail-kinds.js';
import { type Block, isolate } from '../../message.js';
import { occurrenceList } from '../occurrence.js';
import type { MailWords } from '../mail-words.js';
import { moment, span } from '../span.js';
import { device } from './device.js';

const language = 'en';

/** Mails about the addresses of an account, in English. */
export const addresses: Pick<MailWords, 'verify_address' | 'address_taken' | 'addresses_changed' | 'change_undone'> = {
  verify_address: ({ portal, address, params }) => ({
    subject: 'Confirm your email address',
    title: 'Confirm your email address',
    blocks: [
      {
        type: 'text',
        text: `Somebody, we hope you, added ${address} to ${params.name ? `the account of ${params.name}` : 'an account'} at ${portal}. Press the button to confirm that this address is yours.`,
      },
      { type: 'button', label: 'Confirm this address', url: params.link },
      {
        type: 'note',
        text: `The button works for ${span(language, params.linkLifetime)}. If you do not know what this is about, do nothing: without your confirmation nobody can log in with your address.`,
      },
      { type: 'url', label: 'Button dead? Paste this into your browser:', url: params.link },
    ],
  }),
  address_taken: ({ portal, address, params }) => ({
    subject: 'Your address was entered at another account',
    title: 'Your address was entered at another account',
    blocks: [
      {
        type: 'text',
        text: `Somebody, perhaps you, wanted to add ${address} to another account at ${portal}. It already belongs to your account, so nothing was changed.`,
      },
      {
        type: 'text',
        text: 'To move the address, log in to the account that has it, remove it there, and add it again afterwards.',
      },
      { type: 'url', label: 'Log in here:', url: params.loginLink },
      {
        type: 'note',
        text: 'If it was not you, do nothing. Nobody was told that the account exists.',
      },
    ],
  }),
  addresses_changed: ({ portal, params }) => ({
    subject: 'Your email addresses were changed',
    title: 'Your email addresses were changed',
    blocks: [
      { type: 'text', text: `The email addresses of your account at ${portal} were changed:` },
      {
        type: 'list',
        items: [
          ...params.added.map((email) => `${isolate(email)} was added, not yet verified`),
          ...params.verified.map((email) => `${isolate(email)} was verified: it can now be used to log in`),
          ...(params.primary ? [`${isolate(params.primary)} is the primary address now`] : []),
          ...params.removed.map((email) => `${isolate(email)} was removed`),
        ],
      },
      { type: 'text', text: 'When and where:' },
      occurrenceList(language, params, device),
      { type: 'text', text: 'If this was you, there is nothing to do.' },
      ...undoBlocks(params),
    ],
  }),
  change_undone: ({ portal, params }) => ({
    subject: 'A change of your email addresses was undone',
    title: 'A change of your email addresses was undone',
    blocks: [
      {
        type: 'text',
        text: `Somebody with the link from our notice undid a change of the email addresses of your account at ${portal}:`,
      },
      {
        type: 'list',
        items: [
          ...params.restored.map((email) => `${isolate(email)} is back`),
          ...params.dropped.map((email) => `${isolate(email)} is gone`),
          `${isolate(params.primary)} is the primary address`,
        ],
      },
      { type: 'text', text: 'When and where:' },
      occurrenceList(language, params, device),
      ...resetBlocks(params),
      {
        type: 'note',
        text: 'If it was not you who undid it, somebody else may read that mailbox. Log in with another address and the password, and remove the address again.',
      },
    ],
  }),
};

/** The way to a new password; through a mailbox that the account no longer has there is none. */
function resetBlocks({ resetLink, primary }: MailParams['change_undone']): Block[] {
  if (!resetLink) {
    const text = `Every device was logged out. This address is no longer part of the account: log in with ${isolate(primary)}.`;
    return [{ type: 'text', text }];
  }
  const text = 'Every device was logged out. If somebody else had got into your account, choose a new password now.';
  return [
    { type: 'text', text },
    { type: 'url', label: 'Choose a new password here:', url: resetLink },
  ];
}

/** The way back; an address that came back by it and is removed again has none. */
function undoBlocks({ undoLink, undoUntil }: MailParams['addresses_changed']): Block[] {
  if (!undoLink) {
    const text =
      'If it was not, look for this notice at another address of the account: there it can be undone. Here it cannot, because this address came back by an undo before and was now removed again.';
    return [{ type: 'text', text }];
  }
  return [
    {
      type: 'text',
      text: 'If it was not, go back to the addresses as they were. This also logs out every device.',
    },
    { type: 'button', label: 'Undo this change', url: undoLink },
    { type: 'note', text: `The button works until ${moment(language, undoUntil)}.` },
    { type: 'url', label: 'Button dead? Paste this into your browser:', url: undoLink },
  ];
}
