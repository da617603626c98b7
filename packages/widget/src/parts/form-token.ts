import { html, nothing, type TemplateResult } from 'lit';
import type { FormState } from './form-state.js';

/** What a form without script sends besides its fields: the proof that this server printed it, and where to go then. */
export function formToken(state: FormState, returnTo = ''): TemplateResult | typeof nothing {
  if (!state.formToken) return nothing;
  return html`<input type="hidden" name="form_token" value=${state.formToken} /><input type="hidden" name="return_to" value=${returnTo} />`;
}
