import type { FieldCode } from '@portico/contract';

/** What is wrong with a field, and the cure. */
export const fieldErrors: Record<FieldCode, string> = {
  address_characters: 'This address has a character that email addresses cannot have. Check it and try again.',
  address_incomplete: 'The part after the @ is not complete. For example: gmail.com',
  address_invalid: 'This is not an email address yet. It looks like name@example.com',
  address_too_long: 'This is too long for an email address.',
  characters_refused: 'This has a character that cannot be used here. Type it anew rather than pasting it.',
  choice_invalid: 'Choose one of the entries.',
  consent_required: 'Please agree to this to sign up.',
  date_invalid: 'This is not a date. Choose one from the calendar.',
  field_unknown: 'This form has changed. Reload the page and try again.',
  password_common: 'Many people use this password, so it is guessed first. Choose another one.',
  password_personal: 'This is too close to your name, your address or this site’s name. Choose another one.',
  password_too_long: 'This is too long. Use at most 256 characters.',
  password_too_short: 'This is too short. Use at least {minLength} characters.',
  required: 'Fill this in.',
  too_long: 'This is too long. Shorten it.',
  type_wrong: 'This cannot be used here. Type it anew.',
};
