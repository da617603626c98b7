import type { Deps } from '../deps.js';
import { PorticoFault } from '../domain/fault.js';
import { hashSecret, parseLinkToken, sameHash } from '../domain/secret-token.js';
import { type Challenge, findChallenge } from '../store/challenges.js';
import type { Executor } from '../store/database.js';
import type { ChallengePurpose } from '../store/schema.js';

/** Links that confirm an address: that of a sign-up, or one that is added to an account. */
export const verifyPurposes = ['verify_sign_up', 'verify_address'] as const satisfies readonly ChallengePurpose[];

/** The challenge of a mailed token, live or not, if the token is its; nothing is used up. */
export async function readLink(
  deps: Pick<Deps, 'db'>,
  portalId: string,
  purposes: ChallengePurpose | readonly ChallengePurpose[],
  token: string,
): Promise<Challenge | undefined> {
  const parts = parseLinkToken(token);
  const challenge = parts && (await findChallenge(deps.db, portalId, purposes, parts.id));
  return challenge && sameHash(hashSecret(parts.secret), challenge.secret_hash) ? challenge : undefined;
}

/** Whether a link can still be used. */
export function isOpen(challenge: Challenge, now: number): boolean {
  return challenge.used_at === null && challenge.superseded_at === null && challenge.expires_at > now;
}

/** Why a link that was good a moment ago could not be used up. */
export async function whyDead(db: Executor, challenge: Challenge): Promise<PorticoFault> {
  const current = await findChallenge(db, challenge.portal_id, challenge.purpose, challenge.id);
  return refuseDead(current) ?? new PorticoFault('link_dead');
}

/** Why a link that once was good no longer is, or undefined while nothing happened to it. */
export function refuseDead(challenge: Challenge | undefined): PorticoFault | undefined {
  if (!challenge) return new PorticoFault('link_dead');
  if (challenge.used_at !== null) return new PorticoFault('link_used');
  return challenge.superseded_at === null ? undefined : new PorticoFault('link_superseded');
}
