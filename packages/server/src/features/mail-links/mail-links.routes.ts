import type { Router } from 'express';
import type { Deps } from '../../deps.js';
import { hashSecret } from '../../domain/secret-token.js';
import { PorticoFault } from '../../domain/fault.js';
import { mount } from '../../http/mount.js';
import type { SessionCarrier } from '../../http/session-carrier.js';
import { inspectLink } from '../../challenges/inspect-link.js';

export function mailLinksRoutes(router: Router, deps: Deps): void {
  mount(router, deps, 'inspectLink', ({ input, portal, cookies, carrier }) => {
    const handle = cookies.read('sign-up');
    const handleHash = handle === undefined ? undefined : hashSecret(handle);
    return inspectLink(deps, portal.id, input, { handleHash, signedIn: () => userOf(carrier) });
  });
}

/** The user of the live session that a call carries; a dead one counts as none. */
async function userOf(carrier: SessionCarrier): Promise<string | undefined> {
  try {
    return (await carrier.find())?.userId;
  } catch (error) {
    if (error instanceof PorticoFault) return undefined;
    throw error;
  }
}
