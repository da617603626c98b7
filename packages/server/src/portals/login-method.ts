import { PorticoFault } from '../domain/fault.js';
import type { Executor } from '../store/database.js';
import { findPortal } from '../store/portals.js';

/** A way to log in that a portal can have on or off. */
export type LoginMethod = 'password';

/**
 * Whether a portal has a method on, read from the database itself: one that was switched off a moment ago counts
 * nowhere any more, neither for a form or a link that was opened before nor as a proof.
 */
export async function isMethodOn(db: Executor, portalId: string, method: LoginMethod): Promise<boolean> {
  return (await findPortal(db, portalId))?.options[method] ?? false;
}

/** @throws PorticoFault `method_disabled` where the portal has it off */
export async function requireMethod(db: Executor, portalId: string, method: LoginMethod): Promise<void> {
  if (!(await isMethodOn(db, portalId, method))) throw new PorticoFault('method_disabled');
}
