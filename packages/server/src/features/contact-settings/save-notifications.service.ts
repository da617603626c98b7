import type { FieldCode, NotificationChoice } from '@portico/contract';
import type { Deps } from '../../deps.js';
import { fieldFault } from '../../domain/fault.js';
import type { NotificationChoices } from '../../domain/notification-kind.js';
import { writeAudit } from '../../store/audit.js';
import type { Executor } from '../../store/database.js';
import { findNotificationChoices, saveNotificationChoice } from '../../store/notification-choices.js';
import { findPortal } from '../../store/portals.js';
import type { SaveRequest } from './save-request.js';

/**
 * Writes down what somebody chose about notifications; what was chosen already is no change.
 *
 * @throws PorticoFault `input_invalid` by `notifications.<id>`: one that the site does not send to this person, by a
 *   channel that it does not have, or that is always on
 */
export async function saveNotifications(
  deps: Deps,
  tx: Executor,
  { portal, session, visitor }: SaveRequest,
  choices: NotificationChoice[],
): Promise<void> {
  const { notifications } = (await findPortal(tx, portal.id)) ?? portal;
  const own = notifications.filter(({ roles }) => roles?.includes(session.role) ?? true);
  const refused: Record<string, FieldCode> = {};
  for (const { id, channel } of choices) {
    const kind = own.find((each) => each.id === id);
    if (!kind?.channels.some((each) => each.channel === channel)) refused[`notifications.${id}`] = 'choice_invalid';
    else if (kind.locked) refused[`notifications.${id}`] = 'choice_locked';
  }
  if (Object.keys(refused).length > 0) throw fieldFault(refused);
  const at = deps.clock();
  const owner = { portalId: portal.id, userId: session.userId };
  const changed = newChoices(choices, await findNotificationChoices(tx, portal.id, session.userId));
  for (const { id, channel, on } of changed) {
    await saveNotificationChoice(tx, owner, { notificationId: id, channel, on }, at);
  }
  if (changed.length === 0) return;
  const { ip, userAgent, requestId } = visitor;
  const who = { actorId: session.userId, subjectId: session.userId };
  const details = { choices: changed.length };
  await writeAudit(tx, {
    portalId: portal.id,
    at,
    event: 'notifications_chosen',
    ...who,
    ip,
    userAgent,
    requestId,
    details,
  });
}

/** The choices that differ from those that are saved; of several about one thing the last one counts. */
function newChoices(choices: NotificationChoice[], saved: NotificationChoices[]): NotificationChoice[] {
  const last = new Map(choices.map((each) => [`${each.id} ${each.channel}`, each]));
  for (const { notificationId, channel, on } of saved) {
    const key = `${notificationId} ${channel}`;
    if (last.get(key)?.on === on) last.delete(key);
  }
  return [...last.values()];
}
