import { type FieldCode, pastedAddress, type SignUpInput } from '@portico/contract';
import { requiredFields } from '../../base/required-fields.js';
import { textOf } from '../../controllers/form-data.js';
import type { SignUpFormState } from '../../forms/sign-up-state.js';

/**
 * What is missing or plainly not finished in a sign-up form, the portal's own fields and consents included. All else
 * the server tells.
 */
export function checkSignUp(data: FormData, state: SignUpFormState): Record<string, FieldCode> {
  const { fields, consents, minLength } = state;
  const own = fields.filter((field) => field.required).map((field) => `field-${field.name}`);
  const missing = consents.filter(({ name, required }) => required && !data.has(`consent-${name}`));
  const email = pastedAddress(textOf(data, 'email'));
  const isShort = Array.from(textOf(data, 'password').normalize('NFKC')).length < minLength;
  return {
    ...(email.includes('@') ? {} : { email: 'address_invalid' }),
    ...(/@[^.]*$/.test(email) ? { email: 'address_incomplete' } : {}),
    ...(isShort ? { password: 'password_too_short' } : {}),
    ...requiredFields(data, ['email', 'password', ...own]),
    ...Object.fromEntries(missing.map(({ name }) => [`consent-${name}`, 'consent_required' as const])),
  };
}

/** A sign-up form as the API takes it. `language` is for the mail. */
export function signUpInput(data: FormData, state: SignUpFormState, language: string): SignUpInput {
  const { fields, consents, returnTo } = state;
  const own = fields.map(({ name, type }): [string, string | boolean] => [
    name,
    type === 'checkbox' ? data.has(`field-${name}`) : textOf(data, `field-${name}`),
  ]);
  const ticked = consents.map(({ name }): [string, boolean] => [name, data.has(`consent-${name}`)]);
  return {
    email: pastedAddress(textOf(data, 'email')),
    password: textOf(data, 'password'),
    name: textOf(data, 'name'),
    locale: language,
    ...(own.length > 0 ? { fields: Object.fromEntries(own) } : {}),
    ...(ticked.length > 0 ? { consents: Object.fromEntries(ticked) } : {}),
    ...(returnTo ? { returnTo } : {}),
  };
}

/** What was typed and ticked, but no password, as the form is to begin with it again. */
export function typedSignUp(data: FormData, { fields, consents }: SignUpFormState) {
  const own = fields.map(({ name, type }): [string, string | boolean] => {
    const control = `field-${name}`;
    return [control, type === 'checkbox' ? data.has(control) : textOf(data, control)];
  });
  const ticked = consents.map(({ name }): [string, boolean] => [`consent-${name}`, data.has(`consent-${name}`)]);
  const values = Object.fromEntries<string | boolean>([...own, ...ticked]);
  return { email: pastedAddress(textOf(data, 'email')), name: textOf(data, 'name'), values };
}
