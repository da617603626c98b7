import type { ResendVerificationInput } from '@portico/contract';
import { auditRefusals } from '../../audit/audit-refusals.js';
import type { Deps } from '../../deps.js';
import { type Address, parseAddress } from '../../domain/address.js';
import { fieldFault } from '../../domain/fault.js';
import { chooseLanguage } from '../../domain/language.js';
import type { Portal } from '../../domain/portal.js';
import { hashSecret } from '../../domain/secret-token.js';
import type { Visitor } from '../../domain/visitor.js';
import { countMailRequest } from '../../limits/mail-limits.js';
import { mailSignUp, type SignUpMailed } from '../../mail/mail-sign-up.js';
import { requireOpenRegistration } from '../../portals/open-registration.js';
import { writeAudit } from '../../store/audit.js';
import type { Executor } from '../../store/database.js';
import { findOpenSignUpByAddress, findSignUpByHandle, prolongSignUp, type SignUp } from '../../store/sign-ups.js';
import { inTransaction } from '../../store/transaction.js';

export interface ResendRequest {
  portal: Portal;
  input: ResendVerificationInput;
  visitor: Visitor;
  handle: string | undefined;
}

/**
 * Sends the mail of an open sign-up again: of the one this browser began, or of the newest for an address. Whether
 * there is one does not show. Returns when the next mail may be asked for (ms).
 *
 * @throws PorticoFault `registration_closed`, `input_invalid`, `limit_reached`
 */
export function resendVerification(deps: Deps, request: ResendRequest): Promise<number> {
  const events = { refused: 'sign_up_refused', limited: 'mail_limited' } as const;
  return auditRefusals(deps, request, events, () => tryResend(deps, request));
}

async function tryResend(deps: Deps, request: ResendRequest): Promise<number> {
  const { portal, input, visitor } = request;
  const typed = input.email === undefined ? undefined : parseAddress(input.email);
  if (typeof typed === 'string') throw fieldFault({ email: typed });
  await requireOpenRegistration(deps, portal);
  await countMailRequest(deps, portal.id, visitor);
  await inTransaction(deps.db, async (tx) => {
    const now = deps.clock();
    const found = await findOpen(deps, tx, request, typed);
    const until = now + deps.config.lifetimes.verifyLink;
    // The browser that signed up may have begun anew since.
    const signUp = (await prolongSignUp(tx, portal.id, found?.id ?? '', until)) ? found : undefined;
    const address = signUp ? { display: signUp.address, key: signUp.compare_key } : typed;
    let mailed: SignUpMailed | undefined;
    if (address) {
      const language = chooseLanguage(input.locale, signUp?.language, portal.language, visitor.acceptLanguage);
      mailed = await mailSignUp(deps, tx, portal, { signUp, address, language });
    }
    const { ip, userAgent, requestId } = visitor;
    await writeAudit(tx, {
      portalId: portal.id,
      at: now,
      event: 'verification_resent',
      subjectId: mailed?.ownerId,
      ip,
      userAgent,
      requestId,
      details: { limited: mailed?.limited ?? false },
    });
  });
  deps.wakeOutbox();
  return deps.clock() + deps.config.lifetimes.resend;
}

async function findOpen(
  deps: Deps,
  tx: Executor,
  { portal, handle }: ResendRequest,
  typed: Address | undefined,
): Promise<SignUp | undefined> {
  const now = deps.clock();
  if (typed) return findOpenSignUpByAddress(tx, portal.id, typed.key, now);
  if (handle === undefined) return undefined;
  const own = await findSignUpByHandle(tx, portal.id, hashSecret(handle), now);
  return own?.verified_at === null ? own : undefined;
}
