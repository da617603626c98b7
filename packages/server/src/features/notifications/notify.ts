import type { Deps } from '../../deps.js';
import { chooseLanguage } from '../../domain/language.js';
import type { NotificationChannel } from '../../domain/notification-kind.js';
import type { Portal } from '../../domain/portal.js';
import { harmless } from '../../mail/message.js';
import { writeMail } from '../../mail/write-mail.js';
import { findAddressBook } from '../../store/addresses.js';
import { inTransaction } from '../../store/transaction.js';
import { findUser } from '../../store/users.js';
import { unsubscribeToken } from '../../notifications/unsubscribe-token.js';
import { wantedKind } from '../../notifications/wanted-kind.js';

/** A notification that the site wants to send to somebody. Texts are plain text, in a language of the site's choice. */
export interface Notification {
  /** Id of the user, as `session.user.id` has it. */
  userId: string;
  /** Id of the notification in the portal's catalogue. */
  notification: string;
  /** One line, at most 150 characters. */
  subject: string;
  /** Paragraphs, at most 20 of 2,000 characters. */
  paragraphs: string[];
  /** One button: a label of at most 150 characters, an http or https URL of at most 2,000. */
  button?: { label: string; url: string };
}

/**
 * What became of it: `sent` (it waits in the outbox), `unwanted` (switched off, or not for this person), `undeliverable`
 * (the primary address bounced) or `user_unknown` (no such active user in this portal).
 */
export type Notified = 'sent' | 'unwanted' | 'undeliverable' | 'user_unknown';

/**
 * Mails a notification to the primary address of somebody who wants it, with a link that switches it off (RFC 8058).
 * While it waits for the mail server it is dropped if that address is no longer primary, or it is no longer wanted.
 *
 * @throws RangeError for a notification that is not in the catalogue, or texts beyond their bounds
 */
export async function notify(deps: Deps, portal: Portal, order: Notification): Promise<Notified> {
  refuseUnfit(portal, order);
  const outcome = await inTransaction(deps.db, async (tx): Promise<Notified> => {
    const user = await findUser(tx, portal.id, order.userId);
    if (user?.status !== 'active') return 'user_unknown';
    const kind = await wantedKind(tx, portal, user, order.notification, 'email');
    if (!kind) return 'unwanted';
    const book = await findAddressBook(tx, portal.id, user.id);
    const primary = book?.entries.find(({ id }) => id === book.primaryId);
    if (primary?.undeliverableAt !== null) return 'undeliverable';
    const language = chooseLanguage(user.language, portal.language);
    const token = unsubscribeToken(deps, portal.id, { userId: user.id, notificationId: kind.id });
    await writeMail(deps, tx, {
      kind: 'notification',
      portal,
      to: { display: primary.address, key: primary.key },
      language,
      params: {
        subject: harmlessLine(order.subject),
        paragraphs: order.paragraphs,
        button: order.button ?? null,
        label: (kind.label.find((text) => text.language === language) ?? kind.label[0])?.text ?? '',
        unsubscribeLink: `${deps.addresses.baseOf(portal)}/unsubscribe?token=${token}`,
      },
    });
    return 'sent';
  });
  if (outcome === 'sent') deps.wakeOutbox();
  return outcome;
}

/** Whether somebody wants a notification by a channel, such as `site` for what the site shows itself. */
export async function wantsNotification(
  deps: Pick<Deps, 'db'>,
  portal: Portal,
  { userId, notification, channel }: { userId: string; notification: string; channel: NotificationChannel },
): Promise<boolean> {
  const user = await findUser(deps.db, portal.id, userId);
  return user?.status === 'active' && (await wantedKind(deps.db, portal, user, notification, channel)) !== undefined;
}

function refuseUnfit(portal: Portal, { notification, subject, paragraphs, button }: Notification): void {
  if (!portal.notifications.some(({ id }) => id === notification)) {
    throw new RangeError(`the portal ${portal.slug} has no notification ${notification}`);
  }
  if (subject.length > 150) throw new RangeError('the subject of a notification has more than 150 characters');
  if (paragraphs.length > 20 || paragraphs.some((text) => text.length > 2000)) {
    throw new RangeError('a notification has more than 20 paragraphs, or one of more than 2,000 characters');
  }
  if (button && (button.label.length > 150 || button.url.length > 2000)) {
    throw new RangeError('the button of a notification has more than 150 characters, or a link of more than 2,000');
  }
  if (button && !/^https?:\/\/\S+$/.test(button.url))
    throw new RangeError('the button of a notification is no web link');
}

/** A subject is a header: one line. What the site says may hold names that strangers chose. */
function harmlessLine(text: string): string {
  return harmless(text, 150);
}
