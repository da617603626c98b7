import * as z from 'zod';
import type { Clock } from '../domain/clock.js';
import type { SecretBox } from '../crypto/secret-box.js';
import type { Executor } from '../store/database.js';
import { insertMailboxRow, type MailboxRow } from '../store/mailbox.js';
import type { MailTransport } from './transport.js';

/** A mail as the development mailbox shows it. */
export const MailboxMail = z.object({
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
});
export type MailboxMail = z.infer<typeof MailboxMail>;

/** Keeps mails in the database instead of sending them, sealed, for the development mailbox. */
export function mailboxTransport(deps: { db: Executor; box: SecretBox; clock: Clock }): MailTransport {
  return {
    async send(mail) {
      const from = `${mail.from.name} <${mail.from.address}>`;
      const content: MailboxMail = { from, to: mail.to, subject: mail.subject, text: mail.text, html: mail.html };
      const sealed = deps.box.seal(JSON.stringify(content), binding(mail.id));
      await insertMailboxRow(deps.db, { id: mail.id, portalId: mail.portalId, receivedAt: deps.clock(), sealed });
    },
    close: () => undefined,
  };
}

/** @throws Error when the row was sealed under another secret. */
export function openMailboxRow(box: SecretBox, row: MailboxRow): MailboxMail {
  return MailboxMail.parse(JSON.parse(box.open(row.sealed, binding(row.id))));
}

function binding(id: string): string {
  return `mailbox ${id}`;
}
