import type { JsonWebKey, KeyObject } from 'node:crypto';
import type { SigningKey } from './access-token.js';

/** The keys that sign the access tokens of each portal, and verify them. */
export interface TokenKeys {
  /** The key to sign with now. */
  current: (portalId: string) => Promise<SigningKey>;
  /** The public key of an id, or undefined when no published key has it. */
  find: (portalId: string, id: string) => Promise<KeyObject | undefined>;
  /** The published keys as a JSON Web Key Set (RFC 7517 section 5). */
  published: (portalId: string) => Promise<{ keys: JsonWebKey[] }>;
}
