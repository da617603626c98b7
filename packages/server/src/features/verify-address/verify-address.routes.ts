import type { Router } from 'express';
import type { Deps } from '../../deps.js';
import { hashSecret } from '../../domain/secret-token.js';
import type { Cookies } from '../../http/cookies.js';
import { mount } from '../../http/mount.js';
import { verifyAddress } from './verify-address.service.js';

export function verifyAddressRoutes(router: Router, deps: Deps): void {
  mount(router, deps, 'verifyAddress', async ({ input, portal, visitor, cookies, carrier }) => {
    const { answer, begun } = await verifyAddress(deps, {
      portal,
      input,
      visitor,
      handleHash: carrier.isBearer
        ? input.handle && hashSecret(input.handle)
        : handleHashOf(cookies, input.code !== undefined),
      sessionToken: carrier.cookieToken,
    });
    return { ...answer, ...(begun ? await carrier.begin(begun) : {}) };
  });
}

/**
 * Hash of the handle of the sign-up that this browser began. A link goes on without one; where that leads nowhere the
 * handle is needed.
 *
 * @throws PorticoFault `cookies_doubled` if it is needed
 */
export function handleHashOf(cookies: Cookies, isNeeded = false): string | undefined {
  const handle = isNeeded ? cookies.readSingle('sign-up') : cookies.read('sign-up');
  return handle === undefined ? undefined : hashSecret(handle);
}
