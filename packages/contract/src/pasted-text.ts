/** What nobody sees and copying brings along: soft hyphens, zero width spaces, byte order and direction marks. */
const unseen = /[\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff]/g;
/** What stands around a copied text: white space, and the embeddings and isolates that show it in its direction. */
const around = /^[\s\u202a-\u202d\u2066-\u2069]+|[\s\u202a-\u202d\u2066-\u2069]+$/g;

/**
 * A text as it was meant that somebody pasted. Nothing that is seen is dropped or changed, and what changes the order in
 * which text is seen stays where it is inside: whoever checks the text refuses it.
 */
export function pastedText(text: string): string {
  return text.replace(unseen, '').replace(around, '');
}

/** The URL in a pasted text: `<https://…>`, as mail programs write it, is one. */
export function pastedUrl(text: string): string {
  const url = pastedText(text);
  return /^<([^<>]*)>$/.exec(url)?.[1] ?? url;
}

/**
 * The digits of a pasted code: Arabic, Persian and full-width ones are read, spaces and dashes among them left out.
 * Anything else stays in it.
 */
export function pastedCode(text: string): string {
  return pastedText(text)
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[\s\p{Pd}\u2212\u200c\u200d]/gu, '');
}
