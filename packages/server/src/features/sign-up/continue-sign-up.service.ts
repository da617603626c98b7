import type { SignUpProgress } from '@portico/contract';
import type { Deps } from '../../deps.js';
import type { Portal } from '../../domain/portal.js';
import { hashSecret } from '../../domain/secret-token.js';
import { returnUrl } from '../../http/return-url.js';
import type { Visitor } from '../../domain/visitor.js';
import { isMethodOn } from '../../portals/login-method.js';
import { whoIsSignedIn } from '../../session/authenticate.js';
import { beginSession, type BegunSession } from '../../session/begin-session.js';
import { findSignUpByHandle, type SignUp, takeContinuation } from '../../store/sign-ups.js';
import { inTransaction } from '../../store/transaction.js';
import { findUser, findUserByAddress } from '../../store/users.js';

export interface ContinueRequest {
  portal: Portal;
  visitor: Visitor;
  handle: string | undefined;
  sessionToken: string | undefined;
}

/** How the sign-up of this browser stands, and the session it goes on with if it was verified elsewhere. */
export async function continueSignUp(
  deps: Deps,
  request: ContinueRequest,
): Promise<{ answer: SignUpProgress; begun?: BegunSession }> {
  const { portal, handle } = request;
  if (handle === undefined) return { answer: { next: 'gone' } };
  const signUp = await findSignUpByHandle(deps.db, portal.id, hashSecret(handle), deps.clock());
  if (!signUp) return { answer: { next: 'gone' } };
  if (signUp.verified_at === null) return { answer: await unverified(deps, signUp) };
  const returnTo = returnUrl(deps, portal, signUp.return_to);
  const current = await whoIsSignedIn(deps, portal.id, request.sessionToken);
  // Another tab of this browser confirmed, and all its tabs share the session.
  if (current?.user.id === signUp.user_id) {
    return { answer: { next: 'done', session: current, returnTo } };
  }
  const begun = await enter(deps, request, signUp);
  if (!begun) return { answer: { next: 'login', email: signUp.address } };
  return { answer: { next: 'done', session: begun.session, returnTo }, begun };
}

/** A sign-up whose address became somebody's account meanwhile leads to login; which account it is does not matter. */
async function unverified(deps: Deps, signUp: SignUp): Promise<SignUpProgress> {
  if (signUp.password_hash !== null) return { next: 'check_mail' };
  const owner = await findUserByAddress(deps.db, signUp.portal_id, signUp.compare_key);
  return owner ? { next: 'login', email: signUp.address } : { next: 'gone' };
}

async function enter(deps: Deps, request: ContinueRequest, signUp: SignUp): Promise<BegunSession | undefined> {
  return inTransaction(deps.db, async (tx) => {
    if (!(await isMethodOn(tx, signUp.portal_id, 'password'))) return undefined;
    if (!(await takeContinuation(tx, signUp.portal_id, signUp.id, deps.clock()))) return undefined;
    const user = await findUser(tx, signUp.portal_id, signUp.user_id ?? '');
    if (user?.status !== 'active') return undefined;
    return beginSession(deps, tx, {
      portalId: signUp.portal_id,
      user,
      method: 'sign_up',
      keep: false,
      visitor: request.visitor,
      replaces: request.sessionToken,
    });
  });
}
