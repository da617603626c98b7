import type { LitElement } from 'lit';
import type { FormState } from '../parts/form-state.js';
import type { LanguageController } from './language-controller.js';
import type { PageController } from './page-controller.js';

/** An element with a form, and what the page around it says. */
export type FormHost = LitElement & { readonly page: Pick<PageController, 'pending'> };

/** The form of an element, as those see it who act on it. */
export interface ShownForm<State extends FormState, Words extends object> {
  state: State;
  /** What is shown in place of the form, while there is something. */
  cover: ((state: State, words: Words) => unknown) | undefined;
  readonly host: FormHost;
  readonly language: LanguageController<Words>;
  /** The form in the light DOM, if one is shown. */
  readonly element: HTMLFormElement | null;
  /** Whether the server printed this form: what it was printed with then counts, not what the page would say. */
  readonly isPrinted: boolean;
  readonly template: (state: State, words: Words) => unknown;
  /** Changes the state and shows it. */
  set: (change: Partial<State>) => void;
  /** Runs once the next render is on the page. */
  afterRender: (work: () => void) => void;
  /** Draws from now on, over a printed form that was adopted. */
  takeOver: (state: State) => void;
  /** Says above the form why it cannot go on, with a button that tries `again`. */
  sayFailure: (failure: unknown, again: () => void) => void;
  /** Takes back what `sayFailure` said. */
  unsayFailure: () => void;
  /** Everything that happens after the first touch. */
  wake: () => Promise<AwakeForm>;
}

/** What a form does once it is touched. */
export interface AwakeForm {
  /** What the form's element was told by the page, and where that happened. */
  handle: (event: Event, target: HTMLElement) => void;
  /** Loads what the state needs to be drawn. */
  prepare: () => Promise<void>;
  /** Runs a call of the form: one at a time, busy meanwhile, failures shown. */
  run: (work: (signal: AbortSignal) => Promise<void>) => Promise<void>;
  /** Ends what is under way; nothing is said of it. */
  stop: () => void;
  /** Shows an error as if a submit had met it. */
  fail: (error: unknown) => Promise<void>;
  /** Loads how the form shows that something went wrong; `resume` goes on with a printed countdown. */
  loadFailure: () => Promise<{ resume: () => void }>;
}
