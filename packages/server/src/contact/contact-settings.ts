import type { ContactSettings, OwnAddress } from '@portico/contract';
import { day } from '../domain/clock.js';
import type { Deps } from '../deps.js';
import { maxAddresses, removalBlocked } from '../domain/address-book.js';
import { PorticoFault } from '../domain/fault.js';
import { settingsOf } from '../domain/notification-kind.js';
import type { Portal } from '../domain/portal.js';
import { whenVerifiable } from '../limits/verification-limits.js';
import { findAddressBook, type StoredAddress } from '../store/addresses.js';
import { findNotificationChoices } from '../store/notification-choices.js';
import { findPortal } from '../store/portals.js';
import { findUser } from '../store/users.js';

/**
 * The addresses of a user, each with what may be done to it, and their notifications. Options of the portal are read
 * anew, so that nobody is told to log in by a way that was just switched off.
 *
 * @throws PorticoFault `session_missing` when there is no such user any more
 */
export async function contactSettings(deps: Deps, known: Portal, userId: string): Promise<ContactSettings> {
  const portal = (await findPortal(deps.db, known.id)) ?? known;
  const user = await findUser(deps.db, portal.id, userId);
  const book = await findAddressBook(deps.db, portal.id, userId);
  if (!user || !book) throw new PorticoFault('session_missing');
  const waiting = book.entries.filter(({ verified }) => !verified).map(({ key }) => key);
  const resendAt = await whenVerifiable(deps, portal.id, userId, waiting);
  const canLogIn = portal.options.password && user.passwordHash !== null;
  const view = (entry: StoredAddress): OwnAddress => ({
    id: entry.id,
    email: entry.address,
    primary: entry.id === book.primaryId,
    verified: entry.verified,
    undeliverable: entry.undeliverableAt !== null,
    login: entry.verified && canLogIn,
    onceVerified: entry.onceVerified,
    removalBlocked: removalBlocked(book, entry),
    primaryBlocked: entry.verified ? null : 'address_unverified',
    mailedAt: entry.verified ? 0 : (entry.mailedAt ?? 0),
    resendAt: resendAt.get(entry.key) ?? 0,
  });
  const rows = book.entries.map(view);
  return {
    version: book.version,
    addresses: [...rows.filter(({ primary }) => primary), ...rows.filter(({ primary }) => !primary)],
    maxAddresses,
    undoDays: Math.round(deps.config.lifetimes.undoLink / day),
    now: deps.clock(),
    notifications: settingsOf(
      portal.notifications,
      user.role,
      await findNotificationChoices(deps.db, portal.id, userId),
    ),
  };
}
