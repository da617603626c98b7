import { html, nothing, type TemplateResult } from 'lit';
import type { FormState } from './form-state.js';

/**
 * The main button. While a call is under way it keeps label and width and shows a spinner after 200 ms; while there
 * is a wait it stays focusable and says why.
 */
export function submitButton(state: FormState, label: string): TemplateResult {
  const waits = state.scripted && state.secondsLeft > 0;
  return html`<button
    type="submit"
    class="pt-button pt-button-primary pt-button-full"
    part="button button-primary"
    aria-busy=${state.busy || nothing}
    aria-disabled=${waits || nothing}
    aria-describedby=${waits ? `${state.id}-alert` : nothing}
  >
    ${state.busy ? html`<span class="pt-spinner"></span>` : nothing}${label}
  </button>`;
}
