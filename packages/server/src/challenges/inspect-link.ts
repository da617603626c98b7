import type { InspectLinkInput, LinkState } from '@portico/contract';
import type { Deps } from '../deps.js';
import { sameHash } from '../domain/secret-token.js';
import { requireMethod } from '../portals/login-method.js';
import { findPendingAddress } from '../store/addresses.js';
import type { Challenge } from '../store/challenges.js';
import { findSignUp } from '../store/sign-ups.js';
import { findUserByAddress, findUserOfAddress } from '../store/users.js';
import { isOpen, readLink, verifyPurposes } from './read-link.js';

/** Who asks what a link is good for. */
export interface LinkViewer {
  /** Hash of the handle of the sign-up that this browser began, if any. */
  handleHash?: string | undefined;
  /** Id of the user who is signed in there, if any. */
  signedIn?: () => Promise<string | undefined>;
}

/**
 * What a link is good for; nothing is used up.
 *
 * @throws PorticoFault `method_disabled` for a link to choose a password where passwords are off
 */
export async function inspectLink(
  deps: Pick<Deps, 'db' | 'clock'>,
  portalId: string,
  { token, purpose }: InspectLinkInput,
  viewer: LinkViewer,
): Promise<LinkState> {
  const challenge = await readLink(deps, portalId, purpose === 'verify_address' ? verifyPurposes : purpose, token);
  if (!challenge) return { state: 'dead' };
  if (challenge.purpose === 'verify_address') return inspectAddition(deps, challenge, viewer);
  return challenge.purpose === 'verify_sign_up'
    ? inspectSignUp(deps, challenge, viewer)
    : inspectReset(deps, challenge);
}

async function inspectSignUp(
  deps: Pick<Deps, 'db' | 'clock'>,
  challenge: Challenge,
  { handleHash }: LinkViewer,
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

/**
 * A link for an address that somebody adds to their account. With the address its links are gone, so they are dead. What
 * scans mail opens it without their session: only a form that it does not fill in is pressed by a person there.
 */
async function inspectAddition(
  deps: Pick<Deps, 'db' | 'clock'>,
  challenge: Challenge,
  { signedIn }: LinkViewer,
): Promise<LinkState> {
  const address = await findPendingAddress(deps.db, challenge.portal_id, challenge.address_id ?? '');
  if (address?.status !== 'active') return { state: 'dead' };
  const addedTo = address.name;
  if (challenge.used_at !== null || address.verified) return { state: 'used', addedTo };
  if (challenge.superseded_at !== null) return { state: 'superseded', addedTo };
  if (await findUserByAddress(deps.db, challenge.portal_id, address.key)) return { state: 'taken' };
  if (challenge.expires_at <= deps.clock()) return { state: 'dead' };
  const needsConfirmation = (await signedIn?.()) !== address.userId;
  return { state: 'live', email: address.address, needsPassword: false, addedTo, needsConfirmation };
}

/** A reset link is live or dead; why it died is not told. */
async function inspectReset(deps: Pick<Deps, 'db' | 'clock'>, challenge: Challenge): Promise<LinkState> {
  const now = deps.clock();
  await requireMethod(deps.db, challenge.portal_id, 'password');
  const user = isOpen(challenge, now)
    ? await findUserOfAddress(deps.db, challenge.portal_id, challenge.address_id ?? '')
    : undefined;
  if (user?.status !== 'active') return { state: 'dead' };
  return { state: 'live', email: user.address, needsPassword: (user.guardedUntil ?? 0) > now };
}
