import type { CSSResultGroup, TemplateResult } from 'lit';
import type { LightForm } from '../controllers/light-form.js';
import type { FormState } from '../parts/form-state.js';
import { card } from '../styles/card.js';
import { formShell } from './form-shell.js';
import { PorticoElement } from './portico-element.js';

/**
 * An element with one form in its light DOM and a card around it.
 *
 * @slot logo - Above everything, for a picture.
 * @slot header - Above the form.
 * @slot before-form - Between header and form.
 * @slot form - The form itself; the element fills it, in the light DOM, for password managers.
 * @slot after-form - Below the form.
 * @slot footer - Below everything.
 * @csspart card - The box around the form.
 */
export abstract class FormElement<State extends FormState, Words extends object> extends PorticoElement {
  static override styles: CSSResultGroup = card;

  /** The form and its state. */
  abstract readonly form: LightForm<State, Words>;

  protected override render(): TemplateResult {
    return formShell();
  }
}
