import type { BearerTokens, RefreshedAccess } from '@portico/contract';
import { minute } from '../domain/clock.js';
import { newRowId } from '../crypto/row-id.js';
import type { Deps } from '../deps.js';
import { PorticoFault } from '../domain/fault.js';
import type { Portal } from '../domain/portal.js';
import { hashSecret, newSecret } from '../domain/secret-token.js';
import { generationOf } from '../domain/session-generation.js';
import { whereabouts } from '../domain/whereabouts.js';
import type { Visitor } from '../domain/visitor.js';
import { mailVerified } from '../mail/mail-verified.js';
import type { Executor } from '../store/database.js';
import { writeAudit } from '../store/audit.js';
import {
  holdRefreshToken,
  insertRefreshToken,
  type RefreshToken,
  removeRefreshTokens,
  useRefreshToken,
} from '../store/refresh-tokens.js';
import { findSessionById, type LiveSession } from '../store/sessions.js';
import { inTransaction, isForeignKeyViolation } from '../store/transaction.js';
import { findUser } from '../store/users.js';
import { apiAudience, signToken } from './access-tokens.js';
import { requireLive, sessionView } from './authenticate.js';
import type { BegunSession } from './begin-session.js';
import { endSessions } from './end-sessions.js';
import { sessionLifetimes } from './session-lifetimes.js';

/**
 * The first pair of tokens of a session, or a new one after its owner proved who they are: older ones are worth nothing.
 *
 * @throws PorticoFault `session_missing` when it ended meanwhile, or went on under another secret already.
 */
export async function beginBearer(deps: Deps, portal: Portal, begun: BegunSession): Promise<BearerTokens> {
  const session = await findSessionById(deps.db, portal.id, begun.session.id, sessionLifetimes(deps.config));
  if (session?.tokenHash !== hashSecret(begun.token)) throw new PorticoFault('session_missing');
  const refreshToken = newSecret();
  try {
    await inTransaction(deps.db, async (tx) => {
      await removeRefreshTokens(tx, portal.id, session.id);
      await addRefreshToken(deps, tx, portal.id, session, refreshToken);
    });
  } catch (error) {
    if (isForeignKeyViolation(error)) throw new PorticoFault('session_missing', { cause: error });
    throw error;
  }
  return pairOf(deps, portal, session, refreshToken);
}

/** Milliseconds that a use may lie ahead of now: another process may have a clock that is a little fast. */
const clockSlack = minute;

interface RefreshRequest {
  portal: Portal;
  visitor: Visitor;
  refreshToken: string;
}

/** So many renewals within one grace are no tabs of a browser: whoever comes that late logs in again. */
const longestChain = 50;

/**
 * The next pair of tokens. A refresh token works once; within the grace after that it gets the newest token of its
 * session, for two tabs that refresh at once, a tab that was late, and an answer that was lost. Later it can only be a stolen one, or one whose thief
 * was faster: the session ends for both (RFC 9700 section 4.14.2). When it was used is by the clock of the process that
 * took it: those of processes side by side must not differ by more than the grace.
 *
 * @throws PorticoFault `session_missing`
 */
export async function refreshAccess(deps: Deps, request: RefreshRequest): Promise<RefreshedAccess> {
  const { portal } = request;
  const next = await inTransaction(deps.db, (tx) => rotate(deps, tx, request));
  if (!next) {
    // A reuse is told by mail.
    deps.wakeOutbox();
    throw new PorticoFault('session_missing');
  }
  // As it was when the token was looked at: what its owner proved since is for nobody who comes with that token.
  const session = await requireLive(deps, portal.id, next.session);
  return { session: sessionView(session), tokens: await pairOf(deps, portal, session, next.refreshToken) };
}

async function rotate(
  deps: Deps,
  tx: Executor,
  request: RefreshRequest,
): Promise<{ session: LiveSession; refreshToken: string } | undefined> {
  const { portal, refreshToken } = request;
  const found = await holdRefreshToken(tx, portal.id, hashSecret(refreshToken));
  const session = found && (await findSessionById(tx, portal.id, found.sessionId, sessionLifetimes(deps.config)));
  if (!session) return undefined;
  const { id, sessionId, usedAt, successor } = found;
  // The session went on under another secret since: a successor that was written meanwhile is of no use either.
  if (found.generation !== generationOf(session.tokenHash)) return undefined;
  const now = deps.clock();
  if (usedAt === null) {
    const fresh = newSecret();
    await addRefreshToken(deps, tx, portal.id, session, fresh);
    await useRefreshToken(tx, id, now, deps.box.seal(fresh, bindingOf(id)));
    return { session, refreshToken: fresh };
  }
  const age = now - usedAt;
  if (successor !== null && age >= -clockSlack && age <= deps.config.lifetimes.refreshGrace) {
    await auditRefresh(deps, tx, request, sessionId, 'refresh_repeated');
    const newest = await newestAfter(deps, tx, portal.id, found);
    return newest === undefined ? undefined : { session, refreshToken: newest };
  }
  await endReused(deps, tx, request, sessionId);
  return undefined;
}

/**
 * What was given out in the place of a used token, or of whichever took that one's place, and is still unused: a token
 * that was used already would be taken for a stolen one the next time. Each is held, in the order in which they were
 * given out, so that nobody uses it meanwhile. Undefined where one is not answered any more: whoever repeats then logs
 * in again, and nobody is told of a theft.
 */
async function newestAfter(
  deps: Deps,
  tx: Executor,
  portalId: string,
  first: RefreshToken,
): Promise<string | undefined> {
  let used = first;
  for (let steps = 0; steps < longestChain; steps++) {
    const token = openSuccessor(deps, used);
    const next = token === undefined ? undefined : await holdRefreshToken(tx, portalId, hashSecret(token));
    if (next?.usedAt === null) return token;
    if (!next) return undefined;
    used = next;
  }
  return undefined;
}

/** Undefined when it was wiped, or sealed under another secret. */
function openSuccessor({ box }: Deps, { id, successor }: RefreshToken): string | undefined {
  if (successor === null) return undefined;
  try {
    return box.open(successor, bindingOf(id));
  } catch {
    return undefined;
  }
}

function bindingOf(id: string): string {
  return `refresh_tokens ${id}`;
}

async function endReused(deps: Deps, tx: Executor, request: RefreshRequest, sessionId: string): Promise<void> {
  const { portal, visitor } = request;
  const user = await auditRefresh(deps, tx, request, sessionId, 'refresh_reused');
  if (!user) return;
  await endSessions(deps, tx, { portalId: portal.id, userId: user.id, visitor }, { id: sessionId });
  const occurrence = { at: deps.clock(), ...whereabouts(visitor, deps.locate) };
  const resetLink = `${deps.addresses.baseOf(portal)}/forgot-password`;
  await mailVerified(deps, tx, { portal, user }, { kind: 'refresh_reused', params: { ...occurrence, resetLink } });
}

/** Writes down whose token came again, and returns that user; nobody once the session is over. */
async function auditRefresh(
  deps: Deps,
  tx: Executor,
  { portal, visitor }: RefreshRequest,
  sessionId: string,
  event: 'refresh_repeated' | 'refresh_reused',
): Promise<{ id: string; language: string | null } | undefined> {
  const session = await findSessionById(tx, portal.id, sessionId, sessionLifetimes(deps.config));
  const user = session && (await findUser(tx, portal.id, session.userId));
  if (!user) return undefined;
  const { ip, userAgent, requestId } = visitor;
  await writeAudit(tx, { portalId: portal.id, at: deps.clock(), event, subjectId: user.id, ip, userAgent, requestId });
  return user;
}

function addRefreshToken(
  deps: Deps,
  tx: Executor,
  portalId: string,
  session: Pick<LiveSession, 'id' | 'tokenHash'>,
  token: string,
): Promise<void> {
  const at = deps.clock();
  const generation = generationOf(session.tokenHash);
  const tokenHash = hashSecret(token);
  return insertRefreshToken(tx, { id: newRowId(at), portalId, sessionId: session.id, generation, tokenHash, at });
}

async function pairOf(deps: Deps, portal: Portal, session: LiveSession, refreshToken: string): Promise<BearerTokens> {
  const { token, expiresAt } = await signToken(deps, portal, session, apiAudience(deps, portal));
  return { accessToken: token, accessExpiresAt: expiresAt, refreshToken };
}
