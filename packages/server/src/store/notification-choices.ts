import type { NotificationChoices } from '../domain/notification-kind.js';
import type { Executor } from './database.js';

/** What a user chose about notifications, whether or not the site still sends them. */
export async function findNotificationChoices(
  db: Executor,
  portalId: string,
  userId: string,
): Promise<NotificationChoices[]> {
  const rows = await db
    .selectFrom('notification_choices')
    .select(['notification_id as notificationId', 'channel', 'is_on'])
    .where('portal_id', '=', portalId)
    .where('user_id', '=', userId)
    .execute();
  return rows.map(({ is_on, ...choice }) => ({ ...choice, on: is_on === 1 }));
}

/** Writes a choice down, over the one before. */
export async function saveNotificationChoice(
  db: Executor,
  owner: { portalId: string; userId: string },
  { notificationId, channel, on }: NotificationChoices,
  at: number,
): Promise<void> {
  await db
    .insertInto('notification_choices')
    .values({
      portal_id: owner.portalId,
      user_id: owner.userId,
      notification_id: notificationId,
      channel,
      is_on: on ? 1 : 0,
      chosen_at: at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['portal_id', 'user_id', 'notification_id', 'channel'])
        .doUpdateSet({ is_on: on ? 1 : 0, chosen_at: at }),
    )
    .execute();
}
