import type { RuleState } from '../parts/password-rules.js';

/**
 * Which rules a password meets as far as the page can tell. The server decides: it also knows what many people use, and
 * reads digits that stand for letters.
 */
export function ruleState(password: string, personal: string[], minLength: number): Omit<RuleState, 'minLength'> {
  const folded = fold(password);
  const bare = folded.replace(/[^\p{L}\p{N}]/gu, '');
  const rest = personalWords(personal).reduce((left, word) => left.replaceAll(word, ''), bare);
  const isPersonal = rest !== bare && rest.replace(/\P{L}/gu, '').length <= 3;
  return {
    longEnough: Array.from(folded).length >= minLength,
    impersonal: folded !== '' && !isPersonal,
  };
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Each name and address, whole and in its parts, the longest first; under four letters it is no guess of its own. */
function personalWords(personal: string[]): string[] {
  const words = personal.flatMap((text) => {
    const parts = fold(text).split(/[^\p{L}\p{N}]+/u);
    return [parts.join(''), ...parts];
  });
  return words.filter((word) => word.length >= 4).sort((one, other) => other.length - one.length);
}
