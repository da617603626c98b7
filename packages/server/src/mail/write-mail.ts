import { newRowId } from '../crypto/row-id.js';
import type { Deps } from '../deps.js';
import { type Address, envelopeForm } from '../domain/address.js';
import type { Portal } from '../domain/portal.js';
import type { Executor } from '../store/database.js';
import { insertMail, type LeasedMail } from '../store/outbox.js';
import type { Mail, MailKind, MailParams } from './mail-kinds.js';

/** A mail to be written into the outbox, inside the transaction of the change that it tells about. */
export interface MailOrder<Kind extends MailKind> {
  kind: Kind;
  portal: Portal;
  to: Address;
  language: string;
  params: MailParams[Kind];
  /** The challenge whose link the mail carries; once that is dead the mail is not sent. */
  challengeId?: string;
  /** Written, so that the work is the same, but never sent. */
  decoy?: boolean;
  /** Not before this time (ms); now when absent. */
  sendAt?: number;
}

/** Writes a mail. The caller wakes the outbox once its transaction is done. */
export async function writeMail<Kind extends MailKind>(
  deps: Pick<Deps, 'clock' | 'box' | 'config'>,
  db: Executor,
  order: MailOrder<Kind>,
): Promise<void> {
  const now = deps.clock();
  const id = newRowId(now);
  const mail = {
    kind: order.kind,
    to: envelopeForm(order.to),
    shown: order.to.display,
    language: order.language,
    portalName: order.portal.name,
    senderName: order.portal.mailSenderName,
    params: order.params,
  };
  const domain = deps.config.mailFrom.slice(deps.config.mailFrom.lastIndexOf('@') + 1);
  await insertMail(db, {
    id,
    portalId: order.portal.id,
    kind: order.kind,
    messageId: `<${id}@${domain}>`,
    sealed: deps.box.seal(JSON.stringify(mail), binding(id)),
    decoy: order.decoy ?? false,
    challengeId: order.challengeId,
    at: now,
    sendAt: order.sendAt ?? now,
  });
}

/** Reads what `writeMail` sealed. @throws Error when it was sealed under another secret. */
export function readMail(deps: Pick<Deps, 'box'>, row: Pick<LeasedMail, 'id' | 'sealed'>): Mail {
  return JSON.parse(deps.box.open(row.sealed, binding(row.id))) as Mail;
}

function binding(id: string): string {
  return `outbox ${id}`;
}
