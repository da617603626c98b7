/** Joiners and selectors where writing needs them: in words of Persian, Indic and Mongolian scripts, in Han, in emoji. */
const needed = new RegExp(
  [
    '(?<=[\\p{L}\\p{M}])[\\u200c\\u200d](?=[\\p{L}\\p{M}])',
    // At the end of a word, too: so Malayalam letters without a vowel were long written.
    '(?<=\\p{M})\\u200d',
    '(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f])\\u200d(?=\\p{Extended_Pictographic})',
    '(?<=[\\p{Emoji}\\p{Script=Han}])[\\ufe00-\\ufe0f]',
    '(?<=\\p{Script=Han})[\\u{e0100}-\\u{e01ef}]',
    '(?<=\\p{Script=Mongolian})[\\u180b-\\u180f]',
  ].join('|'),
  'gu',
);

/** What is drawn as nothing: whatever may be ignored (Unicode UAX 44), annotation marks, and signs that are blank. */
const invisible = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffc\u2800\u{1d159}]/u;

/** Whether a text has a sign that nobody sees, where no script and no emoji needs it. */
export function hasInvisibleSign(text: string): boolean {
  return invisible.test(text.replace(needed, ''));
}

/** Whether anybody sees anything of a text: a mark alone, which stands on what is before it, does not count. */
export function hasVisibleSign(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replace(new RegExp(invisible, 'gu'), ''));
}
