import type { Router } from 'express';
import type { Deps } from '../../deps.js';
import { mountOwn } from '../../http/mount.js';
import { changePassword } from './change-password.service.js';

export function passwordChangeRoutes(router: Router, deps: Deps): void {
  mountOwn(router, deps, 'changePassword', async (call) => {
    const renewed = await changePassword(deps, call);
    return { session: renewed.session, ...(await call.carrier.renew(renewed)) };
  });
}
