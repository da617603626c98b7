import type { Deps } from '../../deps.js';
import { codeFault, PorticoFault } from '../../domain/fault.js';
import { parseCode, sameHash } from '../../domain/secret-token.js';
import { countProof } from '../../limits/proof-limits.js';
import { hashCode } from '../../challenges/create-challenge.js';
import { refuseDead } from '../../challenges/read-link.js';
import { type Challenge, countCodeTry, findLiveChallengeOfSignUp } from '../../store/challenges.js';
import { findSignUp, findSignUpByHandle, type SignUp } from '../../store/sign-ups.js';
import { findUserByAddress } from '../../store/users.js';
import type { VerifyRequest } from './verify-request.js';

/** A live challenge and the sign-up it is about. */
export interface SignUpChallenge {
  challenge: Challenge;
  signUp: SignUp;
}

/** @throws PorticoFault `link_dead`, `link_used`, `link_superseded`, `address_taken` */
export async function challengeByToken(deps: Deps, challenge: Challenge): Promise<SignUpChallenge> {
  const dead = refuseDead(challenge);
  if (dead) throw dead;
  const signUp = await findSignUp(deps.db, challenge.portal_id, challenge.sign_up_id ?? '');
  if (!signUp) throw new PorticoFault('link_dead');
  if (signUp.verified_at !== null) throw new PorticoFault('link_used');
  await refuseTaken(deps, signUp);
  if (challenge.expires_at <= deps.clock() || signUp.password_hash === null) throw new PorticoFault('link_dead');
  return { challenge, signUp };
}

/**
 * The challenge whose code was typed, on the browser that signed up. Each try is counted before it is compared.
 *
 * @throws PorticoFault `code_wrong` for a wrong, used up or expired code and where nothing was begun
 */
export async function challengeByCode(deps: Deps, request: VerifyRequest): Promise<SignUpChallenge> {
  const { portal, input, handleHash } = request;
  await countProof(deps, portal.id, request.visitor);
  const now = deps.clock();
  const code = parseCode(input.code ?? '');
  const signUp = handleHash && (await findSignUpByHandle(deps.db, portal.id, handleHash, now));
  if (!signUp) throw codeFault();
  if (signUp.verified_at !== null) throw new PorticoFault('link_used');
  const challenge = await findLiveChallengeOfSignUp(deps.db, portal.id, signUp.id, now);
  if (!challenge || code === undefined) throw codeFault();
  const { codeTries } = deps.config;
  const tries = await countCodeTry(deps.db, portal.id, challenge.id, codeTries, now);
  const isRight = sameHash(hashCode(deps, challenge.id, code), challenge.code_hash ?? '');
  if (!tries || !isRight) throw codeFault((tries ?? challenge.code_tries) >= codeTries);
  await refuseTaken(deps, signUp);
  // A rival was verified and has left since: this sign-up has no password any more.
  if (signUp.password_hash === null) throw new PorticoFault('link_dead');
  return { challenge, signUp };
}

async function refuseTaken(deps: Deps, signUp: SignUp): Promise<void> {
  const owner = await findUserByAddress(deps.db, signUp.portal_id, signUp.compare_key);
  if (owner) throw new PorticoFault('address_taken');
}
