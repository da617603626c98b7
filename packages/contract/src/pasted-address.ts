import { pastedText } from './pasted-text.js';

/** An at sign, or what looks like one. */
const atSigns = /[@\uff20\ufe6b]/g;
/** Joiners that join nothing: beside a letter of ASCII, or at an end. Between others they make another word. */
const idleJoiners = /(?<=^|[\p{ASCII}\uff20])[\u200c\u200d]+|[\u200c\u200d]+(?=$|[\p{ASCII}\uff20])/gu;

/**
 * The one email address that a pasted text means: without white space and marks that nobody sees, `mailto:` and its
 * subject, or the name and the brackets around it (RFC 5322 section 3.4), and with the @ of a Japanese keyboard. Whatever
 * could mean two comes back as it is, and so does every letter: it is no address, or another one.
 */
export function pastedAddress(text: string): string {
  const whole = pastedText(text).replace(idleJoiners, '');
  const [, name, inBrackets] = /^([^<>\p{Cc}]*)<([^<>]*)>$/u.exec(whole) ?? [];
  if (name === undefined || inBrackets === undefined) return plain(whole);
  const address = plain(inBrackets);
  // Outlook copies ana@example.com<mailto:ana@example.com>.
  const isSame = plain(name) === address;
  return isSame || countAtSigns(name) === 0 ? address : whole;
}

/** The text without `mailto:` (RFC 6068), and with the one @ that it has as that of ASCII. */
function plain(text: string): string {
  const address = withoutScheme(pastedText(text));
  return countAtSigns(address) === 1 ? address.replace('\uff20', '@') : address;
}

function withoutScheme(text: string): string {
  // A query could name further recipients.
  const [, encoded] = /^mailto:([^/?][^?]*)(?:\?(?:(?:subject|body)=[^&]*(?:&|$))*)?$/i.exec(text) ?? [];
  if (encoded === undefined) return text;
  try {
    const address = pastedText(decodeURIComponent(encoded));
    return countAtSigns(address) === 1 ? address : text;
  } catch {
    return text;
  }
}

function countAtSigns(text: string): number {
  return text.match(atSigns)?.length ?? 0;
}
