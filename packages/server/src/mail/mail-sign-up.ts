import type { Deps } from '../deps.js';
import type { Address } from '../domain/address.js';
import { chooseLanguage } from '../domain/language.js';
import type { Portal } from '../domain/portal.js';
import { newSecret } from '../domain/secret-token.js';
import { countMailTo } from '../limits/mail-limits.js';
import { killCodesForAddress, supersedeOfSignUp } from '../store/supersede-challenges.js';
import type { Executor } from '../store/database.js';
import type { SignUp } from '../store/sign-ups.js';
import { findUserByAddress } from '../store/users.js';
import { createChallenge } from '../challenges/create-challenge.js';
import { writeMail } from './write-mail.js';

/** A sign-up to be mailed to; without a sign-up the same work is done and nothing sent. */
export interface SignUpMail {
  signUp: SignUp | undefined;
  address: Address;
  /** Of the sign-up; whoever has an account already is told in the language of that account. */
  language: string;
}

/** What became of it; for the audit log alone. */
export interface SignUpMailed {
  /** Whose address it is already, if it is anybody's. */
  ownerId: string | undefined;
  /** A limit kept the mail back. */
  limited: boolean;
}

/**
 * Writes the mail of a sign-up: link and code, or "you already have an account" for an address that has one. Its
 * links and codes before are dead then. Over the limits nothing is sent and the older mail stays good.
 */
export async function mailSignUp(deps: Deps, db: Executor, portal: Portal, mail: SignUpMail): Promise<SignUpMailed> {
  const { lifetimes } = deps.config;
  const now = deps.clock();
  const { signUp, address } = mail;
  const allowance = await countMailTo(deps, db, portal.id, address.key, 'verify_sign_up');
  const owner = await findUserByAddress(db, portal.id, address.key);
  const send = allowance.send && signUp !== undefined;
  if (allowance.send) {
    await killCodesForAddress(db, portal.id, address.key, now);
    await supersedeOfSignUp(db, portal.id, signUp?.id ?? newSecret(), now);
  }
  const challenge = await createChallenge(
    deps,
    db,
    // A code that nobody was sent must be none to guess at, and must not hide the one that was.
    { portalId: portal.id, purpose: 'verify_sign_up', ...(send ? { signUpId: signUp.id } : {}) },
    { link: lifetimes.verifyLink, code: lifetimes.verifyCode },
  );
  const base = deps.addresses.baseOf(portal);
  const common = {
    portal,
    // As its owner spelt it: to some mail servers another spelling is another mailbox.
    to: owner ? { display: owner.address, key: address.key } : address,
    language: chooseLanguage(owner?.language, mail.language),
    challengeId: challenge.id,
    decoy: !send || !challenge.isKept,
    sendAt: allowance.at,
  };
  await (owner
    ? writeMail(deps, db, {
        ...common,
        kind: 'sign_up_taken',
        params: { loginLink: `${base}/login`, resetLink: `${base}/forgot-password` },
      })
    : writeMail(deps, db, {
        ...common,
        kind: 'verify_sign_up',
        params: {
          link: `${base}/verify?token=${challenge.token}`,
          code: challenge.code,
          linkLifetime: lifetimes.verifyLink,
          codeLifetime: lifetimes.verifyCode,
        },
      }));
  return { ownerId: owner?.id, limited: !allowance.send };
}
