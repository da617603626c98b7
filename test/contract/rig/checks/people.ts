import { randomBytes } from 'node:crypto';

/** A password that no policy of the contract refuses. */
export const password = 'tin whistle orchard 9';

/** An address that no back end has seen. */
export function newAddress(): string {
  return `conformance.${randomBytes(6).toString('hex')}@mail.example`;
}
