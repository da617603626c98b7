import { html, nothing, type TemplateResult } from 'lit';
import type { FieldWords } from './field-words.js';
import { beginsIn, type FormState } from './form-state.js';
import { lateParts } from './late-parts.js';

/** One labelled text field. Its input is uncontrolled: a later render never touches what was typed. */
export interface FieldOptions {
  name: string;
  label: unknown;
  type?: 'email' | 'date' | 'url';
  /** Autofill tokens (HTML standard, 4.10.18.7). */
  autocomplete: string;
  /** Value the form is printed or begins with. */
  value?: string;
  required?: boolean;
  inputmode?: 'numeric';
  /** Text, written from left to right in every language, that no keyboard should capitalise or correct. */
  verbatim?: boolean;
  hint?: unknown;
  /** Buttons beside the input. */
  actions?: unknown;
  /** The form begins here. */
  autofocus?: boolean;
  className?: string;
}

export function field(state: FormState, words: FieldWords, options: FieldOptions): TemplateResult {
  const { name, hint, verbatim } = options;
  const id = `${state.id}-${name}`;
  const input = html`<input
      class="pt-input ${options.className ?? ''}"
      part="input"
      id=${id}
      name=${name}
      type=${options.type ?? 'text'}
      value=${options.value ?? ''}
      autocomplete=${options.autocomplete}
      dir=${verbatim ? 'ltr' : nothing}
      autocapitalize=${verbatim ? 'none' : nothing}
      spellcheck=${verbatim ? 'false' : nothing}
      inputmode=${options.inputmode ?? nothing}
      aria-describedby=${describedBy(state, name, hint && 'hint')}
      aria-invalid=${name in state.errors ? 'true' : nothing}
      ?required=${options.required}
      ?readonly=${state.busy}
      ?autofocus=${beginsIn(state, name, options.autofocus)}
    />`;
  return html`<div class="pt-field" part="field">
    <label class="pt-label" part="label" for=${id}>${options.label}</label>
    ${options.actions ? html`<div class="pt-line pt-line-field">${input}${options.actions}</div>` : input}
    ${hint ? html`<p class="pt-hint" part="hint" id="${id}-hint">${hint}</p>` : nothing}
    ${lateParts.fieldError?.(state, words, name)}
  </div>`;
}

/** Ids of what describes a field, for `aria-describedby`: the given kinds, and its error. */
export function describedBy(state: FormState, name: string, ...kinds: unknown[]): string | typeof nothing {
  const ids = [...kinds, name in state.errors && 'error'].filter(Boolean);
  return ids.length > 0 ? ids.map((kind) => `${state.id}-${name}-${String(kind)}`).join(' ') : nothing;
}
