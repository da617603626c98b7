import { hashSecret } from './secret-token.js';

/**
 * Which stretch of a session a token is of, 22 characters of base64url. Whoever proves anew who they are begins the next
 * one: with tokens of the one before nobody may use that proof. `tokenHash` is that of the session, which changes then.
 */
export function generationOf(tokenHash: string): string {
  return hashSecret(`generation ${tokenHash}`).slice(0, 22);
}
