import type { LoginFormState, LoginWords } from './login-state.js';

/** Parts of the login form that are filled in when they are first needed, and by the server when it begins to print. */
export interface LateLoginParts {
  /** The message of the login form, with what may help. */
  loginAlert?: (state: LoginFormState, words: LoginWords) => unknown;
  /** What stands in place of the login form once somebody is signed in. */
  signedInForm?: (state: LoginFormState, words: LoginWords) => unknown;
}

export const lateLoginParts: LateLoginParts = {};
