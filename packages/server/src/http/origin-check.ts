import { contractHeader, contractVersion, personHeader, sessionHeader } from '@portico/contract';
import type { Request, Response } from 'express';
import { isLoopback } from '../config/config.js';
import type { Deps } from '../deps.js';
import { PorticoFault } from '../domain/fault.js';
import type { Portal } from '../domain/portal.js';
import { isAllowedOrigin } from './allowed-origin.js';
import { hostNameOf } from './host-name.js';

/** Which page a browser says a request comes from. */
export type Source = 'own' | 'allowed' | 'foreign' | 'unstated';

/**
 * Compares the Origin header with the portal's own origin and its list. It must be equal as text: browsers send the
 * normalised form, so whatever needs normalising was not written by one.
 */
export function sourceOf(req: Request, portal: Portal, deps: Pick<Deps, 'addresses' | 'config'>): Source {
  const origin = req.headers.origin;
  if (origin === undefined) {
    const site = req.headers['sec-fetch-site'];
    return site === undefined || site === 'same-origin' || site === 'none' ? 'unstated' : 'foreign';
  }
  if (origin === deps.addresses.originOf(portal) || isOwnLoopback(req, origin, deps)) return 'own';
  return isAllowedOrigin(deps, portal, origin) ? 'allowed' : 'foreign';
}

/**
 * Guards an API call that changes something: script of the portal's own or an allowed origin, which the custom header
 * proves (another origin would need a CORS preflight for it), speaking a version this server understands.
 *
 * @throws PorticoFault `origin_refused`, `contract_unsupported`
 */
export function checkApiSource(req: Request, portal: Portal, deps: Pick<Deps, 'addresses' | 'config'>): void {
  if (sourceOf(req, portal, deps) === 'foreign') throw new PorticoFault('origin_refused');
  const version = req.get(contractHeader);
  if (version === undefined) throw new PorticoFault('origin_refused');
  if (version !== String(contractVersion)) {
    throw new PorticoFault('contract_unsupported', { params: { version: contractVersion } });
  }
}

/** Lets a page of an allowed origin read the answer, with cookies; everybody else gets no CORS header at all. */
export function allowOrigin(req: Request, res: Response, source: Source): void {
  res.vary('Origin');
  if (source !== 'allowed' || req.headers.origin === undefined) return;
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.setHeader('Access-Control-Expose-Headers', 'Retry-After');
}

/** Answers a CORS preflight for an allowed origin; others get the bare 204, which allows nothing. */
export function answerPreflight(req: Request, res: Response, source: Source, method: string): void {
  allowOrigin(req, res, source);
  if (source === 'allowed') {
    res.setHeader('Access-Control-Allow-Methods', method);
    res.setHeader(
      'Access-Control-Allow-Headers',
      ['Content-Type', 'Authorization', contractHeader, personHeader, sessionHeader].join(', '),
    );
    res.setHeader('Access-Control-Max-Age', '600');
  }
  res.status(204).end();
}

/** In development the server has several names (localhost, 127.0.0.1): the one the browser used is its own origin. */
function isOwnLoopback(req: Request, origin: string, deps: Pick<Deps, 'addresses' | 'config'>): boolean {
  if (deps.config.production || !isLoopback(deps.addresses.publicHost)) return false;
  return origin === `http://${req.get('host') ?? ''}` && isLoopback(hostNameOf(req));
}
