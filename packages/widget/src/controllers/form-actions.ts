import type { FieldCode } from '@portico/contract';
import type { ReactiveController } from 'lit';
import type { PorticoError } from '../client/portico-error.js';

/** What one kind of form does, as a controller of its element. */
export interface FormActions extends ReactiveController {
  /** English words that only a touched form needs. */
  words?: object;
  /** Once the form is taken over. */
  attached?: () => void;
  /** Loads what the form's printed state needs to be drawn. */
  prepare?: () => Promise<void>;
  /** What is wrong with the fields before anything is sent, by name. */
  check?: (data: FormData) => Record<string, FieldCode>;
  /** Sends the form. Rejecting with a PorticoError keeps the form and shows it. */
  submit: (data: FormData, signal: AbortSignal) => Promise<void>;
  /** A control with `data-pt-action` that is not of every form. Rejecting shows the error like a failed submit. */
  act?: (action: string) => Promise<void> | void;
  /** Goes where a link with `data-pt-to` leads, unless the page goes there itself. */
  navigate?: (to: string, url: string) => Promise<void>;
  /** Told of every failed call, before it is shown. */
  failed?: (error: PorticoError) => void;
  /** Loads what the form's messages need. */
  loadFailure?: () => Promise<void>;
  /** A box or switch with `data-pt-choice` was switched. */
  chosen?: (choice: string, on: boolean) => void;
  /** After every input. */
  typed?: () => void;
}
