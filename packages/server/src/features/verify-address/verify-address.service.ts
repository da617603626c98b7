import { auditRefusals } from '../../audit/audit-refusals.js';
import { readLink, verifyPurposes } from '../../challenges/read-link.js';
import type { Deps } from '../../deps.js';
import { PorticoFault } from '../../domain/fault.js';
import { challengeByCode, challengeByToken } from './sign-up-challenge.js';
import { verifyAddition } from './verify-addition.service.js';
import type { Verified, VerifyRequest } from './verify-request.js';
import { verifySignUp } from './verify-sign-up.service.js';

/**
 * Verifies the address of a mail, by its link or its code. A sign-up becomes a user: in the browser that signed up that
 * person is then signed in; in another one the sign-up password or a new one is needed, so that nobody confirms a
 * stranger's password, and login follows. An address that somebody adds to their account becomes theirs, in whatever
 * browser the link was opened; nobody is signed in by that.
 *
 * @throws PorticoFault `link_dead`, `link_used`, `link_superseded`, `address_taken`, `code_wrong`,
 *   `credentials_wrong`, `registration_closed`, `input_invalid`, `limit_reached`
 */
export function verifyAddress(deps: Deps, request: VerifyRequest): Promise<Verified> {
  const events = { refused: 'address_verification_failed', limited: 'address_verification_limited' } as const;
  return auditRefusals(deps, request, events, () => tryVerify(deps, request));
}

async function tryVerify(deps: Deps, request: VerifyRequest): Promise<Verified> {
  const { portal, input } = request;
  if (input.token === undefined) return verifySignUp(deps, request, await challengeByCode(deps, request));
  const challenge = await readLink(deps, portal.id, verifyPurposes, input.token);
  if (!challenge) throw new PorticoFault('link_dead');
  return challenge.purpose === 'verify_address'
    ? verifyAddition(deps, request, challenge)
    : verifySignUp(deps, request, await challengeByToken(deps, challenge));
}
