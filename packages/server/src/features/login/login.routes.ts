import type { Router } from 'express';
import type { Deps } from '../../deps.js';
import type { Cookies } from '../../http/cookies.js';
import { mount } from '../../http/mount.js';
import { returnUrl } from '../../http/return-url.js';
import { knowDevice } from '../../session/device-cookie.js';
import { beginInBrowser } from '../../session/session-cookie.js';
import { logIn, type LoginResult } from './login.service.js';

export function loginRoutes(router: Router, deps: Deps): void {
  mount(router, deps, 'login', async ({ input, portal, visitor, cookies, carrier }) => {
    const result = await logIn(deps, {
      portal,
      input,
      visitor,
      sessionToken: carrier.cookieToken,
      deviceCookie: carrier.isBearer ? undefined : cookies.read('device'),
    });
    const tokens = await carrier.begin(result.begun);
    if (!carrier.isBearer) knowDevice(cookies, result.deviceCookie);
    return {
      next: 'done',
      session: result.begun.session,
      returnTo: returnUrl(deps, portal, input.returnTo),
      ...tokens,
    };
  });
}

/** Hands over the session and makes the device known. */
export function setLoginCookies(deps: Deps, cookies: Cookies, result: LoginResult): void {
  beginInBrowser(cookies, result.begun, deps.config);
  knowDevice(cookies, result.deviceCookie);
}
