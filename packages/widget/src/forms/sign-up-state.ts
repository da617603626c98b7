import type { Consent, SignUpField } from '@portico/contract';
import type { Catalogue } from '../i18n/catalogue.js';
import type { RuleState } from '../parts/password-rules.js';
import type { CheckMailState } from './check-mail.js';
import type { SignedInState } from './signed-in-state.js';

/** What the sign-up form shows. */
export interface SignUpFormState extends CheckMailState, RuleState, SignedInState {
  view: 'form' | 'check_mail' | 'closed';
  email: string;
  name: string;
  askName: boolean;
  /** The portal's own fields and consents, with labels in the language of the form. */
  fields: LocalField[];
  consents: LocalConsent[];
  /** What was typed into the portal's own fields, and which consents were ticked, for a form that is shown again. */
  values: Record<string, string | boolean>;
  loginUrl: string;
  termsUrl: string;
  privacyUrl: string;
  returnTo: string;
}

/** A field of the portal's own with its texts in one language. */
export type LocalField = Omit<SignUpField, 'label' | 'options'> & {
  label: string;
  options: { value: string; label: string }[];
};

/** A consent with its text in one language. */
export type LocalConsent = Omit<Consent, 'label'> & { label: string };

/** The words of the sign-up form. */
export type SignUpWords = Pick<
  Catalogue,
  | 'form'
  | 'formLater'
  | 'formFailure'
  | 'errors'
  | 'fieldErrors'
  | 'signUp'
  | 'passwordRules'
  | 'checkMail'
  | 'signedIn'
>;
