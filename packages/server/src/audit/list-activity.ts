import type { Activity } from '@portico/contract';
import type { Deps } from '../deps.js';
import { whereabouts } from '../domain/whereabouts.js';
import { findNewestOfEach } from '../store/audit.js';
import { personEvents } from '../store/audit-events.js';
import { sharePlaces } from './share-places.js';

const atMost = 50;

/**
 * What happened to an account lately, the newest first: what its owner did and what was tried in their name. Whoever fills
 * it with one kind of entry washes out none of another kind.
 */
export async function listActivity(
  deps: Pick<Deps, 'db' | 'clock' | 'locate'>,
  portalId: string,
  userId: string,
): Promise<Activity> {
  const newest = await findNewestOfEach(deps.db, portalId, userId, personEvents, atMost);
  const entries = sharePlaces(newest, ({ event }) => event, atMost);
  return {
    entries: entries.map(({ id, event, at, ...from }) => ({ id, event, at, ...whereabouts(from, deps.locate) })),
    now: deps.clock(),
  };
}
