import type { Router } from 'express';
import { minute } from '../../domain/clock.js';
import type { Deps } from '../../deps.js';
import { newSecret } from '../../domain/secret-token.js';
import { mount } from '../../http/mount.js';
import { sessionView } from '../../session/authenticate.js';
import { refreshAccess } from '../../session/bearer.js';
import { logOut } from './session.service.js';

export function sessionRoutes(router: Router, deps: Deps): void {
  mount(router, deps, 'getSession', async ({ carrier }) => {
    const session = await carrier.find();
    return { session: session ? sessionView(session) : null };
  });

  mount(router, deps, 'logout', async ({ portal, visitor, carrier }) => {
    await logOut(deps, { portal, visitor, tokenHash: await carrier.hashToEnd() });
    carrier.end();
    return {};
  });

  mount(router, deps, 'refreshAccess', async ({ input, portal, visitor }) => {
    return refreshAccess(deps, { portal, visitor, refreshToken: input.refreshToken });
  });

  mount(router, deps, 'probeSession', async ({ input, cookies }) => {
    const sent = cookies.read('probe');
    const isBack = input.echo !== undefined && input.echo === sent;
    const value = input.echo === undefined ? newSecret() : '';
    if (value) cookies.set('probe', value, minute);
    else cookies.clear('probe');
    return Promise.resolve({ value, cookie: isBack, now: deps.clock() });
  });
}
