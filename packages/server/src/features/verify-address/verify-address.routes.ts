import type { Router } from 'express';
import type { Deps } from '../../deps.js';
import { hashSecret } from '../../domain/secret-token.js';
import type { Cookies } from '../../http/cookies.js';
import { mount } from '../../http/mount.js';
import { beginInBrowser } from '../../session/session-cookie.js';
import { verifyAddress } from './verify-address.service.js';

export function verifyAddressRoutes(router: Router, deps: Deps): void {
  mount(router, deps, 'verifyAddress', async ({ input, portal, visitor, cookies }) => {
    const { answer, begun } = await verifyAddress(deps, {
      portal,
      input,
      visitor,
      handleHash: handleHashOf(cookies),
      sessionToken: cookies.read('session'),
    });
    if (begun) beginInBrowser(cookies, begun, deps.config);
    return answer;
  });
}

/** Hash of the handle of the sign-up that this browser began. */
export function handleHashOf(cookies: Cookies): string | undefined {
  const handle = cookies.read('sign-up');
  return handle === undefined ? undefined : hashSecret(handle);
}
