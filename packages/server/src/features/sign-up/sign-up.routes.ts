import type { Router } from 'express';
import type { Deps } from '../../deps.js';
import { mount } from '../../http/mount.js';
import { returnUrl } from '../../http/return-url.js';
import { continueSignUp } from './continue-sign-up.service.js';
import { resendVerification } from './resend-verification.service.js';
import { signUp } from './sign-up.service.js';

export function signUpRoutes(router: Router, deps: Deps): void {
  mount(router, deps, 'signUp', async ({ input, portal, visitor, cookies, carrier }) => {
    const { handle, resendAt } = await signUp(deps, {
      portal,
      input,
      visitor,
      returnTo: returnUrl(deps, portal, input.returnTo),
      handle: carrier.isBearer ? input.handle : cookies.readSingle('sign-up'),
    });
    if (carrier.isBearer) return { next: 'check_mail', resendAt, handle };
    cookies.set('sign-up', handle, deps.config.lifetimes.verifyLink);
    return { next: 'check_mail', resendAt };
  });

  mount(router, deps, 'resendVerification', async ({ input, portal, visitor, cookies, carrier }) => {
    const own = (): string | undefined => (carrier.isBearer ? input.handle : cookies.readSingle('sign-up'));
    const handle = input.email === undefined ? own() : undefined;
    const resendAt = await resendVerification(deps, { portal, input, visitor, handle });
    return { next: 'check_mail', resendAt };
  });

  mount(router, deps, 'continueSignUp', async ({ input, portal, visitor, cookies, carrier }) => {
    const progress = await continueSignUp(deps, {
      portal,
      visitor,
      handle: carrier.isBearer ? input.handle : cookies.readSingle('sign-up'),
      sessionToken: carrier.cookieToken,
    });
    const tokens = progress.begun ? await carrier.begin(progress.begun) : {};
    return { ...progress.answer, ...tokens };
  });
}
