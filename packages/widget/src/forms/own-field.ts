import { html, type TemplateResult } from 'lit';
import type { LocalField, SignUpFormState, SignUpWords } from './sign-up-state.js';
import { check } from '../parts/check.js';
import { field } from '../parts/field.js';
import { selectField } from '../parts/select-field.js';

/** A field that the portal itself added to the sign-up form. */
export function ownField(state: SignUpFormState, words: SignUpWords, own: LocalField): TemplateResult {
  const name = `field-${own.name}`;
  const value = state.values[name];
  const { required } = own;
  const label = required ? own.label : html`${own.label} <span class="pt-optional">${words.form.optional}</span>`;
  if (own.type === 'checkbox') return check(state, words, { name, label, checked: value === true, required });
  const text = typeof value === 'string' ? value : '';
  if (own.type === 'select') {
    const options = [{ value: '', label: words.signUp.choose }, ...own.options];
    return selectField(state, words, { name, label, options, value: text, required });
  }
  const type = own.type === 'date' ? { type: 'date' as const } : {};
  return field(state, words, { name, label, ...type, autocomplete: 'off', value: text, required });
}
