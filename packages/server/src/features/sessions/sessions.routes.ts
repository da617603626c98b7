import type { Router } from 'express';
import type { Deps } from '../../deps.js';
import { mountOwn } from '../../http/mount.js';
import { endOtherSessions, endOwnSession } from './end-sessions.service.js';
import { listSessions } from './list-sessions.service.js';

export function sessionsRoutes(router: Router, deps: Deps): void {
  mountOwn(router, deps, 'listSessions', ({ portal, session }) => listSessions(deps, portal.id, session));

  mountOwn(router, deps, 'endSession', async (call) => {
    await endOwnSession(deps, call);
    return listSessions(deps, call.portal.id, call.session);
  });

  mountOwn(router, deps, 'endOtherSessions', async (call) => {
    await endOtherSessions(deps, call);
    return listSessions(deps, call.portal.id, call.session);
  });
}
