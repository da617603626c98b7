import { html, nothing, type TemplateResult } from 'lit';
import type { FormState } from './form-state.js';
import { describedBy } from './field.js';
import type { FieldWords } from './field-words.js';
import { chevronIcon } from './icons/chevron.js';
import { lateParts } from './late-parts.js';

/** A choice of one among few. Uncontrolled like every field: a later render never touches what was chosen. */
export interface SelectOptions {
  name: string;
  label: unknown;
  options: readonly { value: string; label: unknown; lang?: string }[];
  /** The option that is chosen at first. */
  value: string;
  required?: boolean;
  hint?: string;
}

export function selectField(state: FormState, words: FieldWords, options: SelectOptions): TemplateResult {
  const { name, hint } = options;
  const id = `${state.id}-${name}`;
  return html`<div class="pt-field" part="field">
    <label class="pt-label" part="label" for=${id}>${options.label}</label>
    <div class="pt-wrap pt-select">
      <select
        class="pt-input"
        part="input"
        id=${id}
        name=${name}
        ?required=${options.required}
        aria-describedby=${describedBy(state, name, hint && 'hint')}
        aria-invalid=${name in state.errors ? 'true' : nothing}
      >
        ${options.options.map(
          ({ value, label, lang }) =>
            html`<option value=${value} lang=${lang ?? nothing} ?selected=${value === options.value}>${label}</option>`,
        )}
      </select>
      ${chevronIcon}
    </div>
    ${hint ? html`<p class="pt-hint" part="hint" id="${id}-hint">${hint}</p>` : nothing}
    ${lateParts.fieldError?.(state, words, name)}
  </div>`;
}
