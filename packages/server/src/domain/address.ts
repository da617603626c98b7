import { domainToASCII } from 'node:url';
import type { FieldCode } from '@portico/contract';

/** An email address that mail can be sent to. */
export interface Address {
  /** As typed, trimmed. */
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
/** Control characters, bidi marks and everything invisible: none belongs into an address. */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/u;

/**
 * Reads an address as typed. Dots and `+tags` are kept: only the mail server knows what they mean. Quoted local
 * parts, comments, lists and IP literals are refused. The local part must be ASCII; the domain may be international.
 */
export function parseAddress(text: string): Address | FieldCode {
  const typed = text.trim();
  if (Buffer.byteLength(typed) > maxOctets * 2) return 'address_too_long';
  const at = typed.lastIndexOf('@');
  if (at < 1 || at === typed.length - 1) return 'address_invalid';
  // Before NFC, which makes a K of the Kelvin sign: that would be somebody else's mailbox.
  const local = typed.slice(0, at);
  const typedDomain = typed.slice(at + 1).normalize('NFC');
  if (hidden.test(typed)) return 'address_characters';
  if (/[^\p{ASCII}]/u.test(local)) return 'address_characters';
  if (!localForm.test(local)) return 'address_invalid';
  if (!typedDomain.includes('.') && !/[。．｡]/.test(typedDomain)) return 'address_incomplete';
  if (/[\s"(),:;<>@[\\\]＠]/u.test(typedDomain)) return 'address_invalid';
  const domain = domainToASCII(typedDomain.toLowerCase());
  if (!domainForm.test(domain)) return typedDomain.endsWith('.') ? 'address_incomplete' : 'address_invalid';
  const key = `${local.toLowerCase()}@${domain}`;
  if (local.length > maxLocalOctets || key.length > maxOctets) return 'address_too_long';
  return { display: `${local}@${typedDomain}`, key };
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
