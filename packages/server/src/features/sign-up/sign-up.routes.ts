import type { Router } from 'express';
import type { Deps } from '../../deps.js';
import { mount } from '../../http/mount.js';
import { returnUrl } from '../../http/return-url.js';
import { beginInBrowser } from '../../session/session-cookie.js';
import { continueSignUp } from './continue-sign-up.service.js';
import { resendVerification } from './resend-verification.service.js';
import { signUp } from './sign-up.service.js';

export function signUpRoutes(router: Router, deps: Deps): void {
  mount(router, deps, 'signUp', async ({ input, portal, visitor, cookies }) => {
    const { handle, resendAt } = await signUp(deps, {
      portal,
      input,
      visitor,
      returnTo: returnUrl(deps, portal, input.returnTo),
      handle: cookies.read('sign-up'),
    });
    cookies.set('sign-up', handle, deps.config.lifetimes.verifyLink);
    return { next: 'check_mail', resendAt };
  });

  mount(router, deps, 'resendVerification', async ({ input, portal, visitor, cookies }) => {
    const resendAt = await resendVerification(deps, { portal, input, visitor, handle: cookies.read('sign-up') });
    return { next: 'check_mail', resendAt };
  });

  mount(router, deps, 'continueSignUp', async ({ portal, visitor, cookies }) => {
    const progress = await continueSignUp(deps, {
      portal,
      visitor,
      handle: cookies.read('sign-up'),
      sessionToken: cookies.read('session'),
    });
    if (progress.begun) beginInBrowser(cookies, progress.begun, deps.config);
    return progress.answer;
  });
}
