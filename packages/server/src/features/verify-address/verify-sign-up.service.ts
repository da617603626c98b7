import { whyDead } from '../../challenges/read-link.js';
import { returnUrl } from '../../http/return-url.js';
import { newRowId } from '../../crypto/row-id.js';
import type { Deps } from '../../deps.js';
import { fieldFault, PorticoFault } from '../../domain/fault.js';
import { hashFlaw } from '../../domain/password-hash-form.js';
import { refusePassword } from '../../domain/password-policy.js';
import { sameHash } from '../../domain/secret-token.js';
import { countProof } from '../../limits/proof-limits.js';
import { requireOpenRegistration } from '../../portals/open-registration.js';
import { beginSession, type BegunSession } from '../../session/begin-session.js';
import { writeAudit } from '../../store/audit.js';
import { consumeChallenge } from '../../store/challenges.js';
import { insertConsents } from '../../store/consents.js';
import type { Executor } from '../../store/database.js';
import { closeRivalSignUps, completeSignUp, type SignUp, takeContinuation } from '../../store/sign-ups.js';
import { inTransaction, isUniqueViolation } from '../../store/transaction.js';
import { insertUser } from '../../store/users.js';
import type { SignUpChallenge } from './sign-up-challenge.js';
import type { Verified, VerifyRequest } from './verify-request.js';

/** What the person proved besides having got the mail. */
interface Proof {
  /** Hash that the new user gets. */
  passwordHash: string;
  /** This is the browser that signed up. */
  ownBrowser: boolean;
  /** The sign-up password is known to whoever confirms. */
  passwordProven: boolean;
}

/** Turns the sign-up of a challenge into a user. */
export async function verifySignUp(deps: Deps, request: VerifyRequest, found: SignUpChallenge): Promise<Verified> {
  await requireOpenRegistration(deps, request.portal);
  const proof = await prove(deps, request, found.signUp);
  const begun = await complete(deps, request, found, proof);
  if (!begun) return { answer: { next: 'login', email: found.signUp.address } };
  // What was allowed when they signed up may not be allowed any more.
  const returnTo = returnUrl(deps, request.portal, found.signUp.return_to);
  return { answer: { next: 'done', session: begun.session, returnTo }, begun };
}

async function prove(deps: Deps, request: VerifyRequest, signUp: SignUp): Promise<Proof> {
  const { input, handleHash } = request;
  const passwordHash = signUp.password_hash ?? '';
  if (handleHash !== undefined && sameHash(handleHash, signUp.handle_hash)) {
    return { passwordHash, ownBrowser: true, passwordProven: true };
  }
  if (input.newPassword !== undefined) {
    const personal = [signUp.name, signUp.address.split('@')[0] ?? '', signUp.address, request.portal.name];
    const refusal = refusePassword(input.newPassword, personal, deps.passwordPolicy);
    if (refusal) throw fieldFault({ newPassword: refusal }, { minLength: deps.passwordPolicy.minLength });
    return { passwordHash: await deps.hasher.hash(input.newPassword), ownBrowser: false, passwordProven: false };
  }
  if (input.password === undefined) throw fieldFault({ password: 'required' });
  await countProof(deps, request.portal.id, request.visitor);
  if (!(await deps.hasher.verify(input.password, signUp.password_hash))) {
    throw new PorticoFault('credentials_wrong', {
      fields: { password: 'password_wrong' },
      audit: { hashFlaw: hashFlaw(signUp.password_hash) },
    });
  }
  return { passwordHash, ownBrowser: false, passwordProven: true };
}

/** One transaction: the challenge is used up, the user exists, rivals are closed. Of parallel calls one gets here. */
async function complete(
  deps: Deps,
  request: VerifyRequest,
  { challenge, signUp }: SignUpChallenge,
  proof: Proof,
): Promise<BegunSession | undefined> {
  try {
    return await inTransaction(deps.db, async (tx) => {
      const now = deps.clock();
      // Registration may have been closed while the password was hashed.
      await requireOpenRegistration({ db: tx }, request.portal);
      if (!(await consumeChallenge(tx, signUp.portal_id, challenge.id, now))) throw await whyDead(tx, challenge);
      const user = await createUser(tx, signUp, proof.passwordHash, now);
      await completeSignUp(tx, signUp.portal_id, signUp.id, {
        userId: user.id,
        passwordProven: proof.passwordProven,
        at: now,
      });
      await closeRivalSignUps(tx, signUp.portal_id, signUp.compare_key, signUp.id);
      await auditVerified(deps, tx, request, user.id);
      if (!proof.ownBrowser) return undefined;
      await takeContinuation(tx, signUp.portal_id, signUp.id, now);
      return beginSession(deps, tx, {
        portalId: signUp.portal_id,
        user,
        method: 'sign_up',
        keep: false,
        visitor: request.visitor,
        replaces: request.sessionToken,
      });
    });
  } catch (error) {
    // The unique index decided: another user of the portal verified this address in the same moment.
    if (isUniqueViolation(error)) throw new PorticoFault('address_taken', { cause: error });
    throw error;
  }
}

async function createUser(tx: Executor, signUp: SignUp, passwordHash: string, now: number) {
  const id = newRowId(now);
  await insertUser(tx, {
    id,
    portalId: signUp.portal_id,
    name: signUp.name,
    role: 'user',
    passwordHash,
    address: signUp.address,
    compareKey: signUp.compare_key,
    addressId: newRowId(now),
    language: signUp.language,
    fields: signUp.fields,
    at: now,
  });
  const consents = JSON.parse(signUp.consents) as { name: string; version: string }[];
  await insertConsents(tx, { portalId: signUp.portal_id, userId: id }, consents, signUp.created_at);
  return { id, name: signUp.name, role: 'user' as const, email: signUp.address };
}

async function auditVerified(deps: Deps, tx: Executor, request: VerifyRequest, userId: string): Promise<void> {
  const { ip, userAgent, requestId } = request.visitor;
  const entry = {
    portalId: request.portal.id,
    at: deps.clock(),
    actorId: userId,
    subjectId: userId,
    ip,
    userAgent,
    requestId,
  };
  await writeAudit(tx, { ...entry, event: 'user_created' });
  await writeAudit(tx, { ...entry, event: 'address_verified' });
}
