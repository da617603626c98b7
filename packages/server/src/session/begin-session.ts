import type { Session, SessionMethod } from '@portico/contract';
import { newRowId } from '../crypto/row-id.js';
import type { Deps } from '../deps.js';
import { PorticoFault } from '../domain/fault.js';
import { hashSecret, newSecret } from '../domain/secret-token.js';
import { idleEnd } from '../domain/session-lifetime.js';
import type { Visitor } from '../domain/visitor.js';
import type { Executor } from '../store/database.js';
import { writeAudit } from '../store/audit.js';
import { endSession, findSession, insertSession } from '../store/sessions.js';
import { handOverUnfinished } from '../store/unfinished-additions.js';
import { noteLogin } from '../store/users.js';
import { endSessions } from './end-sessions.js';
import { sessionLifetimes } from './session-lifetimes.js';

/** For whom and how a session begins. */
export interface SessionStart {
  portalId: string;
  user: { id: string; name: string; role: Session['user']['role']; email: string };
  method: SessionMethod;
  keep: boolean;
  /** Hash of the password that was just proven, if one was. */
  provenHash?: string;
  visitor: Visitor;
  /**
   * Token that the browser sent along; its session ends, so that a planted one is worth nothing. What it began goes on
   * with the new one where they are of one person, and ends with it where they are not.
   */
  replaces: string | undefined;
}

/** A begun session and the token that goes into the cookie; only the token's hash is stored. */
export interface BegunSession {
  token: string;
  keep: boolean;
  session: Session;
}

/**
 * Begins a session with a new token and writes that down, inside the caller's transaction.
 *
 * @throws PorticoFault `credentials_wrong` when the user was blocked or the password changed since it was proven.
 */
export async function beginSession(deps: Deps, db: Executor, start: SessionStart): Promise<BegunSession> {
  const now = deps.clock();
  const lifetime = sessionLifetimes(deps.config)[start.keep ? 'kept' : 'plain'];
  const absoluteExpiresAt = now + lifetime.absolute;
  const idleExpiresAt = idleEnd(now, lifetime, absoluteExpiresAt);
  const token = newSecret();
  const id = newRowId(now);
  const current = await noteLogin(db, start.portalId, start.user.id, now, start.provenHash);
  if (!current) throw new PorticoFault('credentials_wrong');
  await insertSession(db, {
    id,
    portalId: start.portalId,
    userId: start.user.id,
    tokenHash: hashSecret(token),
    method: start.method,
    kept: start.keep,
    at: now,
    idleExpiresAt,
    absoluteExpiresAt,
    ip: start.visitor.ip,
    userAgent: start.visitor.userAgent,
  });
  if (start.replaces !== undefined) await replace(deps, db, start, { token: start.replaces, by: id });
  await auditLogin(db, start, now);
  const { name, role, email } = start.user;
  return {
    token,
    keep: start.keep,
    session: {
      id,
      user: { id: start.user.id, name, email, role },
      method: start.method,
      authenticatedAt: now,
      expiresAt: idleExpiresAt,
    },
  };
}

/** Ends the session that the browser had. For somebody else's it is as if they had logged out there. */
async function replace(
  deps: Deps,
  db: Executor,
  { portalId, user, visitor }: SessionStart,
  { token, by }: { token: string; by: string },
): Promise<void> {
  const tokenHash = hashSecret(token);
  const replaced = await findSession(db, portalId, tokenHash, sessionLifetimes(deps.config));
  if (!replaced) return;
  const { id, userId } = replaced;
  if (userId === user.id) {
    await endSession(db, portalId, tokenHash);
    await handOverUnfinished(db, portalId, userId, { from: id, to: by });
  } else {
    await endSessions(deps, db, { portalId, userId, visitor }, { id });
  }
}

async function auditLogin(db: Executor, { portalId, user, method, visitor }: SessionStart, at: number): Promise<void> {
  const { ip, userAgent, requestId } = visitor;
  const who = { actorId: user.id, subjectId: user.id };
  await writeAudit(db, { portalId, at, event: 'login', ...who, ip, userAgent, requestId, details: { method } });
}
