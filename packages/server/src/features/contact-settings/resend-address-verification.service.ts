import type { ResendAddressVerificationInput } from '@portico/contract';
import { auditRefusals } from '../../audit/audit-refusals.js';
import { mailAddressVerification } from '../../contact/mail-address-verification.js';
import type { Deps } from '../../deps.js';
import { fieldFault, PorticoFault } from '../../domain/fault.js';
import { chooseLanguage } from '../../domain/language.js';
import type { Portal } from '../../domain/portal.js';
import type { Visitor } from '../../domain/visitor.js';
import { limitFault } from '../../limits/limit-fault.js';
import { countMailRequest } from '../../limits/mail-limits.js';
import { countMailOfUser, countVerification, whenVerifiable } from '../../limits/verification-limits.js';
import { findPendingAddress, noteVerificationMail, type PendingAddress } from '../../store/addresses.js';
import { writeAudit } from '../../store/audit.js';
import type { Executor } from '../../store/database.js';
import type { LiveSession } from '../../store/sessions.js';
import { inTransaction } from '../../store/transaction.js';

export interface ResendRequest {
  portal: Portal;
  visitor: Visitor;
  session: LiveSession;
  input: ResendAddressVerificationInput;
}

/**
 * Sends the verification mail of an address of one's own again; the newest mail counts. Returns when the next one may
 * be asked for (ms).
 *
 * @throws PorticoFault `input_invalid` for an address that is not one's own, `link_used` for one that is verified already,
 *   `limit_reached`
 */
export function resendAddressVerification(deps: Deps, request: ResendRequest): Promise<number> {
  const events = { refused: 'address_change_refused', limited: 'mail_limited' } as const;
  return auditRefusals(deps, request, events, () => tryResend(deps, request));
}

async function tryResend(deps: Deps, { portal, visitor, session, input }: ResendRequest): Promise<number> {
  const { userId } = session;
  const { key } = await ownPending(deps.db, portal.id, userId, input.id);
  await countMailRequest(deps, portal.id, visitor);
  await inTransaction(deps.db, async (tx) => {
    // From here on it can neither be removed nor verified until the mail is written.
    await noteVerificationMail(tx, portal.id, input.id, deps.clock());
    const address = await ownPending(tx, portal.id, userId, input.id);
    const nextAt = await countVerification(deps, tx, { portalId: portal.id, userId, key });
    if (nextAt !== undefined) throw limitFault(`verify address ${userId}`, nextAt, deps.clock(), userId);
    await countMailOfUser(deps, tx, portal.id, userId);
    await mailAddressVerification(deps, tx, {
      portal,
      user: { id: userId, name: session.name },
      addressId: address.id,
      address: { display: address.address, key: address.key },
      language: chooseLanguage(address.language, input.locale, portal.language),
    });
    const { ip, userAgent, requestId } = visitor;
    const who = { actorId: userId, subjectId: userId };
    await writeAudit(tx, {
      portalId: portal.id,
      at: deps.clock(),
      event: 'verification_resent',
      ...who,
      ip,
      userAgent,
      requestId,
    });
  });
  deps.wakeOutbox();
  const times = await whenVerifiable(deps, portal.id, userId, [key]);
  return times.get(key) ?? deps.clock();
}

async function ownPending(db: Executor, portalId: string, userId: string, id: string): Promise<PendingAddress> {
  const address = await findPendingAddress(db, portalId, id);
  if (address?.userId !== userId) throw fieldFault({ id: 'address_unknown' });
  if (address.verified) throw new PorticoFault('link_used');
  return address;
}
