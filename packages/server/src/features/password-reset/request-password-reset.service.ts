import type { RequestPasswordResetInput } from '@portico/contract';
import { auditRefusals } from '../../audit/audit-refusals.js';
import type { Deps } from '../../deps.js';
import { parseAddress } from '../../domain/address.js';
import { fieldFault } from '../../domain/fault.js';
import { chooseLanguage } from '../../domain/language.js';
import type { Portal } from '../../domain/portal.js';
import { newSecret } from '../../domain/secret-token.js';
import type { Visitor } from '../../domain/visitor.js';
import { countMailRequest, countMailTo } from '../../limits/mail-limits.js';
import { createChallenge } from '../../challenges/create-challenge.js';
import { writeMail } from '../../mail/write-mail.js';
import { requireMethod } from '../../portals/login-method.js';
import { writeAudit } from '../../store/audit.js';
import { supersedeOfUser } from '../../store/supersede-challenges.js';
import { inTransaction } from '../../store/transaction.js';
import { findUserByAddress } from '../../store/users.js';

export interface PasswordResetRequest {
  portal: Portal;
  input: RequestPasswordResetInput;
  visitor: Visitor;
}

/**
 * Mails a link to choose a new password to a verified address, as it is stored and never as it was typed. Whether
 * there is such an account does not show: the statements are the same, only the mail is a decoy. Returns when the
 * next mail may be asked for (ms).
 *
 * @throws PorticoFault `method_disabled`, `input_invalid`, `limit_reached`
 */
export function requestPasswordReset(deps: Deps, request: PasswordResetRequest): Promise<number> {
  const events = { refused: 'password_reset_failed', limited: 'mail_limited' } as const;
  return auditRefusals(deps, request, events, () => tryRequest(deps, request));
}

async function tryRequest(deps: Deps, request: PasswordResetRequest): Promise<number> {
  const { portal, input, visitor } = request;
  const typed = parseAddress(input.email);
  if (typeof typed === 'string') throw fieldFault({ email: typed });
  await requireMethod(deps.db, portal.id, 'password');
  await countMailRequest(deps, portal.id, visitor);
  await inTransaction(deps.db, async (tx) => {
    const now = deps.clock();
    const found = await findUserByAddress(tx, portal.id, typed.key);
    const user = found?.status === 'active' ? found : undefined;
    const allowance = await countMailTo(deps, tx, portal.id, typed.key, 'reset_password');
    // Over the limit nothing is sent, so the link that was sent before must stay good.
    if (allowance.send) await supersedeOfUser(tx, portal.id, user?.id ?? newSecret(), now, 'reset_password');
    const { resetLink } = deps.config.lifetimes;
    const challenge = await createChallenge(
      deps,
      tx,
      {
        portalId: portal.id,
        purpose: 'reset_password',
        ...(user ? { userId: user.id, addressId: user.addressId } : {}),
      },
      { link: resetLink },
    );
    await writeMail(deps, tx, {
      kind: 'reset_password',
      portal,
      to: { display: user?.address ?? typed.display, key: typed.key },
      language: chooseLanguage(user?.language, input.locale, portal.language, visitor.acceptLanguage),
      params: {
        link: `${deps.addresses.baseOf(portal)}/reset-password?token=${challenge.token}`,
        linkLifetime: resetLink,
      },
      challengeId: challenge.id,
      // The address may have been removed since it was looked up.
      decoy: !user || !allowance.send || !challenge.isKept,
      sendAt: allowance.at,
    });
    const { ip, userAgent, requestId } = visitor;
    await writeAudit(tx, {
      portalId: portal.id,
      at: now,
      event: 'password_reset_requested',
      subjectId: found?.id,
      ip,
      userAgent,
      requestId,
      details: { limited: !allowance.send },
    });
  });
  deps.wakeOutbox();
  return deps.clock() + deps.config.lifetimes.resend;
}
