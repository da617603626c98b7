import { auditRefusals } from '../audit/audit-refusals.js';
import { createChallenge } from '../challenges/create-challenge.js';
import type { Deps } from '../deps.js';
import { type Address, parseAddress } from '../domain/address.js';
import { PorticoFault } from '../domain/fault.js';
import { chooseLanguage } from '../domain/language.js';
import type { Portal } from '../domain/portal.js';
import { whereabouts } from '../domain/whereabouts.js';
import type { Visitor } from '../domain/visitor.js';
import { countMailRequest, countMailTo } from '../limits/mail-limits.js';
import { writeMail } from '../mail/write-mail.js';
import { writeAudit } from '../store/audit.js';
import { supersedeOfUser } from '../store/supersede-challenges.js';
import type { Executor } from '../store/database.js';
import type { LiveSession } from '../store/sessions.js';
import { inTransaction } from '../store/transaction.js';
import { findUser, holdUser } from '../store/users.js';
import { ownProofMethod } from './own-proof-method.js';

export interface CodeRequest {
  portal: Portal;
  visitor: Visitor;
  session: LiveSession;
}

/**
 * Mails a code to the primary address of somebody whose password does not count, by which the very session that asks can prove
 * who they are; the newest code counts. Returns when the next one may be asked for (ms).
 *
 * @throws PorticoFault `method_disabled` for somebody whose password does, `limit_reached`
 */
export function requestReauthentication(deps: Deps, request: CodeRequest): Promise<number> {
  const events = { refused: 'reauthentication_failed', limited: 'mail_limited' } as const;
  return auditRefusals(deps, request, events, () => tryRequest(deps, request));
}

async function tryRequest(deps: Deps, request: CodeRequest): Promise<number> {
  const { portal, visitor, session } = request;
  const known = await findUser(deps.db, portal.id, session.userId);
  if ((await ownProofMethod(deps.db, portal.id, known)) === 'password') throw new PorticoFault('method_disabled');
  await countMailRequest(deps, portal.id, visitor);
  await inTransaction(deps.db, async (tx) => {
    // From here on the primary address stays where it is until the mail is written.
    await holdUser(tx, portal.id, session.userId);
    const user = await findUser(tx, portal.id, session.userId);
    const to = user && parseAddress(user.email);
    // Stored addresses were parsed before they were stored.
    if (!to || typeof to === 'string') throw new PorticoFault('session_missing');
    const allowance = await countMailTo(deps, tx, portal.id, to.key, 'reauthenticate');
    // Over the limit nothing is sent, so the code that was sent before must stay the newest.
    if (allowance.send) await mailCode(deps, tx, request, { ...user, to, sendAt: allowance.at });
    const { ip, userAgent, requestId } = visitor;
    await writeAudit(tx, {
      portalId: portal.id,
      at: deps.clock(),
      event: 'reauthentication_code_mailed',
      actorId: user.id,
      subjectId: user.id,
      ip,
      userAgent,
      requestId,
      details: { limited: !allowance.send },
    });
  });
  deps.wakeOutbox();
  return deps.clock() + deps.config.lifetimes.resend;
}

async function mailCode(
  deps: Deps,
  tx: Executor,
  { portal, visitor, session }: CodeRequest,
  user: { id: string; addressId: string; language: string | null; to: Address; sendAt: number },
): Promise<void> {
  const now = deps.clock();
  const lifetime = deps.config.lifetimes.verifyCode;
  await supersedeOfUser(tx, portal.id, user.id, now, 'reauthenticate');
  const about = { portalId: portal.id, userId: user.id, addressId: user.addressId, sessionId: session.id };
  const challenge = await createChallenge(
    deps,
    tx,
    { ...about, purpose: 'reauthenticate' },
    { link: lifetime, code: lifetime },
  );
  if (!challenge.isKept) throw new PorticoFault('session_missing');
  await writeMail(deps, tx, {
    kind: 'reauthenticate',
    portal,
    to: user.to,
    language: chooseLanguage(user.language, portal.language),
    params: { at: now, ...whereabouts(visitor, deps.locate), code: challenge.code, codeLifetime: lifetime },
    challengeId: challenge.id,
    sendAt: user.sendAt,
  });
}
