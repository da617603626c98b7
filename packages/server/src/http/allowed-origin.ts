import { isLoopback } from '../config/config.js';
import type { Deps } from '../deps.js';
import type { Portal } from '../domain/portal.js';

type OriginDeps = Pick<Deps, 'addresses' | 'config'>;

/**
 * Whether pages of an origin may use a portal's API and be gone back to. In development that is every page of this
 * machine, for a server that this machine alone can reach.
 */
export function isAllowedOrigin(deps: OriginDeps, portal: Portal, origin: string): boolean {
  return portal.allowedOrigins.includes(origin) || (isLoopbackOnly(deps) && isLoopbackOrigin(origin));
}

function isLoopbackOnly({ addresses, config }: OriginDeps): boolean {
  return !config.production && isLoopback(addresses.publicHost);
}

function isLoopbackOrigin(origin: string): boolean {
  return URL.canParse(origin) && new URL(origin).origin === origin && isLoopback(new URL(origin).hostname);
}
