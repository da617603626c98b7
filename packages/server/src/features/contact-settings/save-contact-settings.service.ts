import type { ContactSettings } from '@portico/contract';
import { auditRefusals } from '../../audit/audit-refusals.js';
import { contactSettings } from '../../contact/contact-settings.js';
import type { Deps } from '../../deps.js';
import { PorticoFault } from '../../domain/fault.js';
import { countMailRequest } from '../../limits/mail-limits.js';
import { requireRecentLogin } from '../../session/recent-login.js';
import { takeContactVersion } from '../../store/addresses.js';
import { isSessionOpen } from '../../store/sessions.js';
import { inTransaction } from '../../store/transaction.js';
import { findUser } from '../../store/users.js';
import { readChanges } from './read-changes.js';
import { saveAddresses } from './save-addresses.service.js';
import { saveNotifications } from './save-notifications.service.js';
import type { SaveRequest } from './save-request.js';

/**
 * Saves a change set of addresses and choices about notifications: all of it in one transaction, or nothing. It must
 * name the version that was read. Changing addresses needs a login a moment ago; notifications alone do not.
 *
 * @throws PorticoFault `version_stale`, `reauthentication_required`, `address_last`, `input_invalid`, `limit_reached`
 */
export function saveContactSettings(deps: Deps, request: SaveRequest): Promise<ContactSettings> {
  const events = { refused: 'address_change_refused', limited: 'mail_limited' } as const;
  return auditRefusals(deps, request, events, () => trySave(deps, request));
}

async function trySave(deps: Deps, request: SaveRequest): Promise<ContactSettings> {
  const { portal, session, visitor, input } = request;
  const changes = input.addresses && readChanges(input.addresses);
  if (changes) {
    await requireRecentLogin(deps, portal.id, session);
    const mails = changes.add.length + (changes.replacePrimary ? 1 : 0);
    // Whatever is changed is told by mail: a save without new addresses counts, too.
    for (let mail = 0; mail < Math.max(1, mails); mail++) await countMailRequest(deps, portal.id, visitor);
  }
  await inTransaction(deps.db, async (tx) => {
    const version = await takeContactVersion(tx, portal.id, session.userId, input.version);
    if (version === undefined) throw new PorticoFault('version_stale', { audit: { subjectId: session.userId } });
    // An undo or a new password may have ended the session while this waited for the user's row.
    const isOpen = await isSessionOpen(tx, portal.id, session.id);
    const user = await findUser(tx, portal.id, session.userId);
    if (!user || !isOpen) throw new PorticoFault('session_missing');
    if (changes) await saveAddresses(deps, tx, { ...request, user, version, changes });
    if (input.notifications) await saveNotifications(deps, tx, request, input.notifications);
  });
  deps.wakeOutbox();
  return contactSettings(deps, portal, session.userId);
}
