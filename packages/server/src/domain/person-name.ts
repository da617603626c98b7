import { type FieldCode, pastedText } from '@portico/contract';
import { hasInvisibleSign, hasVisibleSign } from './visible-text.js';

/** Code points of a person's name at the most. */
export const maxNameLength = 200;

/**
 * Reads a name as typed or pasted: trimmed, without the marks that copying brings along, runs of white space made one
 * space, NFC. Control, bidi and other invisible characters are refused unless a script or an emoji needs them, and so are
 * a name of which nothing is seen and a pile of more than four combining marks, which would paint over other lines.
 */
export function parsePersonName(text: string): { name: string } | FieldCode {
  const name = pastedText(text).normalize('NFC').replace(/\s+/gu, ' ');
  if (Array.from(name).length > maxNameLength) return 'too_long';
  if (/[\p{Cc}\p{Zl}\p{Zp}\p{Co}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(name)) return 'characters_refused';
  if (hasInvisibleSign(name) || (name !== '' && !hasVisibleSign(name))) return 'characters_refused';
  if (/\p{M}{5}/u.test(name)) return 'characters_refused';
  return { name };
}
