import type { Router } from 'express';
import { endInBrowser } from '../../session/session-cookie.js';
import type { Deps } from '../../deps.js';
import { hashSecret } from '../../domain/secret-token.js';
import { mountAction } from '../../http/pages/page.js';
import { logOut } from './session.service.js';

export function sessionPages(router: Router, deps: Deps): void {
  mountAction(router, deps, '/logout', async ({ portal, visitor, cookies, path }) => {
    await logOut(deps, { portal, visitor, tokenHash: hashOf(cookies.readSingle('session')) });
    endInBrowser(cookies);
    return { redirect: path('/login') };
  });
}

function hashOf(token: string | undefined): string | undefined {
  return token === undefined ? undefined : hashSecret(token);
}
