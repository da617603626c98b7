import type { Catalogue } from '../i18n/catalogue.js';
import type { SignedInState } from './signed-in-state.js';

/** What the login form shows. */
export interface LoginFormState extends SignedInState {
  /** Why somebody was sent here, in the language of the page, or ''. */
  lead: string;
  /** Where to go afterwards; only a form without script sends it along, and the server checks it. */
  returnTo: string;
  email: string;
  keep: boolean;
  /** How long "keep me logged in" lasts, in days; 0 leaves it out. */
  keptDays: number;
  /** Failed tries of this visit; from the third on the message offers a new password. */
  failures: number;
  /** The mail to confirm an address was asked for again. */
  resent: boolean;
  /** URLs of the ways out; '' leaves one out. */
  forgotUrl: string;
  signUpUrl: string;
  /** Page that sends the confirmation mail again, for those without script. */
  resendUrl: string;
  autofocus: boolean;
}

/** The words of the login form. */
export type LoginWords = Pick<
  Catalogue,
  'form' | 'formLater' | 'formFailure' | 'errors' | 'fieldErrors' | 'login' | 'loginLater' | 'signedIn'
>;
