import type { SignUpInput } from '@portico/contract';
import { auditRefusals } from '../../audit/audit-refusals.js';
import { newRowId } from '../../crypto/row-id.js';
import type { Deps } from '../../deps.js';
import { type Address, parseAddress } from '../../domain/address.js';
import { fieldFault } from '../../domain/fault.js';
import { personalTerms } from '../../domain/personal-terms.js';
import { chooseLanguage } from '../../domain/language.js';
import { refusePassword } from '../../domain/password-policy.js';
import { parsePersonName } from '../../domain/person-name.js';
import type { Portal } from '../../domain/portal.js';
import { hashSecret, newSecret } from '../../domain/secret-token.js';
import { checkSignUpForm, type FilledForm } from '../../domain/sign-up-form.js';
import type { Visitor } from '../../domain/visitor.js';
import { countMailRequest } from '../../limits/mail-limits.js';
import { mailSignUp } from '../../mail/mail-sign-up.js';
import { requireOpenRegistration } from '../../portals/open-registration.js';
import { writeAudit } from '../../store/audit.js';
import { insertSignUp, removeSignUpOfHandle } from '../../store/sign-ups.js';
import { inTransaction } from '../../store/transaction.js';

export interface SignUpRequest {
  portal: Portal;
  input: SignUpInput;
  visitor: Visitor;
  /** URL to go to once verified, checked. */
  returnTo: string;
  /** Handle of an earlier sign-up of the same browser. */
  handle: string | undefined;
}

/** What a good form holds. */
interface Applicant {
  address: Address;
  name: string;
  filled: FilledForm;
}

/**
 * Notes a sign-up and mails its link and code. An address that belongs to an account gets the same answer by the same
 * work; only the mail differs. Returns the handle by which this browser can go on.
 *
 * @throws PorticoFault `registration_closed`, `input_invalid`, `limit_reached`
 * @throws QueueFullError
 */
export function signUp(deps: Deps, request: SignUpRequest): Promise<{ handle: string; resendAt: number }> {
  const events = { refused: 'sign_up_refused', limited: 'mail_limited' } as const;
  return auditRefusals(deps, request, events, () => deps.hasher.admit(() => trySignUp(deps, request)));
}

async function trySignUp(deps: Deps, request: SignUpRequest): Promise<{ handle: string; resendAt: number }> {
  const portal = await requireOpenRegistration(deps, request.portal);
  const applicant = checkApplicant(deps, portal, request.input);
  await countMailRequest(deps, portal.id, request.visitor);
  const passwordHash = await deps.hasher.hash(request.input.password);
  const handle = newSecret();
  await inTransaction(deps.db, async (tx) => {
    const now = deps.clock();
    const language = chooseLanguage(request.input.locale, portal.language, request.visitor.acceptLanguage);
    const signUpRow = {
      id: newRowId(now),
      portal_id: portal.id,
      address: applicant.address.display,
      compare_key: applicant.address.key,
      name: applicant.name,
      password_hash: passwordHash,
      fields: JSON.stringify(applicant.filled.fields),
      consents: JSON.stringify(applicant.filled.consents),
      language,
      return_to: request.returnTo,
      handle_hash: hashSecret(handle),
      created_at: now,
      expires_at: now + deps.config.lifetimes.verifyLink,
      verified_at: null,
      user_id: null,
      password_proven: 0,
      continued_at: null,
    };
    await removeSignUpOfHandle(tx, portal.id, hashSecret(request.handle ?? newSecret()));
    await insertSignUp(tx, signUpRow);
    const mailed = await mailSignUp(deps, tx, portal, { signUp: signUpRow, address: applicant.address, language });
    const { ip, userAgent, requestId } = request.visitor;
    await writeAudit(tx, {
      portalId: portal.id,
      at: now,
      event: 'sign_up_requested',
      subjectId: mailed.ownerId,
      ip,
      userAgent,
      requestId,
      details: { limited: mailed.limited },
    });
  });
  deps.wakeOutbox();
  return { handle, resendAt: deps.clock() + deps.config.lifetimes.resend };
}

function checkApplicant(deps: Deps, portal: Portal, input: SignUpInput): Applicant {
  const address = parseAddress(input.email);
  const name = parsePersonName(input.name ?? '');
  const { filled, refused: ownRefused } = checkSignUpForm(portal.signUpForm, input);
  // As they were read: what is only seen of an address is no guess about it.
  const known = {
    name: typeof name === 'string' ? (input.name ?? '') : name.name,
    email: typeof address === 'string' ? input.email : address.display,
  };
  const personal = personalTerms(known.name, [known.email], portal.name);
  const password = refusePassword(input.password, personal, deps.passwordPolicy);
  // In the order of the form: what is wrong is listed and gone to in it.
  const refused = {
    ...(typeof address === 'string' && { email: address }),
    ...(typeof name === 'string' && { name }),
    ...(password && { password }),
    ...ownRefused,
  };
  if (typeof address === 'string' || typeof name === 'string' || Object.keys(refused).length > 0) {
    throw fieldFault(refused, { minLength: deps.passwordPolicy.minLength });
  }
  return { address, name: name.name, filled };
}
