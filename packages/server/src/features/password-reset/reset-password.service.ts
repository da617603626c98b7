import type { ResetPasswordInput } from '@portico/contract';
import { auditRefusals } from '../../audit/audit-refusals.js';
import { isOpen, readLink } from '../../challenges/read-link.js';
import type { Deps } from '../../deps.js';
import { fieldFault, PorticoFault } from '../../domain/fault.js';
import { personalTerms } from '../../domain/personal-terms.js';
import { hashFlaw } from '../../domain/password-hash-form.js';
import { refusePassword } from '../../domain/password-policy.js';
import type { Portal } from '../../domain/portal.js';
import type { Visitor } from '../../domain/visitor.js';
import { forgetGuesses } from '../../limits/forget-guesses.js';
import { forgetLoginFailures } from '../../limits/login-limits.js';
import { forgetOwnProofs } from '../../limits/own-proof-limits.js';
import { countLinkPassword, countProof, forgetLinkPasswords } from '../../limits/proof-limits.js';
import { tellPasswordChanged } from '../../mail/tell-password-changed.js';
import { browserMark, repeatedReset } from './repeated-reset.js';
import { requireMethod } from '../../portals/login-method.js';
import { endSessions } from '../../session/end-sessions.js';
import { writeAudit } from '../../store/audit.js';
import { type Challenge, consumeChallenge } from '../../store/challenges.js';
import { supersedeOfUser } from '../../store/supersede-challenges.js';
import { inTransaction } from '../../store/transaction.js';
import { type AddressOwner, findUserOfAddress, savePassword, verifiedAddresses } from '../../store/users.js';

export interface ResetRequest {
  portal: Portal;
  input: ResetPasswordInput;
  visitor: Visitor;
}

/**
 * Sets a new password by a mailed link: the link is used up, every session and every other link of the user ends, and
 * all verified addresses are told, in one transaction. Nobody is signed in by it. Said again because its answer was
 * lost, it is answered the same. Returns the address to log in with.
 *
 * @throws PorticoFault `link_dead` for every link that does not work, `method_disabled`, `input_invalid`
 */
export function resetPassword(deps: Deps, request: ResetRequest): Promise<string> {
  const events = { refused: 'password_reset_failed', limited: 'password_reset_failed' } as const;
  return auditRefusals(deps, request, events, () => tryReset(deps, request));
}

async function tryReset(deps: Deps, request: ResetRequest): Promise<string> {
  const { portal, input } = request;
  await requireMethod(deps.db, portal.id, 'password');
  const challenge = await readLink(deps, portal.id, 'reset_password', input.token);
  if (!challenge) throw new PorticoFault('link_dead');
  if (challenge.used_at !== null) {
    return repeatedReset(deps, challenge, { password: input.password, visitor: request.visitor });
  }
  const owner = await findOwner(deps, challenge);
  const addresses = await verifiedAddresses(deps.db, portal.id, owner.id);
  const shown = addresses.map(({ address }) => address);
  const personal = personalTerms(owner.name, shown, portal.name);
  const refusal = refusePassword(input.password, personal, deps.passwordPolicy);
  if (refusal) throw fieldFault({ password: refusal }, { minLength: deps.passwordPolicy.minLength });
  if ((owner.guardedUntil ?? 0) > deps.clock()) await provePassword(deps, request, owner);
  const passwordHash = await deps.hasher.hash(input.password);
  const browser = browserMark(deps, challenge.id, request.visitor);
  await inTransaction(deps.db, async (tx) => {
    const now = deps.clock();
    await requireMethod(tx, portal.id, 'password');
    if (!(await consumeChallenge(tx, portal.id, challenge.id, now, browser))) throw new PorticoFault('link_dead');
    if (!(await savePassword(tx, portal.id, owner.id, passwordHash, now))) throw new PorticoFault('link_dead');
    await endSessions(
      deps,
      tx,
      { portalId: portal.id, userId: owner.id, visitor: request.visitor },
      { but: undefined },
    );
    await supersedeOfUser(tx, portal.id, owner.id, now);
    await tellPasswordChanged(deps, tx, request, owner, 'link');
    const { ip, userAgent, requestId } = request.visitor;
    await writeAudit(tx, {
      portalId: portal.id,
      at: now,
      event: 'password_reset',
      actorId: owner.id,
      subjectId: owner.id,
      ip,
      userAgent,
      requestId,
    });
  });
  deps.wakeOutbox();
  const keys = addresses.map(({ compareKey }) => compareKey);
  await forgetGuesses(deps, request.visitor.requestId, [
    () => forgetLoginFailures(deps, portal.id, keys),
    () => forgetOwnProofs(deps, portal.id, owner.id),
    () => forgetLinkPasswords(deps, portal.id, owner.id),
  ]);
  return owner.address;
}

/**
 * For an address that came back by an undo the mailbox alone is no proof: it may be the stolen one that was removed.
 * The current password counts, and the one from before the change that was undone.
 */
async function provePassword(deps: Deps, { portal, input, visitor }: ResetRequest, owner: AddressOwner): Promise<void> {
  if (input.currentPassword === undefined) throw fieldFault({ currentPassword: 'required' });
  await countProof(deps, portal.id, visitor);
  const isLocked = await countLinkPassword(deps, portal.id, owner.id);
  for (const hash of [owner.passwordHash, owner.guardHash]) {
    if ((await deps.hasher.verify(input.currentPassword, hash ?? undefined)) && !isLocked) return;
  }
  throw new PorticoFault('credentials_wrong', {
    fields: { currentPassword: 'password_wrong' },
    audit: { subjectId: owner.id, hashFlaw: hashFlaw(owner.passwordHash) ?? hashFlaw(owner.guardHash) },
  });
}

async function findOwner(deps: Deps, challenge: Challenge): Promise<AddressOwner> {
  const owner = isOpen(challenge, deps.clock())
    ? await findUserOfAddress(deps.db, challenge.portal_id, challenge.address_id ?? '')
    : undefined;
  if (owner?.status !== 'active') {
    throw new PorticoFault('link_dead', { audit: { subjectId: challenge.user_id ?? undefined } });
  }
  return owner;
}
