import type { Deps } from '../deps.js';
import { parseAddress } from '../domain/address.js';
import { findPortal } from '../store/portals.js';
import { findUser } from '../store/users.js';
import { readUnsubscribeToken } from './unsubscribe-token.js';
import { wantedKind } from './wanted-kind.js';

/**
 * Whether a notification that waited may leave: its person is active and wants it, and it goes to what is their primary
 * address by now. Whose it is and of which kind, its own link to switch it off says.
 */
export async function isStillWanted(
  deps: Pick<Deps, 'box' | 'db'>,
  portalId: string,
  mail: { to: string; unsubscribeLink: string },
): Promise<boolean> {
  const token = new URL(mail.unsubscribeLink).searchParams.get('token') ?? '';
  const subscription = readUnsubscribeToken(deps, portalId, token);
  const portal = await findPortal(deps.db, portalId);
  if (!subscription || !portal) return false;
  const user = await findUser(deps.db, portalId, subscription.userId);
  if (user?.status !== 'active' || keyOf(user.email) !== keyOf(mail.to)) return false;
  return (await wantedKind(deps.db, portal, user, subscription.notificationId, 'email')) !== undefined;
}

function keyOf(email: string): string | undefined {
  const address = parseAddress(email);
  return typeof address === 'string' ? undefined : address.key;
}
