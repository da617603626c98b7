import type { LoginOptions } from '@portico/contract';
import type { Deps } from '../deps.js';
import { maxPasswordLength } from '../domain/password-policy.js';
import type { Portal } from '../domain/portal.js';
import { findPortal } from '../store/portals.js';

/** What a signed-out visitor's screens need to know, read anew so that a switched-off way in is gone at once. */
export async function loginOptions(deps: Pick<Deps, 'config' | 'db'>, known: Portal): Promise<LoginOptions> {
  const portal = (await findPortal(deps.db, known.id)) ?? known;
  const { lifetimes, passwordMinLength, mailFrom } = deps.config;
  const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);
  return {
    portal: { name: portal.name, slug: portal.slug, language: portal.language },
    anonymous: portal.options.anonymous,
    password: portal.options.password,
    signUp: portal.options.password && portal.options.signUp,
    passwordLength: { min: passwordMinLength, max: maxPasswordLength },
    lifetimes: {
      sessionKept: seconds(lifetimes.sessionIdleKept),
      verifyLink: seconds(lifetimes.verifyLink),
      verifyCode: seconds(lifetimes.verifyCode),
      resetLink: seconds(lifetimes.resetLink),
      resend: seconds(lifetimes.resend),
    },
    mailFrom,
    fields: portal.signUpForm.fields,
    consents: portal.signUpForm.consents,
  };
}
