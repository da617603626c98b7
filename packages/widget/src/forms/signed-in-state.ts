import type { FormState } from '../parts/form-state.js';

/** What a form shows in its place once somebody is signed in. */
export interface SignedInState extends FormState {
  /** Name of the person who is signed in, or ''. */
  signedInAs: string;
  /** Page that ends the session, for those without script. */
  logOutUrl: string;
  /** Where to go on, checked by the server; '' where the page decides that. */
  continueUrl: string;
  /** They have just signed up. */
  isNew?: boolean;
}
