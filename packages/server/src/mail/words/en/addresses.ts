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
    subject: 'Verify your email address',
    title: 'Verify your email address',
    blocks: [
      {
        type: 'text',
        text: `Someone added ${address} to ${params.name ? `the account of ${params.name}` : 'an account'} at ${portal}. If that was you, press the button to verify the address.`,
      },
      { type: 'button', label: 'Verify this address', url: params.link },
      {
        type: 'note',
        text: `The button works for ${span(language, params.linkLifetime)}. If it was not you, ignore this email: nobody can log in with your address unless you verify it.`,
      },
      { type: 'url', label: 'If the button does not work, paste this link into your browser:', url: params.link },
    ],
  }),
  address_taken: ({ portal, address, params }) => ({
    subject: 'Someone tried to add your address to another account',
    title: 'Someone tried to add your address to another account',
    blocks: [
      {
        type: 'text',
        text: `Someone tried to add ${address} to another account at ${portal}. It already belongs to your account, so nothing was changed.`,
      },
      {
        type: 'text',
        text: 'To move the address, log in to the account that has it, remove it there, then add it to the other account.',
      },
      { type: 'url', label: 'Log in here:', url: params.loginLink },
      {
        type: 'note',
        text: 'If it was not you, ignore this email. Nobody was told that the account exists.',
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
          ...(params.primary ? [`${isolate(params.primary)} is now the primary address`] : []),
          ...params.removed.map((email) => `${isolate(email)} was removed`),
        ],
      },
      { type: 'text', text: 'When and where:' },
      occurrenceList(language, params, device),
      { type: 'text', text: 'If this was you, you do not need to do anything.' },
      ...undoBlocks(params),
    ],
  }),
  change_undone: ({ portal, params }) => ({
    subject: 'A change to your email addresses was undone',
    title: 'A change to your email addresses was undone',
    blocks: [
      {
        type: 'text',
        text: `Someone used the link in our notice to undo a change to the email addresses of your account at ${portal}:`,
      },
      {
        type: 'list',
        items: [
          ...params.restored.map((email) => `${isolate(email)} was restored`),
          ...params.dropped.map((email) => `${isolate(email)} was removed`),
          `${isolate(params.primary)} is the primary address`,
        ],
      },
      { type: 'text', text: 'When and where:' },
      occurrenceList(language, params, device),
      ...resetBlocks(params),
      {
        type: 'note',
        text: 'If you did not undo it, someone else may be able to read that mailbox. Log in with another address and your password, and remove that address again.',
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
  const text = 'Every device was logged out. If someone else had access to your account, choose a new password now.';
  return [
    { type: 'text', text },
    { type: 'url', label: 'Choose a new password here:', url: resetLink },
  ];
}

/** The way back; an address that came back by it and is removed again has none. */
function undoBlocks({ undoLink, undoUntil }: MailParams['addresses_changed']): Block[] {
  if (!undoLink) {
    const text =
      'If it was not you, open this notice at another address of the account and undo the change there. You cannot undo it from this address, because an earlier undo restored it and it has now been removed again.';
    return [{ type: 'text', text }];
  }
  return [
    {
      type: 'text',
      text: 'If it was not you, restore the previous addresses. This also logs out every device.',
    },
    { type: 'button', label: 'Undo this change', url: undoLink },
    { type: 'note', text: `The button works until ${moment(language, undoUntil)}.` },
    { type: 'url', label: 'If the button does not work, paste this link into your browser:', url: undoLink },
  ];
}
