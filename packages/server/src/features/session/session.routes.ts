import type { Router } from 'express';
import { endInBrowser } from '../../session/session-cookie.js';
import type { Deps } from '../../deps.js';
import { mount } from '../../http/mount.js';
import { authenticate, sessionView } from '../../session/authenticate.js';
import { logOut } from './session.service.js';

export function sessionRoutes(router: Router, deps: Deps): void {
  mount(router, deps, 'getSession', async ({ portal, cookies }) => {
    const token = cookies.read('session');
    if (token === undefined) return { session: null };
    return { session: sessionView(await authenticate(deps, portal.id, token)) };
  });

  mount(router, deps, 'logout', async ({ portal, visitor, cookies }) => {
    await logOut(deps, { portal, visitor, token: cookies.read('session') });
    endInBrowser(cookies);
    return {};
  });
}
