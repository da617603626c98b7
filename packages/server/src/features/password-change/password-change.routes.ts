import type { Router } from 'express';
import type { Deps } from '../../deps.js';
import { mountOwn } from '../../http/mount.js';
import { knowDevice } from '../../session/device-cookie.js';
import { changePassword } from './change-password.service.js';

export function passwordChangeRoutes(router: Router, deps: Deps): void {
  mountOwn(router, deps, 'changePassword', async (call) => {
    const { carrier, cookies } = call;
    const sent = carrier.isBearer ? undefined : cookies.read('device');
    const { renewed, deviceCookie } = await changePassword(deps, { ...call, deviceCookie: sent });
    if (deviceCookie !== undefined) knowDevice(cookies, deviceCookie);
    return { session: renewed.session, ...(await carrier.renew(renewed)) };
  });
}
