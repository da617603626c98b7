import type { Router } from 'express';
import type { Deps } from '../../deps.js';
import { hashSecret } from '../../domain/secret-token.js';
import { mount } from '../../http/mount.js';
import { inspectLink } from '../../challenges/inspect-link.js';

export function mailLinksRoutes(router: Router, deps: Deps): void {
  mount(router, deps, 'inspectLink', ({ input, portal, cookies }) => {
    const handle = cookies.read('sign-up');
    return inspectLink(deps, portal.id, input, handle === undefined ? undefined : hashSecret(handle));
  });
}
