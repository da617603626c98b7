import type { Deps } from '../deps.js';
import type { Portal } from '../domain/portal.js';
import { resolveReturnTo } from '../domain/return-to.js';
import { isAllowedOrigin } from './allowed-origin.js';

/** Where to go after a login: the wish if it is of this portal or an allowed origin, else the portal's home. */
export function returnUrl(deps: Pick<Deps, 'addresses' | 'config'>, portal: Portal, wish: string | undefined): string {
  const base = deps.addresses.baseOf(portal);
  return resolveReturnTo(wish, {
    base,
    home: `${base}/`,
    isAllowed: (origin) => isAllowedOrigin(deps, portal, origin),
  });
}

/** The URL of another way in, with the way back that was asked of this one, if any. */
export function withWayBack(url: string, wish: string | undefined, returnTo: string): string {
  return wish ? `${url}?return_to=${encodeURIComponent(returnTo)}` : url;
}
