import type { Deps } from '../deps.js';
import { PorticoFault } from '../domain/fault.js';
import type { Portal } from '../domain/portal.js';
import { findPortal } from '../store/portals.js';

/**
 * The portal as the database has it now: registration that was closed a moment ago is closed, also for a sign-up that
 * was under way.
 *
 * @throws PorticoFault `registration_closed`
 */
export async function requireOpenRegistration(deps: Pick<Deps, 'db'>, known: Portal): Promise<Portal> {
  const portal = (await findPortal(deps.db, known.id)) ?? known;
  if (!portal.options.password || !portal.options.signUp) throw new PorticoFault('registration_closed');
  return portal;
}
