import type { LoginOptions } from '@portico/contract';
import { inLanguage } from '../i18n/in-language.js';
import type { LocalConsent, LocalField } from './sign-up-state.js';

/** What the sign-up screens take from a portal's options, with its texts in one language. */
export function localOptions(
  options: LoginOptions,
  language: string,
): {
  minLength: number;
  params: Record<string, number>;
  sender: string;
  codeMinutes: number;
  fields: LocalField[];
  consents: LocalConsent[];
} {
  return {
    minLength: options.passwordLength.min,
    params: { minLength: options.passwordLength.min },
    sender: options.mailFrom,
    codeMinutes: Math.round(options.lifetimes.verifyCode / 60),
    fields: options.fields.map((field) => ({
      ...field,
      label: inLanguage(field.label, language),
      options: (field.options ?? []).map(({ value, label }) => ({ value, label: inLanguage(label, language) })),
    })),
    consents: options.consents.map((consent) => ({ ...consent, label: inLanguage(consent.label, language) })),
  };
}
