import { isMethodOn } from '../portals/login-method.js';
import type { Executor } from '../store/database.js';

/**
 * How somebody who is signed in proves anew who they are: by their password, or by a mailed code where they have none or
 * the portal has passwords off.
 */
export async function ownProofMethod(
  db: Executor,
  portalId: string,
  user: { passwordHash: string | null } | undefined,
): Promise<'password' | 'code'> {
  return typeof user?.passwordHash === 'string' && (await isMethodOn(db, portalId, 'password')) ? 'password' : 'code';
}
