import type { Deps } from '../../deps.js';
import { PorticoFault } from '../../domain/fault.js';
import type { NotificationKind } from '../../domain/notification-kind.js';
import type { Portal } from '../../domain/portal.js';
import type { Visitor } from '../../domain/visitor.js';
import { readUnsubscribeToken } from '../../notifications/unsubscribe-token.js';
import { wantedKind } from '../../notifications/wanted-kind.js';
import { takeContactVersion } from '../../store/addresses.js';
import { writeAudit } from '../../store/audit.js';
import { findNotificationChoices, saveNotificationChoice } from '../../store/notification-choices.js';
import { inTransaction } from '../../store/transaction.js';
import { findUser } from '../../store/users.js';

/** What a signed link is about, as it stands now. */
export interface Unsubscribable {
  kind: NotificationKind;
  /** The primary address of its person, to which these mails go. */
  address: string;
  on: boolean;
}

/** A signed link, pressed. */
export interface LinkRequest {
  portal: Portal;
  visitor: Visitor;
  token: string;
}

/** The notification that a signed link is about, or undefined when the link is none or the site sends it no more. */
export function unsubscribeTarget(deps: Deps, portal: Portal, token: string): NotificationKind | undefined {
  const subscription = readUnsubscribeToken(deps, portal.id, token);
  return portal.notifications.find(({ id, locked }) => id === subscription?.notificationId && !locked);
}

/** What a signed link would switch, or undefined when it is dead. Nothing is changed. */
export async function unsubscribeState(deps: Deps, portal: Portal, token: string): Promise<Unsubscribable | undefined> {
  const kind = unsubscribeTarget(deps, portal, token);
  const userId = readUnsubscribeToken(deps, portal.id, token)?.userId;
  if (!kind || userId === undefined) return undefined;
  const user = await findUser(deps.db, portal.id, userId);
  if (user?.status !== 'active') return undefined;
  const on = (await wantedKind(deps.db, portal, user, kind.id, 'email')) !== undefined;
  return { kind, address: user.email, on };
}

/**
 * Switches mails of one kind off, by a signed link and without a login (RFC 8058). Twice is like once.
 *
 * @throws PorticoFault `link_dead`
 */
export function unsubscribe(deps: Deps, request: LinkRequest): Promise<NotificationKind> {
  return choose(deps, request, false);
}

/**
 * Switches them on again by the same link, for whoever switched them off by mistake. Twice is like once.
 *
 * @throws PorticoFault `link_dead`
 */
export function subscribeAgain(deps: Deps, request: LinkRequest): Promise<NotificationKind> {
  return choose(deps, request, true);
}

async function choose(deps: Deps, { portal, visitor, token }: LinkRequest, on: boolean): Promise<NotificationKind> {
  const kind = unsubscribeTarget(deps, portal, token);
  const userId = readUnsubscribeToken(deps, portal.id, token)?.userId;
  if (!kind || userId === undefined) throw new PorticoFault('link_dead');
  await inTransaction(deps.db, async (tx) => {
    const choices = await findNotificationChoices(tx, portal.id, userId);
    // Mail programs post again and again: that must not make every open page of the settings stale.
    const isSo = (each: (typeof choices)[number]): boolean =>
      each.notificationId === kind.id && each.channel === 'email' && each.on === on;
    if (choices.some(isSo)) return;
    // Whoever has the settings open sees at the next save that they changed.
    if ((await takeContactVersion(tx, portal.id, userId)) === undefined) throw new PorticoFault('link_dead');
    const at = deps.clock();
    const choice = { notificationId: kind.id, channel: 'email', on } as const;
    await saveNotificationChoice(tx, { portalId: portal.id, userId }, choice, at);
    const { ip, userAgent, requestId } = visitor;
    await writeAudit(tx, {
      portalId: portal.id,
      at,
      event: on ? 'notifications_chosen' : 'notification_unsubscribed',
      subjectId: userId,
      ip,
      userAgent,
      requestId,
      details: on ? { choices: 1, notification: kind.id } : { notification: kind.id },
    });
  });
  return kind;
}
