import type { Deps } from '../../deps.js';
import { findLiveChallengeOfSignUp } from '../../store/challenges.js';
import { findSignUpByHandle } from '../../store/sign-ups.js';

/** The address that waits for its mail in this browser, and the seconds until another mail may be asked for. */
export async function waitingSignUp(
  deps: Pick<Deps, 'db' | 'clock' | 'config'>,
  portalId: string,
  handleHash: string | undefined,
): Promise<{ email: string; resendIn: number } | undefined> {
  if (handleHash === undefined) return undefined;
  const now = deps.clock();
  const signUp = await findSignUpByHandle(deps.db, portalId, handleHash, now);
  if (signUp?.verified_at !== null) return undefined;
  const challenge = await findLiveChallengeOfSignUp(deps.db, portalId, signUp.id, now);
  const next = (challenge?.created_at ?? 0) + deps.config.lifetimes.resend;
  return { email: signUp.address, resendIn: Math.max(0, Math.ceil((next - now) / 1000)) };
}
