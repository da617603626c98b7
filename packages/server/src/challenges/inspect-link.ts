import type { InspectLinkInput, LinkState } from '@portico/contract';
import type { Deps } from '../deps.js';
import { hashSecret, parseLinkToken, sameHash } from '../domain/secret-token.js';
import { type Challenge, findChallenge } from '../store/challenges.js';
import { findSignUp } from '../store/sign-ups.js';
import { findUserByAddress, findUserOfAddress } from '../store/users.js';

/** What a link is good for; nothing is used up. `handleHash` tells whether this browser began the sign-up. */
export async function inspectLink(
  deps: Pick<Deps, 'db' | 'clock'>,
  portalId: string,
  { token, purpose }: InspectLinkInput,
  handleHash: string | undefined,
): Promise<LinkState> {
  const parts = parseLinkToken(token);
  const challenge = parts && (await findChallenge(deps.db, portalId, purpose, parts.id));
  if (!challenge || !sameHash(hashSecret(parts.secret), challenge.secret_hash)) return { state: 'dead' };
  return purpose === 'verify_sign_up'
    ? inspectVerification(deps, challenge, handleHash)
    : inspectReset(deps, challenge);
}

async function inspectVerification(
  deps: Pick<Deps, 'db' | 'clock'>,
  challenge: Challenge,
  handleHash: string | undefined,
): Promise<LinkState> {
  if (challenge.used_at !== null) return { state: 'used' };
  if (challenge.superseded_at !== null) return { state: 'superseded' };
  const signUp = await findSignUp(deps.db, challenge.portal_id, challenge.sign_up_id ?? '');
  if (!signUp) return { state: 'dead' };
  if (signUp.verified_at !== null) return { state: 'used' };
  if (await findUserByAddress(deps.db, challenge.portal_id, signUp.compare_key)) return { state: 'taken' };
  if (challenge.expires_at <= deps.clock()) return { state: 'dead' };
  const ownBrowser = handleHash !== undefined && sameHash(handleHash, signUp.handle_hash);
  return { state: 'live', email: signUp.address, needsPassword: !ownBrowser };
}

/** A reset link is live or dead; why it died is not told. */
async function inspectReset(deps: Pick<Deps, 'db' | 'clock'>, challenge: Challenge): Promise<LinkState> {
  const isOpen = challenge.used_at === null && challenge.superseded_at === null && challenge.expires_at > deps.clock();
  const user = isOpen && (await findUserOfAddress(deps.db, challenge.portal_id, challenge.address_id ?? ''));
  return user && user.status === 'active'
    ? { state: 'live', email: user.address, needsPassword: false }
    : { state: 'dead' };
}
