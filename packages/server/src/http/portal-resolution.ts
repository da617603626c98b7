import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { isLoopback } from '../config/config.js';
import type { Deps } from '../deps.js';
import { PorticoFault } from '../domain/fault.js';
import type { Portal } from '../domain/portal.js';
import { hostNameOf } from './host-name.js';
import { setContext } from './request-context.js';
import type { PortalDirectory } from '../portals/portal-directory.js';

/** Which portal serves requests that name none. */
export interface PortalChoice {
  /** Slug of the one portal that every request is for, whatever its host and path say. */
  fixed: string | undefined;
  /** Slug of the portal at the public URL itself. */
  fallback: string;
}

/**
 * Finds the portal of a request: a fixed one, `/p/<slug>`, the Host header, then the default one, but only under the
 * public URL's own host. A Host that nobody configured is refused, so that a page of another site that points its
 * name at this server (DNS rebinding) gets nothing.
 */
export function resolvePortal(deps: Deps, directory: PortalDirectory, choice: PortalChoice): RequestHandler {
  return (req, res, next) => {
    const found = find(req);
    if (found instanceof Promise) found.then((context) => enter(req, res, next, context), next);
    else enter(req, res, next, found);
  };

  function find(req: Request): Found | Promise<Found> {
    if (choice.fixed) return withPath(directory.bySlug(choice.fixed), '');
    const path = /^\/p\/([^/?#]*)(?=\/|$)/.exec(req.path);
    if (path) {
      if (!isKnownHost(hostNameOf(req))) return { portal: undefined, prefix: '', code: 'host_unknown' };
      return withPath(directory.bySlug(path[1] ?? ''), path[0], 'page_unknown');
    }
    const byHost = directory.byHost(hostNameOf(req));
    return byHost instanceof Promise ? byHost.then((portal) => orDefault(req, portal)) : orDefault(req, byHost);
  }

  function orDefault(req: Request, byHost: Portal | undefined): Found | Promise<Found> {
    if (byHost) return { portal: byHost, prefix: '', code: 'host_unknown' };
    if (!isKnownHost(hostNameOf(req))) return { portal: undefined, prefix: '', code: 'host_unknown' };
    return withPath(directory.bySlug(choice.fallback), '');
  }

  function isKnownHost(host: string): boolean {
    if (host === deps.addresses.publicHost) return true;
    // In development the server may be called localhost, 127.0.0.1 or [::1]; none of them resolves from outside.
    return (
      !deps.config.production &&
      isLoopback(deps.addresses.publicHost) &&
      isLoopback(host) &&
      !host.endsWith('.localhost')
    );
  }
}

interface Found {
  portal: Portal | undefined;
  /** Part of the path that named the portal. */
  prefix: string;
  code: 'host_unknown' | 'page_unknown';
}

function withPath(
  portal: Portal | undefined | Promise<Portal | undefined>,
  prefix: string,
  code: Found['code'] = 'host_unknown',
): Found | Promise<Found> {
  return portal instanceof Promise
    ? portal.then((found) => ({ portal: found, prefix, code }))
    : { portal, prefix, code };
}

function enter(req: Request, res: Response, next: NextFunction, found: Found): void {
  if (!found.portal) {
    next(new PorticoFault(found.code));
    return;
  }
  setContext(res, { portal: found.portal, basePath: req.baseUrl + found.prefix, prefix: found.prefix });
  // Routes are written once, for the base; the rest of the path is what they see.
  if (found.prefix) {
    const rest = req.url.slice(found.prefix.length);
    req.url = rest.startsWith('/') ? rest : `/${rest}`;
  }
  next();
}
