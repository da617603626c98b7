import { type NotificationChannel, type NotificationKind, settingsOf } from '../domain/notification-kind.js';
import type { Portal } from '../domain/portal.js';
import type { Executor } from '../store/database.js';
import { findNotificationChoices } from '../store/notification-choices.js';
import type { LoginUser } from '../store/users.js';

/** What a notification is called, if somebody wants it by that channel; undefined when not, or when it is not for them. */
export async function wantedKind(
  db: Executor,
  portal: Portal,
  user: LoginUser,
  notification: string,
  wanted: NotificationChannel,
): Promise<Pick<NotificationKind, 'id' | 'label'> | undefined> {
  const choices = await findNotificationChoices(db, portal.id, user.id);
  const kind = settingsOf(portal.notifications, user.role, choices).find(({ id }) => id === notification);
  return kind?.channels.some(({ channel, on }) => channel === wanted && on) ? kind : undefined;
}
