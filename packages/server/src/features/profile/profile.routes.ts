import type { Router } from 'express';
import type { Deps } from '../../deps.js';
import { mountOwn } from '../../http/mount.js';
import { readProfile } from './read-profile.service.js';
import { saveProfile } from './save-profile.service.js';

export function profileRoutes(router: Router, deps: Deps): void {
  mountOwn(router, deps, 'getProfile', ({ portal, session }) => readProfile(deps, portal.id, session.userId));

  mountOwn(router, deps, 'saveProfile', async (call) => {
    await saveProfile(deps, call);
    return readProfile(deps, call.portal.id, call.session.userId);
  });
}
