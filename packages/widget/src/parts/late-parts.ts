import type { FormState } from './form-state.js';
import type { FieldWords } from './field-words.js';

/**
 * Parts that no form shows before it was touched. The browser fills them in together with the rest of a form's
 * behaviour, the server when it begins to print; until then a form does without them.
 */
export interface LateParts {
  /** What a printed form sends along without script. */
  formToken?: (state: FormState, returnTo?: string) => unknown;
  /** What is wrong with a field: the line below it. */
  fieldError?: (state: FormState, words: FieldWords, name: string) => unknown;
}

export const lateParts: LateParts = {};
