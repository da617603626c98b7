import type { ResendAddressVerificationInput } from '@portico/contract';
import { auditRefusals } from '../../audit/audit-refusals.js';
import { mailAddressVerification } from '../../contact/mail-address-verification.js';
import type { Deps } from '../../deps.js';
import { fieldFault, PorticoFault } from '../../domain/fault.js';
import { chooseLanguage } from '../../domain/language.js';
import type { Portal } from '../../domain/portal.js';
import type { Visitor } from '../../http/request-context.js';
import { limitFault } from '../../limits/limit-fault.js';
import { countMailRequest } from '../../limits/mail-limits.js';
import { countMailOfUser, countVerification, whenVerifiable } from '../../limits/verification-limits.js';
import { findPendingAddress } from '../../store/addresses.js';
import { writeAudit } from '../../store/audit.js';
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
 * @throws PorticoFault `input_invalid` for an address that is not one's own or verified already, `limit_reached`
 */
export function resendAddressVerification(deps: Deps, request: ResendRequest): Promise<number> {
  const events = { refused: 'address_change_refused', limited: 'mail_limited' } as const;
  return auditRefusals(deps, request, events, () => tryResend(deps, request));
}

async function tryResend(deps: Deps, { portal, visitor, session, input }: ResendRequest): Promise<number> {
  const { userId } = session;
  const address = await findPendingAddress(deps.db, portal.id, input.id);
  if (address?.userId !== userId) throw fieldFault({ id: 'address_unknown' });
  if (address.verified) throw new PorticoFault('link_used');
  await countMailRequest(deps, portal.id, visitor);
  await inTransaction(deps.db, async (tx) => {
    const nextAt = await countVerification(deps, tx, { portalId: portal.id, userId, key: address.key });
    if (nextAt !== undefined) throw limitFault(`verify address ${userId}`, nextAt, deps.clock(), userId);
    await mailAddressVerification(deps, tx, {
      portal,
      user: { id: userId, name: session.name },
      addressId: address.id,
      address: { display: address.address, key: address.key },
      language: chooseLanguage(input.locale, address.language, portal.language),
      allowed: true,
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
  await countMailOfUser(deps, portal.id, userId, 1);
  deps.wakeOutbox();
  const times = await whenVerifiable(deps, portal.id, userId, [address.key]);
  return times.get(address.key) ?? deps.clock();
}
