import type { Activity } from '@portico/contract';
import type { Deps } from '../deps.js';
import { whereabouts } from '../domain/whereabouts.js';
import { findNewestAudit } from '../store/audit.js';
import { publicEvents } from './public-events.js';

const atMost = 50;

/** What happened to an account lately, the newest first: what its owner did and what was tried in their name. */
export async function listActivity(
  deps: Pick<Deps, 'db' | 'clock' | 'locate'>,
  portalId: string,
  userId: string,
): Promise<Activity> {
  const entries = await findNewestAudit(deps.db, portalId, userId, publicEvents, atMost);
  return {
    entries: entries.map(({ id, event, at, ...from }) => ({ id, event, at, ...whereabouts(from, deps.locate) })),
    now: deps.clock(),
  };
}
