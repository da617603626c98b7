import type { LoginInput } from '@portico/contract';
import { auditRefusals } from '../../audit/audit-refusals.js';
import type { Deps } from '../../deps.js';
import { parseAddress } from '../../domain/address.js';
import { fieldFault, PorticoFault } from '../../domain/fault.js';
import { hashFlaw } from '../../domain/password-hash-form.js';
import { knownDevice, rememberDevice } from '../../domain/known-device.js';
import { maxPasswordLength, passwordLength } from '../../domain/password-policy.js';
import type { Portal } from '../../domain/portal.js';
import { newSecret } from '../../domain/secret-token.js';
import type { Visitor } from '../../domain/visitor.js';
import { type CountedAttempt, countLoginAttempt } from '../../limits/login-limits.js';
import { requireMethod } from '../../portals/login-method.js';
import { beginSession, type BegunSession } from '../../session/begin-session.js';
import { deviceMark } from '../../session/device-cookie.js';
import { inTransaction } from '../../store/transaction.js';
import { findUserByAddress, type LoginUser, upgradePasswordHash } from '../../store/users.js';

/** Everything a login depends on. */
export interface LoginRequest {
  portal: Portal;
  input: LoginInput;
  visitor: Visitor;
  /** Values of the cookies that the browser sent along. */
  sessionToken: string | undefined;
  deviceCookie: string | undefined;
}

/** A login that succeeded, and the cookie that makes the device known. */
export interface LoginResult {
  begun: BegunSession;
  deviceCookie: string;
}

/**
 * Logs a person in. Unknown address, wrong password, unverified address and missing password do the same work and
 * give the same answer; that a user is blocked is told only after the right password.
 *
 * @throws PorticoFault `credentials_wrong`, `user_blocked`, `method_disabled`, `limit_reached`, `input_invalid`
 * @throws QueueFullError
 */
export function logIn(deps: Deps, request: LoginRequest): Promise<LoginResult> {
  const events = { refused: 'login_failed', limited: 'login_limited' } as const;
  return auditRefusals(deps, request, events, () => deps.hasher.admit(() => tryLogIn(deps, request)));
}

async function tryLogIn(deps: Deps, request: LoginRequest): Promise<LoginResult> {
  const { portal, input, visitor } = request;
  const address = parseAddress(input.email);
  if (typeof address === 'string') throw fieldFault({ email: address });
  await requireMethod(deps.db, portal.id, 'password');
  const user = await findUserByAddress(deps.db, portal.id, address.key);
  const mark = deviceMark(deps, portal.id, user?.passwordChangedAt);
  const device = knownDevice(request.deviceCookie, address.key, mark);
  const subjectId = user?.id;
  const attempt = await countLoginAttempt(deps, portal.id, { key: address.key, device, visitor, subjectId });
  const isRight = await isRightPassword(deps, input.password, user);
  if (!user || !isRight || attempt.locked) {
    const reason = attempt.locked ? 'locked' : 'credentials';
    throw new PorticoFault('credentials_wrong', {
      audit: { subjectId, reason, hashFlaw: hashFlaw(user?.passwordHash) },
    });
  }
  if (user.status === 'blocked') throw new PorticoFault('user_blocked', { audit: { subjectId, reason: 'blocked' } });
  const provenHash = await renewHash(deps, portal.id, user, input.password);
  const begun = await enter(deps, request, { user, provenHash, attempt });
  return { begun, deviceCookie: rememberDevice(request.deviceCookie, address.key, mark, newSecret) };
}

async function isRightPassword(deps: Deps, password: string, user: LoginUser | undefined): Promise<boolean> {
  // No stored password is so long; the dummy keeps the work equal.
  const hash = passwordLength(password) > maxPasswordLength ? undefined : user?.passwordHash;
  return deps.hasher.verify(password, hash);
}

/** Hashes the password anew when the cost was raised. That it fails must not keep anybody out. */
async function renewHash(deps: Deps, portalId: string, user: LoginUser, password: string): Promise<string> {
  const current = user.passwordHash ?? '';
  if (!deps.hasher.isOutdated(current)) return current;
  try {
    const renewed = await deps.hasher.hash(password);
    return (await upgradePasswordHash(deps.db, portalId, user.id, current, renewed)) ? renewed : current;
  } catch (error) {
    deps.logger.warn({ err: error }, 'password hash not renewed');
    return current;
  }
}

async function enter(
  deps: Deps,
  request: LoginRequest,
  { user, provenHash, attempt }: { user: LoginUser; provenHash: string; attempt: CountedAttempt },
): Promise<BegunSession> {
  return inTransaction(deps.db, async (tx) => {
    // Asked again: the password may have waited for its turn while the method was switched off.
    await requireMethod(tx, request.portal.id, 'password');
    const begun = await beginSession(deps, tx, {
      portalId: request.portal.id,
      user,
      method: 'password',
      keep: request.input.keep ?? false,
      provenHash,
      visitor: request.visitor,
      replaces: request.sessionToken,
    });
    // Last, because everybody who logs in waits for the portal's own bucket.
    await attempt.succeeded(tx);
    return begun;
  });
}
