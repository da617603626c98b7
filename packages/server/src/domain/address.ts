import { domainToASCII, domainToUnicode } from 'node:url';
import { type FieldCode, pastedAddress } from '@portico/contract';

/** An email address that mail can be sent to. */
export interface Address {
  /** As typed, trimmed. Its domain is that of `key`, in letters. */
  display: string;
  /** Equal for two spellings of the same mailbox: local part in lower case, domain as A-label. */
  key: string;
}

/** RFC 5321 section 4.5.3.1: octets of the local part, and of the path without its angle brackets. */
const maxLocalOctets = 64;
const maxOctets = 254;

/** RFC 5322 dot-atom, ASCII only: few servers take SMTPUTF8, and what they do not take would lock a person out. */
const localForm = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~][A-Za-z0-9!#$%&'*+/=?^_`{|}~-]*(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const domainForm = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/;
/** Before it is converted: whatever ends a host in a URL, such as / and ?, would end the domain there. */
const typedDomainForm = /^(?:[A-Za-z0-9.\-。．｡]|(?!\p{ASCII})[\p{L}\p{M}\p{Nd}])+$/u;
/** Control characters, bidi marks and everything invisible: none belongs into an address. */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;

/**
 * Reads an address as typed or pasted. Dots and `+tags` are kept: only the mail server knows what they mean. Quoted local
 * parts, encoded words, comments, lists and IP literals are refused. The local part must be ASCII; the domain may be
 * international.
 */
export function parseAddress(text: string): Address | FieldCode {
  const typed = pastedAddress(text);
  if (Buffer.byteLength(typed) > maxOctets * 2) return 'address_too_long';
  const at = typed.lastIndexOf('@');
  if (at < 1 || at === typed.length - 1) return 'address_invalid';
  // Before NFC, which makes a K of the Kelvin sign: that would be somebody else's mailbox.
  const local = typed.slice(0, at);
  const typedDomain = typed.slice(at + 1).normalize('NFC');
  if (hidden.test(typed)) return 'address_characters';
  if (/[^\p{ASCII}]/u.test(local)) return 'address_characters';
  // A mail program that decodes an encoded word (RFC 2047) there would read another address.
  if (!localForm.test(local) || local.includes('=?')) return 'address_invalid';
  if (!/[.。．｡]/.test(typedDomain)) return 'address_incomplete';
  if (!typedDomainForm.test(typedDomain)) return 'address_invalid';
  const domain = domainToASCII(typedDomain);
  if (!domainForm.test(domain)) return typedDomain.endsWith('.') ? 'address_incomplete' : 'address_invalid';
  const key = `${local.toLowerCase()}@${domain}`;
  if (local.length > maxLocalOctets || key.length > maxOctets) return 'address_too_long';
  return { display: `${local}@${shownDomain(typedDomain, domain)}`, key };
}

/** The domain as typed where that only differs in case; letters that were converted into others are shown as those. */
function shownDomain(typed: string, domain: string): string {
  const unicode = domainToUnicode(domain);
  const isSame = [domain, unicode].includes(typed.toLowerCase()) && typed === typed.normalize('NFKC');
  return isSame ? typed : unicode;
}

/** The form for an SMTP envelope: the local part as typed (its case may matter to its server), the domain as A-label. */
export function envelopeForm(address: Pick<Address, 'display' | 'key'>): string {
  return address.display.slice(0, address.display.lastIndexOf('@')) + address.key.slice(address.key.lastIndexOf('@'));
}

/** The key under which guesses are counted: variants that many providers deliver to one mailbox share it. */
export function limitKey(key: string): string {
  const at = key.lastIndexOf('@');
  const local = key.slice(0, at).replace(/\+.*$/, '').replaceAll('.', '');
  return local + key.slice(at);
}
