import { html, nothing, type TemplateResult } from 'lit';
import type { FormState } from './form-state.js';
import { fill } from '../i18n/fill.js';
import type { FieldWords } from './field-words.js';
import { warningIcon } from './icons/warning.js';

/** What is wrong with a field, in words, below it; the field points to it by `aria-describedby`. */
export function fieldError(state: FormState, words: FieldWords, name: string): TemplateResult | typeof nothing {
  const code = state.errors[name];
  if (!code) return nothing;
  // A newer server may have codes that this version has no words for.
  const known = Object.hasOwn(words.fieldErrors, code) ? code : 'type_wrong';
  return html`<p class="pt-error" part="error" id="${state.id}-${name}-error">
    ${warningIcon}<span>${fill(words.fieldErrors[known], state.params)}</span>
  </p>`;
}
