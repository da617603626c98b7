import type { ChangePasswordInput, FieldCode } from '@portico/contract';
import { auditRefusals } from '../../audit/audit-refusals.js';
import type { Deps } from '../../deps.js';
import { fieldFault, PorticoFault } from '../../domain/fault.js';
import { personalTerms } from '../../domain/personal-terms.js';
import { renewDevice } from '../../domain/known-device.js';
import { saidAgainWithin } from '../../domain/said-again-within.js';
import { refusePassword } from '../../domain/password-policy.js';
import type { Portal } from '../../domain/portal.js';
import type { Visitor } from '../../domain/visitor.js';
import { forgetGuesses } from '../../limits/forget-guesses.js';
import { forgetLoginFailures } from '../../limits/login-limits.js';
import type { CountedProof } from '../../limits/own-proof-limits.js';
import { tellPasswordChanged } from '../../mail/tell-password-changed.js';
import { requireMethod } from '../../portals/login-method.js';
import type { BegunSession } from '../../session/begin-session.js';
import { deviceMark } from '../../session/device-cookie.js';
import { proveOwnPassword } from '../../session/own-password.js';
import { requireRecentLogin } from '../../session/recent-login.js';
import { renewSession } from '../../session/renew-session.js';
import { endSessions } from '../../session/end-sessions.js';
import { writeAudit } from '../../store/audit.js';
import { supersedeOfUser } from '../../store/supersede-challenges.js';
import type { Executor } from '../../store/database.js';
import type { LiveSession } from '../../store/sessions.js';
import { inTransaction } from '../../store/transaction.js';
import { findFormerPassword, findUser, replacePassword, verifiedAddresses } from '../../store/users.js';

export interface ChangeRequest {
  portal: Portal;
  visitor: Visitor;
  session: LiveSession;
  input: ChangePasswordInput;
  /** Value of the cookie that the browser sent along. */
  deviceCookie: string | undefined;
}

/** A change that was made, with the session that goes on. */
export interface ChangeResult {
  renewed: BegunSession;
  /** The cookie by which the device stays known; absent where it was not. */
  deviceCookie?: string | undefined;
}

type User = NonNullable<Awaited<ReturnType<typeof findUser>>>;

/**
 * Sets a new password in place of the present one, which has to be given; whoever has none must have logged in a moment
 * ago. Every other session and every open link of the user ends, the session that asks goes on under a new token, and
 * all verified addresses are told, in one transaction.
 *
 * @throws PorticoFault `method_disabled`, `credentials_wrong`, `reauthentication_required`, `input_invalid`, `limit_reached`
 */
export function changePassword(deps: Deps, request: ChangeRequest): Promise<ChangeResult> {
  const events = { refused: 'password_change_failed', limited: 'password_change_failed' } as const;
  return auditRefusals(deps, request, events, () => tryChange(deps, request));
}

async function tryChange(deps: Deps, request: ChangeRequest): Promise<ChangeResult> {
  const { portal, session, input } = request;
  await requireMethod(deps.db, portal.id, 'password');
  const user = await findUser(deps.db, portal.id, session.userId);
  if (!user) throw new PorticoFault('session_missing');
  const addresses = await verifiedAddresses(deps.db, portal.id, user.id);
  // What is only mistyped costs no try and no hash.
  const shown = addresses.map(({ address }) => address);
  refuseInput(deps, request, user, personalTerms(user.name, shown, portal.name));
  const proof = await prove(deps, request, user);
  if (proof?.byOther) return { renewed: await repeat(deps, request, proof) };
  const passwordHash = await deps.hasher.hash(input.newPassword);
  const { renewed, at } = await inTransaction(deps.db, async (tx) => {
    const saved = await save(deps, tx, request, { user, passwordHash });
    await proof?.succeeded(tx);
    return saved;
  });
  deps.wakeOutbox();
  const keys = addresses.map(({ compareKey }) => compareKey);
  await forgetGuesses(deps, request.visitor.requestId, [() => forgetLoginFailures(deps, portal.id, keys)]);
  const marks = { from: deviceMark(deps, portal.id, user.passwordChangedAt), to: deviceMark(deps, portal.id, at) };
  return { renewed, deviceCookie: renewDevice(request.deviceCookie, keys, marks) };
}

function refuseInput(deps: Deps, { input }: ChangeRequest, user: User, personal: string[]): void {
  const { passwordPolicy } = deps;
  const refused: Record<string, FieldCode> = {};
  if (user.passwordHash !== null && input.currentPassword === undefined) refused['currentPassword'] = 'required';
  const refusal = refusePassword(input.newPassword, personal, passwordPolicy);
  if (refusal) refused['newPassword'] = refusal;
  if (Object.keys(refused).length > 0) throw fieldFault(refused, { minLength: passwordPolicy.minLength });
}

async function prove(
  deps: Deps,
  { portal, session, input }: ChangeRequest,
  { id, passwordHash, passwordChangedAt }: User,
): Promise<(CountedProof & { byOther: boolean }) | undefined> {
  if (passwordHash === null) {
    await requireRecentLogin(deps, portal.id, session);
    return undefined;
  }
  const password = input.currentPassword ?? '';
  // The first answer got lost with the new session cookie in it; somebody then logged in with the new password, and the
  // form still holds the old one as the present one.
  const isLater = passwordChangedAt !== null && session.authenticatedAt >= passwordChangedAt;
  const since = deps.clock() - saidAgainWithin;
  const formerHash = isLater ? await findFormerPassword(deps.db, portal.id, id, since) : undefined;
  const orElse = formerHash === undefined ? undefined : { formerHash, present: input.newPassword };
  return proveOwnPassword(deps, portal.id, { userId: id, passwordHash, password, field: 'currentPassword', orElse });
}

/** The change was made already: its answer got lost. Whoever asks goes on, and nobody is told a second time. */
function repeat(deps: Deps, { portal, session }: ChangeRequest, proof: CountedProof): Promise<BegunSession> {
  return inTransaction(deps.db, async (tx) => {
    await proof.succeeded(tx);
    return renewSession(deps, tx, portal.id, session);
  });
}

/** All that a change is. The user's row comes first: a login by the old password waits for it, or is waited for. */
async function save(
  deps: Deps,
  tx: Executor,
  request: ChangeRequest,
  { user, passwordHash }: { user: User; passwordHash: string },
): Promise<{ renewed: BegunSession; at: number }> {
  const { portal, session, visitor } = request;
  const at = deps.clock();
  await requireMethod(tx, portal.id, 'password');
  const change = { from: user.passwordHash, to: passwordHash, at };
  if (!(await replacePassword(tx, portal.id, user.id, change))) {
    throw new PorticoFault('credentials_wrong', { audit: { reason: 'changed meanwhile' } });
  }
  const renewed = await renewSession(deps, tx, portal.id, session);
  const owner = { portalId: portal.id, userId: user.id, visitor };
  // Whoever copied its cookie may have begun something by this very session.
  const sessions = await endSessions(deps, tx, owner, { but: session.id }, { but: undefined });
  await supersedeOfUser(tx, portal.id, user.id, at);
  await tellPasswordChanged(deps, tx, request, user, 'person');
  const { ip, userAgent, requestId } = visitor;
  await writeAudit(tx, {
    portalId: portal.id,
    at,
    event: 'password_changed',
    actorId: user.id,
    subjectId: user.id,
    ip,
    userAgent,
    requestId,
    details: { sessions },
  });
  return { renewed, at };
}
