import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { pastedCode } from '@portico/contract';

/** Bytes of the row's id and of the secret inside a link token. */
const idBytes = 16;
const secretBytes = 32;

/** The token of a mail link: which row, and the proof of having got the mail. */
export interface LinkSecret {
  /** UUID of the challenge. */
  id: string;
  /** 256 bits, base64url. */
  secret: string;
}

/** A new opaque secret of 256 bits, base64url: session tokens, sign-up handles, form cookies. */
export function newSecret(random: (bytes: number) => Buffer = randomBytes): string {
  return random(secretBytes).toString('base64url');
}

/** SHA-256 of a secret, base64url. Secrets have 256 bits, so a slow hash would add nothing (OWASP ASVS 5.0, 6.6.2). */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** Whether two hashes are equal, in constant time. */
export function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** 64 characters of base64url without any that a mail client would break a link at. */
export function formatLinkToken({ id, secret }: LinkSecret): string {
  return Buffer.concat([Buffer.from(id.replaceAll('-', ''), 'hex'), Buffer.from(secret, 'base64url')]).toString(
    'base64url',
  );
}

/** The parts of a well-formed token, else undefined. */
export function parseLinkToken(token: string): LinkSecret | undefined {
  if (!/^[A-Za-z0-9_-]{64}$/.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  const hex = bytes.subarray(0, idBytes).toString('hex');
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  return { id, secret: bytes.subarray(idBytes).toString('base64url') };
}

/** Whether a cookie's value has the form of `newSecret()`; anything else is malformed, not merely unknown. */
export function isSecretForm(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

/** The digits of a code as typed or pasted, or undefined if it is not six digits with spaces and dashes among them. */
export function parseCode(typed: string): string | undefined {
  const digits = pastedCode(typed);
  return /^\d{6}$/.test(digits) ? digits : undefined;
}
