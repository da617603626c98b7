import type { Deps } from '../deps.js';
import { PorticoFault } from '../domain/fault.js';
import type { LiveSession } from '../store/sessions.js';
import { ownProofMethod } from './own-proof-method.js';
import { findUser } from '../store/users.js';

/**
 * Lets through only who proved a moment ago who they are (OWASP ASVS 5.0, 7.5.1). The fault says how that is done: by
 * the password, or by a mailed code where that does not count.
 *
 * @throws PorticoFault `reauthentication_required`
 */
export async function requireRecentLogin(
  deps: Pick<Deps, 'clock' | 'config' | 'db'>,
  portalId: string,
  session: LiveSession,
): Promise<void> {
  const { recentLogin } = deps.config.lifetimes;
  if (deps.clock() - session.authenticatedAt <= recentLogin) return;
  const user = await findUser(deps.db, portalId, session.userId);
  throw new PorticoFault('reauthentication_required', {
    params: {
      method: await ownProofMethod(deps.db, portalId, user),
      minutes: Math.round(recentLogin / 60_000),
    },
  });
}
