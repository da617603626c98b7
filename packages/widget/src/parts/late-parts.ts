import type { FormState } from '../forms/form-state.js';
import type { LoginFormState, LoginWords } from '../forms/login-form.js';
import type { FieldWords } from './field.js';

/**
 * Parts that no form shows before it was touched. The browser fills them in together with the rest of a form's
 * behaviour, the server when it begins to print; until then a form does without them.
 */
export interface LateParts {
  /** What a printed form sends along without script. */
  formToken?: (state: FormState, returnTo?: string) => unknown;
  /** What is wrong with a field: the line below it. */
  fieldError?: (state: FormState, words: FieldWords, name: string) => unknown;
  /** The message of the login form, with what may help. */
  loginAlert?: (state: LoginFormState, words: LoginWords) => unknown;
  /** What stands in place of the login form once somebody is signed in. */
  signedInForm?: (state: LoginFormState, words: LoginWords) => unknown;
}

export const lateParts: LateParts = {};
