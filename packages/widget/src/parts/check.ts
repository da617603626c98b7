import { html, nothing, type TemplateResult } from 'lit';
import type { FormState } from './form-state.js';
import { describedBy } from './field.js';
import type { FieldWords } from './field-words.js';
import { lateParts } from './late-parts.js';

/** A tick box; its label is part of the target. */
export interface CheckOptions {
  name: string;
  label: unknown;
  checked?: boolean;
  required?: boolean;
  /** What its actions are told when it is switched. */
  choice?: string;
}

export function check(state: FormState, words: FieldWords, options: CheckOptions): TemplateResult {
  const { name } = options;
  const id = `${state.id}-${name}`;
  return html`<div class="pt-check">
    <input
      type="checkbox"
      id=${id}
      name=${name}
      ?checked=${options.checked}
      ?required=${options.required}
      data-pt-choice=${options.choice ?? nothing}
      aria-invalid=${name in state.errors ? 'true' : nothing}
      aria-describedby=${describedBy(state, name)}
    />
    <div><label for=${id}>${options.label}</label>${lateParts.fieldError?.(state, words, name)}</div>
  </div>`;
}
