import type { Deps } from '../../deps.js';
import { PorticoFault } from '../../domain/fault.js';
import type { NotificationKind } from '../../domain/notification-kind.js';
import type { Portal } from '../../domain/portal.js';
import type { Visitor } from '../../http/request-context.js';
import { readUnsubscribeToken } from '../../notifications/unsubscribe-token.js';
import { takeContactVersion } from '../../store/addresses.js';
import { writeAudit } from '../../store/audit.js';
import { findNotificationChoices, saveNotificationChoice } from '../../store/notification-choices.js';
import { inTransaction } from '../../store/transaction.js';

/** The notification that a signed link is about, or undefined when the link is none or the site sends it no more. */
export function unsubscribeTarget(deps: Deps, portal: Portal, token: string): NotificationKind | undefined {
  const subscription = readUnsubscribeToken(deps, portal.id, token);
  return portal.notifications.find(({ id, locked }) => id === subscription?.notificationId && !locked);
}

/**
 * Switches mails of one kind off, by a signed link and without a login (RFC 8058). Twice is like once.
 *
 * @throws PorticoFault `link_dead`
 */
export async function unsubscribe(
  deps: Deps,
  { portal, visitor, token }: { portal: Portal; visitor: Visitor; token: string },
): Promise<NotificationKind> {
  const kind = unsubscribeTarget(deps, portal, token);
  const userId = readUnsubscribeToken(deps, portal.id, token)?.userId;
  if (!kind || userId === undefined) throw new PorticoFault('link_dead');
  await inTransaction(deps.db, async (tx) => {
    const choices = await findNotificationChoices(tx, portal.id, userId);
    // Mail programs post again and again: that must not make every open page of the settings stale.
    if (choices.some((each) => each.notificationId === kind.id && each.channel === 'email' && !each.on)) return;
    // Whoever has the settings open sees at the next save that they changed.
    if ((await takeContactVersion(tx, portal.id, userId)) === undefined) throw new PorticoFault('link_dead');
    const at = deps.clock();
    const choice = { notificationId: kind.id, channel: 'email', on: false } as const;
    await saveNotificationChoice(tx, { portalId: portal.id, userId }, choice, at);
    const { ip, userAgent, requestId } = visitor;
    await writeAudit(tx, {
      portalId: portal.id,
      at,
      event: 'notification_unsubscribed',
      subjectId: userId,
      ip,
      userAgent,
      requestId,
      details: { notification: kind.id },
    });
  });
  return kind;
}
