import type { RuleState } from '../parts/password-rules.js';

/** Which rules a password meets as far as the page can tell; the server decides (same rules, and a list of millions). */
export function ruleState(password: string, personal: string[], minLength: number): Omit<RuleState, 'minLength'> {
  const folded = password.normalize('NFKC').toLowerCase();
  const words = personal
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= 4);
  const rest = (word: string): string => folded.replaceAll(word, '').replace(/[^\p{L}]/gu, '');
  const isPersonal = words.some((word) => folded.includes(word) && rest(word).length <= 3);
  return {
    longEnough: Array.from(folded).length >= minLength,
    impersonal: folded !== '' && !isPersonal,
  };
}
