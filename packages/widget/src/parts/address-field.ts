import { html, nothing, type TemplateResult } from 'lit';
import type { FormState } from '../forms/form-state.js';
import { describedBy, type FieldWords } from './field.js';
import { lateParts } from './late-parts.js';

/** A further address, with its buttons beside the field. */
export interface AddressFieldOptions {
  name: string;
  label: unknown;
  value?: string;
  hint?: unknown;
  /** The buttons. */
  actions: unknown;
  /** Whether it is to be focused when it appears. */
  isPanel?: boolean;
}

export function addressField(state: FormState, words: FieldWords, options: AddressFieldOptions): TemplateResult {
  const { name, hint } = options;
  const id = `${state.id}-${name}`;
  return html`<div class="pt-field ${options.isPanel ? 'pt-panel' : ''}" part="field">
    <label class="pt-label" part="label" for=${id}>${options.label}</label>
    <div class="pt-line pt-line-field">
      <input
        class="pt-input"
        part="input"
        id=${id}
        name=${name}
        type="email"
        dir="ltr"
        autocomplete="email"
        autocapitalize="none"
        spellcheck="false"
        value=${options.value ?? ''}
        aria-describedby=${describedBy(state, name, hint && 'hint')}
        aria-invalid=${name in state.errors ? 'true' : nothing}
        ?readonly=${state.busy}
        ?data-pt-panel=${options.isPanel}
      />
      ${options.actions}
    </div>
    ${hint ? html`<p class="pt-hint" id="${id}-hint">${hint}</p>` : nothing}
    ${lateParts.fieldError?.(state, words, name)}
  </div>`;
}
