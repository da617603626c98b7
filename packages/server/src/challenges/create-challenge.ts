import { randomInt } from 'node:crypto';
import { newRowId } from '../crypto/row-id.js';
import type { Deps } from '../deps.js';
import { formatLinkToken, hashSecret, newSecret } from '../domain/secret-token.js';
import type { Executor } from '../store/database.js';
import { insertChallenge, type NewChallenge } from '../store/challenges.js';

/** A challenge as it is mailed; only hashes of token and code are stored. */
export interface MailedChallenge {
  id: string;
  /** For the link. */
  token: string;
  /** Six digits. */
  code: string;
  /** Whether it was written: false when whom or what it is about is not there any more. */
  isKept: boolean;
}

/** Writes a challenge with a new secret and, if it has a code lifetime (ms), a new code. */
export async function createChallenge(
  deps: Pick<Deps, 'clock' | 'box'>,
  db: Executor,
  about: Pick<NewChallenge, 'portalId' | 'purpose' | 'userId' | 'addressId' | 'signUpId' | 'sessionId'>,
  lifetime: { link: number; code?: number },
): Promise<MailedChallenge> {
  const now = deps.clock();
  const id = newRowId(now);
  const secret = newSecret();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const isKept = await insertChallenge(db, {
    ...about,
    id,
    secretHash: hashSecret(secret),
    at: now,
    expiresAt: now + lifetime.link,
    ...(lifetime.code === undefined ? {} : { codeHash: hashCode(deps, id, code), codeExpiresAt: now + lifetime.code }),
  });
  return { id, token: formatLinkToken({ id, secret }), code, isKept };
}

/** Keyed, because a million codes are tried in a second by whoever holds a copy of the database. */
export function hashCode(deps: Pick<Deps, 'box'>, challengeId: string, code: string): string {
  return deps.box.mac('code', `${challengeId} ${code}`);
}
