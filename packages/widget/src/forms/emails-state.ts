import type { ContactSettings, OwnAddress } from '@portico/contract';
import type { ContactDraft } from './contact-draft.js';
import type { FormState } from '../parts/form-state.js';

/** What a form over addresses or notifications shows: what is saved, what is to change, and where the save bar is. */
export interface ContactState extends FormState {
  /** What is saved; null while it is not known yet. */
  settings: ContactSettings | null;
  draft: ContactDraft;
  /** The draft was made over settings that are no longer the saved ones: both are shown. */
  conflict: boolean;
  /** The addresses as they were when the draft was begun, for a conflict. */
  former: OwnAddress[];
  /** Whether this form says why a save failed; of several forms with one draft only the first does. */
  first: boolean;
  /** Whether this form shows the save bar; of several forms with one draft only the last does. */
  bar: boolean;
  /** What a form without script asks for before it saves: who this is. With script a dialog does. */
  proof: '' | 'password' | 'code';
  /** Minutes that a login counts as recent. */
  recentMinutes: number;
  /** Where a link to choose a new password is asked for, beside a question for the one there is; '' leaves that out. */
  forgotUrl: string;
  /** Sentence about what was just saved or sent, or ''. */
  said: '' | 'saved' | 'saved_mail' | 'sent_again';
  /** The address that sentence is about. */
  saidOf: string;
  /** Id of the one form that all fields of the page belong to while no script runs; without it each form is its own. */
  formId?: string;
}

/** What the addresses of an account show. */
export interface EmailsFormState extends ContactState {
  /** The server's clock, ms since 1970; counts on with the countdowns. */
  now: number;
  /** A panel inside the primary row: which address follows it, or what takes its place. */
  panel: '' | 'successor' | 'replacement';
  /** Without these ways the primary address can only be seen. */
  primaryChangeable: boolean;
  /** Value that the field for another address begins with. */
  typed: string;
}

/** A draft over no settings yet. */
export const noContact: Omit<ContactState, keyof FormState | 'draft'> = {
  settings: null,
  conflict: false,
  former: [],
  first: true,
  bar: true,
  proof: '',
  recentMinutes: 10,
  forgotUrl: '',
  said: '',
  saidOf: '',
};

/** What every field for another address is like. */
export const anAddress = { type: 'email', autocomplete: 'email', verbatim: true } as const;
