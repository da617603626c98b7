import type { ResetPasswordInput } from '@portico/contract';
import { auditRefusals } from '../../audit/audit-refusals.js';
import type { Deps } from '../../deps.js';
import { parseAddress } from '../../domain/address.js';
import { coarseAddress, deviceName } from '../../domain/device-name.js';
import { fieldFault, PorticoFault } from '../../domain/fault.js';
import { chooseLanguage } from '../../domain/language.js';
import { refusePassword } from '../../domain/password-policy.js';
import type { Portal } from '../../domain/portal.js';
import { hashSecret, parseLinkToken, sameHash } from '../../domain/secret-token.js';
import type { Visitor } from '../../http/request-context.js';
import { forgetLoginFailures } from '../../limits/login-limits.js';
import { writeMail } from '../../mail/write-mail.js';
import { writeAudit } from '../../store/audit.js';
import { type Challenge, consumeChallenge, findChallenge, supersedeOfUser } from '../../store/challenges.js';
import type { Executor } from '../../store/database.js';
import { endSessionsOf } from '../../store/sessions.js';
import { closeContinuations } from '../../store/sign-ups.js';
import { inTransaction } from '../../store/transaction.js';
import { type AddressOwner, findUserOfAddress, savePassword, verifiedAddresses } from '../../store/users.js';

export interface ResetRequest {
  portal: Portal;
  input: ResetPasswordInput;
  visitor: Visitor;
}

/**
 * Sets a new password by a mailed link: the link is used up, every session and every other link of the user ends, and
 * all verified addresses are told, in one transaction. Nobody is signed in by it. Returns the address to log in with.
 *
 * @throws PorticoFault `link_dead` for every link that does not work, `input_invalid`
 */
export function resetPassword(deps: Deps, request: ResetRequest): Promise<string> {
  const events = { refused: 'password_reset_failed', limited: 'password_reset_failed' } as const;
  return auditRefusals(deps, request, events, () => tryReset(deps, request));
}

async function tryReset(deps: Deps, request: ResetRequest): Promise<string> {
  const { portal, input } = request;
  const { challenge, owner } = await findLiveLink(deps, portal.id, input.token);
  const addresses = await verifiedAddresses(deps.db, portal.id, owner.id);
  const personal = [
    owner.name,
    portal.name,
    ...addresses.flatMap(({ address }) => [address, address.split('@')[0] ?? '']),
  ];
  const refusal = refusePassword(input.password, personal, deps.passwordPolicy);
  if (refusal) throw fieldFault({ password: refusal }, { minLength: deps.passwordPolicy.minLength });
  const passwordHash = await deps.hasher.hash(input.password);
  await inTransaction(deps.db, async (tx) => {
    const now = deps.clock();
    if (!(await consumeChallenge(tx, portal.id, challenge.id, now))) throw new PorticoFault('link_dead');
    if (!(await savePassword(tx, portal.id, owner.id, passwordHash, now))) throw new PorticoFault('link_dead');
    await endSessionsOf(tx, portal.id, owner.id);
    await supersedeOfUser(tx, portal.id, owner.id, now);
    await closeContinuations(tx, portal.id, owner.id, now);
    await tellEverybody(deps, tx, request, owner, now);
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
  // Guesses at the old password no longer matter.
  for (const { compareKey } of addresses) await forgetLoginFailures(deps, portal.id, compareKey);
  return owner.address;
}

async function findLiveLink(
  deps: Deps,
  portalId: string,
  token: string,
): Promise<{ challenge: Challenge; owner: AddressOwner }> {
  const parts = parseLinkToken(token);
  const challenge = parts && (await findChallenge(deps.db, portalId, 'reset_password', parts.id));
  if (!challenge || !sameHash(hashSecret(parts.secret), challenge.secret_hash)) throw new PorticoFault('link_dead');
  const isOpen = challenge.used_at === null && challenge.superseded_at === null && challenge.expires_at > deps.clock();
  const owner = isOpen ? await findUserOfAddress(deps.db, portalId, challenge.address_id ?? '') : undefined;
  if (owner?.status !== 'active') {
    throw new PorticoFault('link_dead', { audit: { subjectId: challenge.user_id ?? undefined } });
  }
  return { challenge, owner };
}

async function tellEverybody(
  deps: Deps,
  tx: Executor,
  { portal, visitor }: ResetRequest,
  owner: AddressOwner,
  at: number,
): Promise<void> {
  for (const { address } of await verifiedAddresses(tx, portal.id, owner.id)) {
    const to = parseAddress(address);
    // Stored addresses were parsed before they were stored.
    if (typeof to === 'string') continue;
    await writeMail(deps, tx, {
      kind: 'password_changed',
      portal,
      to,
      language: chooseLanguage(owner.language, portal.language),
      params: {
        at,
        ...deviceName(visitor.userAgent),
        ip: coarseAddress(visitor.ip),
        resetLink: `${deps.addresses.baseOf(portal)}/forgot-password`,
      },
    });
  }
}
