import type { Router } from 'express';
import type { Deps } from '../../deps.js';
import { PorticoFault } from '../../domain/fault.js';
import { mount } from '../../http/mount.js';
import { authenticate, sessionView } from '../../session/authenticate.js';
import { logOut } from './session.service.js';

export function sessionRoutes(router: Router, deps: Deps): void {
  mount(router, deps, 'getSession', async ({ portal, cookies }) => {
    const token = cookies.read('session');
    if (token === undefined) return { session: null };
    try {
      return { session: sessionView(await authenticate(deps, portal.id, token)) };
    } catch (error) {
      // A cookie that is dead would only be sent again and again.
      if (error instanceof PorticoFault && error.code === 'session_missing') cookies.clear('session');
      throw error;
    }
  });

  mount(router, deps, 'logout', async ({ portal, visitor, cookies }) => {
    await logOut(deps, { portal, visitor, token: cookies.read('session') });
    cookies.clear('session');
    return {};
  });
}
