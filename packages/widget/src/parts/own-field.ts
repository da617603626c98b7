import { html, nothing, type TemplateResult } from 'lit';
import type { LocalField, SignUpFormState, SignUpWords } from '../forms/sign-up-form.js';
import { check } from './check.js';
import { describedBy, field } from './field.js';
import { chevronIcon } from './icons/chevron.js';
import { lateParts } from './late-parts.js';

/** A field that the portal itself added to the sign-up form. */
export function ownField(state: SignUpFormState, words: SignUpWords, own: LocalField): TemplateResult {
  const name = `field-${own.name}`;
  const value = state.values[name];
  const label = own.required ? own.label : html`${own.label} <span class="pt-optional">${words.form.optional}</span>`;
  if (own.type === 'checkbox') {
    return check(state, words, { name, label, checked: value === true, required: own.required });
  }
  const text = typeof value === 'string' ? value : '';
  if (own.type === 'select') return selectField(state, words, { own, name, label, text });
  const type = own.type === 'date' ? { type: 'date' as const } : {};
  return field(state, words, { name, label, ...type, autocomplete: 'off', value: text, required: own.required });
}

function selectField(
  state: SignUpFormState,
  words: SignUpWords,
  { own, name, label, text }: { own: LocalField; name: string; label: unknown; text: string },
): TemplateResult {
  const id = `${state.id}-${name}`;
  return html`<div class="pt-field" part="field">
    <label class="pt-label" part="label" for=${id}>${label}</label>
    <div class="pt-wrap pt-select">
      <select
        class="pt-input"
        part="input"
        id=${id}
        name=${name}
        ?required=${own.required}
        aria-describedby=${describedBy(state, name)}
        aria-invalid=${name in state.errors ? 'true' : nothing}
      >
        <option value="">${words.signUp.choose}</option>
        ${own.options.map(
          (option) => html`<option value=${option.value} ?selected=${option.value === text}>${option.label}</option>`,
        )}
      </select>
      ${chevronIcon}
    </div>
    ${lateParts.fieldError?.(state, words, name)}
  </div>`;
}
