import type { Router } from 'express';
import type { Deps } from '../../deps.js';
import { mountOwn } from '../../http/mount.js';
import { reauthenticate } from '../../session/reauthenticate.js';
import { requestReauthentication } from '../../session/request-reauthentication.js';

export function reauthenticationRoutes(router: Router, deps: Deps): void {
  mountOwn(router, deps, 'requestReauthentication', async (call) => {
    return { next: 'check_mail', resendAt: await requestReauthentication(deps, call) };
  });

  mountOwn(router, deps, 'reauthenticate', async (call) => {
    const renewed = await reauthenticate(deps, call);
    return { session: renewed.session, ...(await call.carrier.renew(renewed)) };
  });
}
