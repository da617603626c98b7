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
  /** What proves it as well, in the same try: that it was the one before, and that the present one is known. */
  orElse?: { formerHash: string; present: string } | undefined;
}

/**
 * Holds a password against the present one. The try is counted first; the caller takes that back with its success.
 * Tells whether it was the password before the present one.
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
  const byOther = !isRight && (await isSaidAgain(deps, given));
  if ((isRight || byOther) && !counted.locked) return { ...counted, byOther };
  throw new PorticoFault('credentials_wrong', {
    fields: { [given.field]: 'password_wrong' },
    audit: { reason: counted.locked ? 'locked' : 'credentials', hashFlaw: hashFlaw(given.passwordHash) },
  });
}

async function isSaidAgain(deps: Deps, { password, passwordHash, orElse }: GivenPassword): Promise<boolean> {
  if (!orElse || !(await deps.hasher.verify(password, orElse.formerHash))) return false;
  return deps.hasher.verify(orElse.present, passwordHash);
}
