import type { Router } from 'express';
import type { Deps } from '../../deps.js';
import { mount } from '../../http/mount.js';
import { requestPasswordReset } from './request-password-reset.service.js';
import { resetPassword } from './reset-password.service.js';

export function passwordResetRoutes(router: Router, deps: Deps): void {
  mount(router, deps, 'requestPasswordReset', async (call) => {
    return { next: 'check_mail', resendAt: await requestPasswordReset(deps, call) };
  });

  mount(router, deps, 'resetPassword', async (call) => {
    const email = await resetPassword(deps, call);
    // Whoever used this browser before is logged out like everybody else.
    call.carrier.end();
    return { next: 'login', email };
  });
}
