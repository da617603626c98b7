import type { Router } from 'express';
import type { Deps } from '../../deps.js';
import { mount } from '../../http/mount.js';
import { loginOptions } from '../../portals/login-options.js';

export function loginOptionsRoutes(router: Router, deps: Deps): void {
  mount(router, deps, 'getLoginOptions', ({ portal }) => loginOptions(deps, portal));
}
