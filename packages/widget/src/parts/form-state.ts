import type { ErrorCode, FieldCode } from '@portico/contract';
import type { ClientErrorCode } from '../client/portico-error.js';

/**
 * Everything a form's template depends on, and nothing else: plain JSON, because the server prints the state it
 * rendered with beside the form, and the browser adopts the form by rendering the same state again.
 */
export interface FormState {
  /** Prefix of all ids of the form, so that two forms fit on one page. */
  id: string;
  /** Level of the heading, 1 to 6. */
  headingLevel: number;
  /** Name of the portal above the title, or ''. */
  brand: string;
  /** Where the form goes without script. */
  action: string;
  /** Proof that this server printed the form, for a post without script; '' in a form that script made. */
  formToken: string;
  /** A call is under way: fields are read-only, the button shows it. */
  busy: boolean;
  /** The message above the fields. */
  alert: ErrorCode | ClientErrorCode | null;
  /** Seconds until another try makes sense, counting down. */
  secondsLeft: number;
  /** What is wrong with which field, by the field's name. */
  errors: Record<string, FieldCode>;
  /** Numbers for the words of the errors. */
  params: Record<string, number | string>;
  /** Script runs the form: what only script can do is shown. */
  scripted: boolean;
  passwordShown: boolean;
  capsLock: boolean;
}

/** Whether the server printed the form on a page of its own, which may have the focus; one in another page may not. */
export function isOwnPage({ formToken }: FormState): boolean {
  return formToken !== '';
}

/** Whether a page of ours begins in a field: in the first wrong one, else in that which the form says. */
export function beginsIn(state: FormState, name: string, isFirst = false): boolean {
  const [wrong] = Object.keys(state.errors);
  return wrong !== undefined && isOwnPage(state) ? wrong === name : isFirst;
}

/** The state of a form that nobody touched yet. */
export function blankState(id: string): FormState {
  return {
    id,
    headingLevel: 2,
    brand: '',
    action: '',
    formToken: '',
    busy: false,
    alert: null,
    secondsLeft: 0,
    errors: {},
    params: {},
    scripted: false,
    passwordShown: false,
    capsLock: false,
  };
}
