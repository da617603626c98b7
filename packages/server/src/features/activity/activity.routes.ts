import type { Router } from 'express';
import type { Deps } from '../../deps.js';
import { mountOwn } from '../../http/mount.js';
import { listActivity } from '../../audit/list-activity.js';

export function activityRoutes(router: Router, deps: Deps): void {
  mountOwn(router, deps, 'listActivity', ({ portal, session }) => listActivity(deps, portal.id, session.userId));
}
