import type { ReauthenticateInput } from '@portico/contract';
import { auditRefusals } from '../audit/audit-refusals.js';
import { hashCode } from '../challenges/create-challenge.js';
import type { Deps } from '../deps.js';
import { codeFault, PorticoFault } from '../domain/fault.js';
import type { Portal } from '../domain/portal.js';
import { parseCode, sameHash } from '../domain/secret-token.js';
import type { Visitor } from '../domain/visitor.js';
import { countOwnProof } from '../limits/own-proof-limits.js';
import type { BegunSession } from './begin-session.js';
import { proveOwnPassword } from './own-password.js';
import { requireMethod } from '../portals/login-method.js';
import { ownProofMethod } from './own-proof-method.js';
import { renewSession } from './renew-session.js';
import { writeAudit } from '../store/audit.js';
import { consumeChallenge, countCodeTry, findLiveChallengeOfSession } from '../store/challenges.js';
import type { Executor } from '../store/database.js';
import type { LiveSession } from '../store/sessions.js';
import { inTransaction } from '../store/transaction.js';
import { findUser } from '../store/users.js';

export interface ProofRequest {
  portal: Portal;
  visitor: Visitor;
  session: LiveSession;
  input: ReauthenticateInput;
}

/** What is left to do with a right proof, in the transaction that it counts in. */
type Settle = (tx: Executor) => Promise<void>;

/**
 * Proves anew who somebody is, by their password or, where that does not count, by a mailed code. Their session goes on under
 * a new token.
 *
 * @throws PorticoFault `credentials_wrong`, `code_wrong`, `method_disabled`, `limit_reached`
 */
export function reauthenticate(deps: Deps, request: ProofRequest): Promise<BegunSession> {
  const events = { refused: 'reauthentication_failed', limited: 'reauthentication_failed' } as const;
  return auditRefusals(deps, request, events, () => tryProof(deps, request));
}

async function tryProof(deps: Deps, request: ProofRequest): Promise<BegunSession> {
  const { portal, visitor, session, input } = request;
  const user = await findUser(deps.db, portal.id, session.userId);
  if (!user) throw new PorticoFault('session_missing');
  const settle = await prove(deps, request, user);
  return inTransaction(deps.db, async (tx) => {
    await settle(tx);
    const renewed = await renewSession(deps, tx, portal.id, session);
    const { ip, userAgent, requestId } = visitor;
    await writeAudit(tx, {
      portalId: portal.id,
      at: deps.clock(),
      event: 'reauthenticated',
      actorId: user.id,
      subjectId: user.id,
      ip,
      userAgent,
      requestId,
      details: { method: input.code === undefined ? 'password' : 'code' },
    });
    return renewed;
  });
}

async function prove(
  deps: Deps,
  request: ProofRequest,
  { id: userId, passwordHash }: { id: string; passwordHash: string | null },
): Promise<Settle> {
  const { portal, input } = request;
  const method = await ownProofMethod(deps.db, portal.id, { passwordHash });
  if (input.password !== undefined && passwordHash !== null && method === 'password') {
    const given = { userId, passwordHash, password: input.password, field: 'password' };
    const { succeeded } = await proveOwnPassword(deps, portal.id, given);
    return async (tx) => {
      await requireMethod(tx, portal.id, 'password');
      await succeeded(tx);
    };
  }
  if (input.code !== undefined && method === 'code') return proveByCode(deps, request, input.code);
  throw new PorticoFault('method_disabled');
}

/** The code that this very session asked for. Each try is counted before it is compared. */
async function proveByCode(deps: Deps, { portal, session }: ProofRequest, typed: string): Promise<Settle> {
  const counted = await countOwnProof(deps, portal.id, session.userId);
  const now = deps.clock();
  const code = parseCode(typed);
  const challenge = await findLiveChallengeOfSession(deps.db, portal.id, 'reauthenticate', session.id, now);
  if (!challenge || code === undefined) throw codeFault();
  const { codeTries } = deps.config;
  const tries = await countCodeTry(deps.db, portal.id, challenge.id, codeTries, now);
  const isRight = sameHash(hashCode(deps, challenge.id, code), challenge.code_hash ?? '');
  if (!tries || !isRight || counted.locked) throw codeFault((tries ?? challenge.code_tries) >= codeTries);
  return async (tx) => {
    if (!(await consumeChallenge(tx, portal.id, challenge.id, deps.clock()))) throw codeFault();
    await counted.succeeded(tx);
  };
}
