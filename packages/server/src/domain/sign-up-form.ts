import { type FieldCode, pastedText, type SignUpInput } from '@portico/contract';
import type { SignUpForm } from './portal.js';
import { hasVisibleSign } from './visible-text.js';

/** What a person filled into a portal's own part of the sign-up form, checked. */
export interface FilledForm {
  fields: Record<string, string | boolean>;
  /** The consents that were given, with the version that was shown. */
  consents: { name: string; version: string }[];
}

/** Checks the portal's own fields and consents; each refusal is keyed by the name of its control. */
export function checkSignUpForm(
  form: SignUpForm,
  input: Pick<SignUpInput, 'fields' | 'consents'>,
): { filled: FilledForm; refused: Record<string, FieldCode> } {
  const refused: Record<string, FieldCode> = {};
  const fields: FilledForm['fields'] = {};
  const given = new Map(Object.entries(input.fields ?? {}));
  for (const field of form.fields) {
    const sent = given.get(field.name);
    const value = field.type === 'text' && typeof sent === 'string' ? pastedText(sent) : sent;
    given.delete(field.name);
    const refusal = refuseValue(field, value);
    if (refusal) refused[`field-${field.name}`] = refusal;
    else if (value !== undefined && value !== '') fields[field.name] = value;
  }
  const agreed = new Map(Object.entries(input.consents ?? {}));
  const consents: FilledForm['consents'] = [];
  for (const consent of form.consents) {
    const isGiven = agreed.get(consent.name) === true;
    agreed.delete(consent.name);
    if (isGiven) consents.push({ name: consent.name, version: consent.version });
    else if (consent.required) refused[`consent-${consent.name}`] = 'consent_required';
  }
  for (const name of given.keys()) refused[`field-${name}`] = 'field_unknown';
  for (const name of agreed.keys()) refused[`consent-${name}`] = 'field_unknown';
  return { filled: { fields, consents }, refused };
}

function refuseValue(field: SignUpForm['fields'][number], value: string | boolean | undefined): FieldCode | undefined {
  if (value === undefined || value === '' || value === false) return field.required ? 'required' : undefined;
  if (field.type === 'checkbox') return value === true ? undefined : 'type_wrong';
  if (typeof value !== 'string') return 'type_wrong';
  switch (field.type) {
    case 'select':
      return field.options?.some((option) => option.value === value) ? undefined : 'choice_invalid';
    case 'date':
      return isDate(value) ? undefined : 'date_invalid';
    case 'text':
      if (Array.from(value).length > (field.maxLength ?? 200)) return 'too_long';
      if (field.required && !hasVisibleSign(value)) return 'required';
      return /[\p{Cc}\p{Cs}\p{Co}\u202a-\u202e\u2066-\u2069]/u.test(value) ? 'characters_refused' : undefined;
  }
}

/** A day of the calendar as browsers send it (`<input type=date>`): 2026-11-23. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
