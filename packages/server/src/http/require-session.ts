import { errorStatus, type Role, type Session } from '@portico/contract';
import type { Request, RequestHandler, Response } from 'express';
import type { Deps } from '../deps.js';
import { PorticoFault } from '../domain/fault.js';
import type { Portal } from '../domain/portal.js';
import { longestReturnTo } from '../domain/return-to.js';
import { findByToken } from '../session/access-tokens.js';
import { authenticate, requireLive, sessionView } from '../session/authenticate.js';
import type { LiveSession } from '../store/sessions.js';
import { Cookies } from './cookies.js';
import { errorAnswer, logFault, setRetryAfter, toFault } from './error-handler.js';
import { sendJson } from './mount.js';
import { requestIdOf } from './request-context.js';
import { bearerToken } from './session-carrier.js';

/** Whom a route of the host lets through. */
export interface SessionGuard {
  /** Slug of the portal; the first one when absent. */
  portal?: string;
  /** Roles that may pass; all when absent. */
  roles?: readonly Role[];
  /** What a browser that opens a page without a session gets: the error (default), or the way to log in and back. */
  otherwise?: 'error' | 'login';
}

/** The session behind a request of the host's own route. */
export type OwnSession = Session;

const sessions = new WeakMap<Request, OwnSession>();

/** Who asks, in a route behind `requireSession`. @throws TypeError anywhere else. */
export function sessionOf(req: Request): OwnSession {
  const session = sessions.get(req);
  if (!session) throw new TypeError('this route is not behind requireSession()');
  return session;
}

/**
 * Guards a route of the app that Portico is mounted in. It takes the session cookie, or an access token for the site's
 * back ends in the Authorization header, and asks the database each time: a log-out counts at once.
 */
export function requireSession(deps: Deps, portalOf: () => Promise<Portal>, guard: SessionGuard): RequestHandler {
  return async (req, res, next) => {
    try {
      const session = await find(deps, await portalOf(), req, res);
      if (guard.roles && !guard.roles.includes(session.role)) throw new PorticoFault('role_missing');
      sessions.set(req, sessionView(session));
    } catch (error) {
      const fault = toFault(error);
      if (fault.code === 'session_missing' && guard.otherwise === 'login' && isPageOpened(req)) {
        const login = `${deps.addresses.baseOf(await portalOf())}/login`;
        const wish = encodeURIComponent(req.originalUrl);
        res.setHeader('Cache-Control', 'no-store');
        res.redirect(303, wish.length > longestReturnTo ? login : `${login}?return_to=${wish}`);
        return;
      }
      logFault(fault, deps, requestIdOf(res));
      setRetryAfter(res, fault);
      sendJson(res, errorStatus[fault.code], errorAnswer(fault, requestIdOf(res)));
      return;
    }
    next();
  };
}

async function find(deps: Deps, portal: Portal, req: Request, res: Response): Promise<LiveSession> {
  const token = bearerToken(req);
  if (token !== undefined) {
    const found = await findByToken(deps, portal, token, deps.addresses.baseOf(portal));
    return requireLive(deps, portal.id, found?.session);
  }
  const cookie = new Cookies(req, res, portal, deps.addresses.isSecure).readSingle('session');
  if (cookie === undefined) throw new PorticoFault('session_missing');
  return authenticate(deps, portal.id, cookie);
}

/** A person opened a page, as opposed to a script that fetches. */
function isPageOpened(req: Request): boolean {
  return req.method === 'GET' && req.accepts(['html', 'json']) === 'html';
}
