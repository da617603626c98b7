import type { Router } from 'express';
import type { Deps } from '../../deps.js';
import { mount } from '../../http/mount.js';
import { keepStep } from '../../http/pages/page-step.js';
import { requestPasswordReset } from './request-password-reset.service.js';
import { resetPassword } from './reset-password.service.js';
import { sentStep } from './sent-step.js';

export function passwordResetRoutes(router: Router, deps: Deps): void {
  mount(router, deps, 'requestPasswordReset', async (call) => {
    const resendAt = await requestPasswordReset(deps, call);
    // By it a page of ours shows again that the mail was asked for.
    if (!call.carrier.isBearer) {
      keepStep(deps, call.cookies, 'portico-forgot-password', sentStep(deps, call.input.email, resendAt));
    }
    return { next: 'check_mail', resendAt };
  });

  mount(router, deps, 'resetPassword', async (call) => {
    const email = await resetPassword(deps, call);
    // Whoever used this browser before is logged out like everybody else.
    call.carrier.end();
    return { next: 'login', email };
  });
}
