import type { Deps } from '../../deps.js';
import { PorticoFault } from '../../domain/fault.js';
import { saidAgainWithin } from '../../domain/said-again-within.js';
import type { Visitor } from '../../domain/visitor.js';
import type { Challenge } from '../../store/challenges.js';
import { type RateLimit, takeFromRate } from '../../store/limits.js';
import { findUserOfAddress } from '../../store/users.js';

/** A used link is no place to guess on: so often it may be said again, whatever the password. */
const tries: RateLimit = { count: 5, per: saidAgainWithin };

/** Mark of the browser that uses a link up, as far as it can be told by its answer alone: a lost one sets no cookie. */
export function browserMark(deps: Pick<Deps, 'box'>, challengeId: string, visitor: Visitor): string {
  return deps.box.mac('browser', `${challengeId} ${visitor.userAgent}`);
}

/**
 * The address of a reset that was done already, if this is the same one said again because its answer was lost: by the
 * same link, password and browser within `saidAgainWithin`, with nothing done to the password since. Nothing is written.
 *
 * @throws PorticoFault `link_dead` for everything else, whatever it was
 */
export async function repeatedReset(
  deps: Deps,
  challenge: Challenge,
  { password, visitor }: { password: string; visitor: Visitor },
): Promise<string> {
  const { id, portal_id: portalId, used_at: usedAt, used_by: usedBy } = challenge;
  const dead = new PorticoFault('link_dead', { audit: { subjectId: challenge.user_id ?? undefined } });
  const now = deps.clock();
  if (usedAt === null || now - usedAt >= saidAgainWithin) throw dead;
  if (usedBy !== browserMark(deps, id, visitor)) throw dead;
  const owner = await findUserOfAddress(deps.db, portalId, challenge.address_id ?? '');
  if (owner?.status !== 'active' || owner.passwordChangedAt !== usedAt) throw dead;
  const counted = await takeFromRate(deps.db, portalId, `repeated reset ${id}`, tries, now);
  if (!counted.allowed || !(await deps.hasher.verify(password, owner.passwordHash))) throw dead;
  return owner.address;
}
