import type { RequestHandler } from 'express';
import type { Deps } from '../deps.js';
import { contextOf } from './request-context.js';

/**
 * In production, sends whoever opens a page of a portal below `/p/` to the host of its own, if it has one: here its
 * forms would be those of another origin, and refused. On a developer's machine its name may lead nowhere.
 */
export function toOwnHost(deps: Pick<Deps, 'addresses' | 'config'>): RequestHandler {
  return (req, res, next) => {
    const { portal, prefix } = contextOf(res);
    if (!deps.config.production || !prefix || !portal.host || !['GET', 'HEAD'].includes(req.method)) {
      next();
      return;
    }
    res.setHeader('Cache-Control', 'no-store');
    res.redirect(302, deps.addresses.baseOf(portal) + req.url);
  };
}
