import type { Deps } from '../deps.js';
import { parseAddress } from '../domain/address.js';
import { markDeliverable, markUndeliverable } from '../store/addresses.js';
import { writeAudit } from '../store/audit.js';
import type { LeasedMail } from '../store/outbox.js';
import { inTransaction } from '../store/transaction.js';
import { readMail } from './write-mail.js';

/**
 * Notes what a mail server said of an address: that there is no such mailbox, or, by taking a mail, that there is. Only
 * notifications are kept back from an undeliverable address; it can be verified and logged in with as before, because
 * one provider's mistake must not lock anybody out.
 */
export async function noteDelivery(
  deps: Pick<Deps, 'box' | 'clock' | 'db'>,
  row: LeasedMail,
  isDelivered: boolean,
): Promise<void> {
  const { to } = readMail(deps, row);
  const address = parseAddress(to);
  if (typeof address === 'string') return;
  if (isDelivered) {
    await markDeliverable(deps.db, row.portalId, address.key);
    return;
  }
  await inTransaction(deps.db, async (tx) => {
    const at = deps.clock();
    if ((await markUndeliverable(tx, row.portalId, address.key, at)) === 0) return;
    const nobody = { ip: '', userAgent: '', requestId: row.id };
    await writeAudit(tx, { portalId: row.portalId, at, event: 'address_undeliverable', ...nobody });
  });
}
