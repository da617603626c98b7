import type { Deps } from '../deps.js';
import { PorticoFault } from '../domain/fault.js';
import { hashFlaw } from '../domain/password-hash-form.js';
import { type CountedProof, countOwnProof } from '../limits/own-proof-limits.js';

/** A password that somebody who is signed in gives as their own. */
interface GivenPassword {
  userId: string;
  /** Hash of the present one. */
  passwordHash: string;
  password: string;
  /** Name of the field that it came in. */
  field: string;
  /** Another password that is as good a proof, in the same try. */
  orElse?: string | undefined;
}

/**
 * Holds a password against the present one. The try is counted first; the caller takes that back with its success.
 * Tells whether it was the other one that was right.
 *
 * @throws PorticoFault `credentials_wrong` with the field, `limit_reached`
 */
export async function proveOwnPassword(
  deps: Deps,
  portalId: string,
  given: GivenPassword,
): Promise<CountedProof & { byOther: boolean }> {
  const counted = await countOwnProof(deps, portalId, given.userId);
  const isRight = await deps.hasher.verify(given.password, given.passwordHash);
  const byOther =
    !isRight && given.orElse !== undefined && (await deps.hasher.verify(given.orElse, given.passwordHash));
  if ((isRight || byOther) && !counted.locked) return { ...counted, byOther };
  throw new PorticoFault('credentials_wrong', {
    fields: { [given.field]: 'password_wrong' },
    audit: { reason: counted.locked ? 'locked' : 'credentials', hashFlaw: hashFlaw(given.passwordHash) },
  });
}
