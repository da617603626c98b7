import type { FieldCode } from '@portico/contract';

/** Code points that a password may have at the most: more adds no strength and costs hashing time. */
export const maxPasswordLength = 256;

/** What a new password is held against. */
export interface PasswordPolicy {
  /** Code points after NFKC; NIST SP 800-63B-4 section 3.1.1.2 asks for 15, or 8 beside a second factor. */
  minLength: number;
  /** Whether a folded password is one that many people use. */
  isCommon: (folded: string) => boolean;
}

/** The one form of a password that is hashed and counted (NIST SP 800-63B-4 section 3.1.1.2: NFKC). Never trimmed. */
export function normalizePassword(password: string): string {
  return password.normalize('NFKC');
}

/**
 * Whether every character of a password is one: halves of surrogate pairs all become the same sign in UTF-8, so that one
 * password would open what another one locks (RFC 3629 section 3).
 */
export function isWellFormed(password: string): boolean {
  return !/\p{Cs}/u.test(password);
}

/** Length in code points, so that an emoji counts as one. */
export function passwordLength(password: string): number {
  return Array.from(normalizePassword(password)).length;
}

/**
 * Why a new password is refused, or undefined. There are no composition rules. `personal` are words that a guesser
 * tries first: name, address, the portal's name.
 */
export function refusePassword(password: string, personal: string[], policy: PasswordPolicy): FieldCode | undefined {
  // U+FFFD is what a form without script sends for such a half.
  if (!isWellFormed(password) || password.includes('\ufffd')) return 'characters_refused';
  const length = passwordLength(password);
  if (length < policy.minLength) return 'password_too_short';
  if (length > maxPasswordLength) return 'password_too_long';
  if (guessForms(password).some((form) => policy.isCommon(form))) return 'password_common';
  const folded = foldPassword(password);
  const texts = [folded, folded.replace(/[^\p{L}\p{N}]/gu, '')];
  const words = personalWords(personal);
  const isPersonal = texts.some((text) => consistsOf(text, text, words) || consistsOf(text, read(text), words));
  return isPersonal ? 'password_personal' : undefined;
}

/** Lower case, and nothing else: the form in which common passwords are listed. */
export function foldPassword(password: string): string {
  return normalizePassword(password).toLowerCase();
}

const lookalikes: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** The text with lookalikes read as the letters they stand for, sign by sign. */
function read(text: string): string {
  return text.replace(/[0134573@$!]/g, (sign) => lookalikes[sign] ?? sign);
}

/** The password as folded, with lookalike digits read as letters, and each without digits and signs around it. */
function guessForms(password: string): string[] {
  const folded = foldPassword(password);
  const bare = (text: string): string => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  // Both ways round: the digits after a word are no letters, those inside it are.
  const forms = [folded, read(folded), bare(folded), bare(read(folded)), read(bare(folded))];
  return [...new Set(forms)].filter((form) => form.length > 0);
}

/** Each name and address, whole, in its parts and without spaces; parts under four letters are no guess of their own. */
function personalWords(personal: string[]): string[] {
  const words = personal.flatMap((text) => {
    const folded = foldPassword(text);
    const parts = folded.split(/[^\p{L}\p{N}]+/u);
    return [parts.join(''), [...parts].reverse().join(''), ...parts];
  });
  return [...new Set(words)].filter((word) => Array.from(word).length >= 4);
}

/**
 * Whether a password is made of those words, with little more than digits and signs beside them. The words are looked
 * for in `form`, which has a sign for each of `folded`; what is beside them counts as it was typed.
 */
function consistsOf(folded: string, form: string, words: string[]): boolean {
  const isCovered = new Set<number>();
  for (const word of words) {
    for (let at = form.indexOf(word); at >= 0; at = form.indexOf(word, at + 1)) {
      for (let offset = 0; offset < word.length; offset++) isCovered.add(at + offset);
    }
  }
  if (isCovered.size === 0) return false;
  const beside = folded.replace(/./gsu, (sign, at: number) => (isCovered.has(at) ? '' : sign));
  return Array.from(beside.replace(/[^\p{L}]/gu, '')).length <= 3;
}
