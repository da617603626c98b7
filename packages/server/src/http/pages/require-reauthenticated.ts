import type { Deps } from '../../deps.js';
import { PorticoFault } from '../../domain/fault.js';
import { reauthenticate } from '../../session/reauthenticate.js';
import { setSessionCookie } from '../../session/session-cookie.js';
import type { LiveSession } from '../../store/sessions.js';
import { type AccountTab, ownSession } from './account-page.js';
import type { PageCall, PageFields } from './page.js';

/**
 * Whoever is signed in when a form of the account is posted.
 *
 * @throws PorticoFault `session_missing` when it ended since the form was read
 */
export async function requireOwn(deps: Deps, call: PageCall, tab: AccountTab): Promise<LiveSession> {
  const own = await ownSession(deps, call, tab);
  if ('redirect' in own) throw new PorticoFault('session_missing');
  return own;
}

/**
 * Whoever is signed in, after they have shown anew who they are where the form asked for that: by its field `password`
 * or `code`. The session then goes on under a new cookie.
 *
 * @throws PorticoFault `session_missing`, `credentials_wrong`, `code_wrong`, `method_disabled`, `limit_reached`
 */
export async function requireReauthenticated(
  deps: Deps,
  call: PageCall,
  tab: AccountTab,
  fields: PageFields,
): Promise<LiveSession> {
  const session = await requireOwn(deps, call, tab);
  const [password, code] = [fields('password'), fields('code')];
  if (!password && !code) return session;
  const { portal, visitor, cookies } = call;
  const input = password ? { password } : { code };
  const renewed = await reauthenticate(deps, { portal, visitor, session, input });
  setSessionCookie(cookies, renewed, deps.config);
  // What follows in the same request goes on with the session as it is now.
  return requireOwn(deps, call, tab);
}
