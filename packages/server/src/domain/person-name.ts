import type { FieldCode } from '@portico/contract';

/** Code points of a person's name at the most. */
export const maxNameLength = 200;

/**
 * Reads a name as typed: trimmed, runs of white space made one space, NFC. Control, bidi and other invisible
 * characters are refused, and so is a pile of more than four combining marks, which would paint over other lines.
 */
export function parsePersonName(text: string): { name: string } | FieldCode {
  const name = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (Array.from(name).length > maxNameLength) return 'too_long';
  // Zero-width joiners are part of names in Persian and Indic scripts and of emoji, so they stay.
  if (/[\p{Cc}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/u.test(name)) return 'characters_refused';
  if (/[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u.test(name)) return 'characters_refused';
  if (/\p{M}{5}/u.test(name)) return 'characters_refused';
  return { name };
}
