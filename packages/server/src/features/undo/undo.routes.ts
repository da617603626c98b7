import type { Router } from 'express';
import type { Deps } from '../../deps.js';
import { mount } from '../../http/mount.js';
import { inspectUndo, undoChange } from './undo.service.js';

export function undoRoutes(router: Router, deps: Deps): void {
  mount(router, deps, 'inspectUndo', ({ input, portal }) => inspectUndo(deps, portal.id, input.token));

  mount(router, deps, 'undoChange', async ({ input, portal, visitor }) => ({
    next: 'login',
    email: await undoChange(deps, { portal, visitor, token: input.token }),
  }));
}
