import { type Catalogue, catalogues } from '@portico/widget/forms';
import express, { type NextFunction, type Request, type RequestHandler, type Response, type Router } from 'express';
import type { Deps } from '../../deps.js';
import { PorticoFault } from '../../domain/fault.js';
import { chooseLanguage, type Language } from '../../domain/language.js';
import type { Portal } from '../../domain/portal.js';
import { Cookies } from '../cookies.js';
import { bodyFault } from '../json-body.js';
import { sourceOf } from '../origin-check.js';
import { contextOf, visitorOf } from '../request-context.js';
import type { Visitor } from '../../domain/visitor.js';
import { isFormTokenGood } from './form-token.js';

/** One request for a page, checked: what a page may rely on. */
export interface PageCall {
  portal: Portal;
  visitor: Visitor;
  cookies: Cookies;
  language: Language;
  words: Catalogue;
  /** Parameters of the URL, the first of each name. */
  query: (name: string) => string;
  /** Path of another page of this portal. */
  path: (page: string) => string;
}

/** The browser goes elsewhere, by a GET. */
export interface Redirect {
  redirect: string;
}

/** The fields of a posted form: the one value of a name, or ''. */
export type PageFields = (name: string) => string;

/** How much a form may send: bytes, and fields. */
export interface FormRoom {
  limit: number;
  parameterLimit: number;
}

/**
 * Puts a button's action on the router: a POST without a page of its own. It is refused like that of a page, and a GET
 * does nothing, so that no image or link can trigger it.
 */
export function mountAction(
  router: Router,
  deps: Deps,
  path: string,
  act: (call: PageCall, fields: PageFields) => Promise<Redirect>,
): void {
  router.post(path, readFields(), async (req, res) => {
    const call = pageCall(req, res, deps);
    const fields = fieldsOf(req);
    checkPost(req, deps, call, fields);
    res.setHeader('Cache-Control', 'no-store');
    res.redirect(303, (await act(call, fields)).redirect);
  });
}

/** What every page needs of a request. */
export function pageCall(req: Request, res: Response, deps: Deps): PageCall {
  const { portal, prefix } = contextOf(res);
  const visitor = visitorOf(req, res);
  const query = (name: string): string => {
    const value = req.query[name];
    return typeof value === 'string' ? value : '';
  };
  // A visitor's own wish comes before the portal's language: the page is for whoever opens it.
  const language = chooseLanguage(query('lang'), visitor.acceptLanguage, portal.language);
  // A portal with a host of its own can be reached by path, too, and its pages then stay there: on this host the plain
  // paths are another portal's.
  const base = new URL(deps.addresses.baseOf(portal)).pathname.replace(/\/+$/, '') + (portal.host ? prefix : '');
  return {
    portal,
    visitor,
    cookies: new Cookies(req, res, portal, deps.addresses.isSecure),
    language,
    words: catalogues[language],
    query,
    path: (page) => base + page,
  };
}

/**
 * @throws PorticoFault `origin_refused` for a form of another site, `form_expired` for one of another browser,
 * `cookies_doubled` where no form can be told to be of this one.
 */
export function checkPost(req: Request, deps: Deps, call: PageCall, fields: PageFields): void {
  if (sourceOf(req, call.portal, deps) !== 'own') throw new PorticoFault('origin_refused');
  call.cookies.readSingle('form');
  if (!isFormTokenGood(deps, call.portal.id, call.cookies, fields('form_token')))
    throw new PorticoFault('form_expired');
}

/** Reads the fields of a posted form. */
export function readFields(room: FormRoom = { limit: 16_384, parameterLimit: 60 }): RequestHandler {
  const readForm = express.urlencoded({ extended: false, inflate: false, ...room });
  return (req, res, next: NextFunction) => {
    if (!req.is('application/x-www-form-urlencoded')) {
      next(new PorticoFault('media_type_unsupported'));
      return;
    }
    readForm(req, res, (error?: unknown) => {
      next(error ? bodyFault(error) : undefined);
    });
  };
}

/** A name that comes twice is no form of ours: it reads as absent. */
export function fieldsOf(req: Request): PageFields {
  const body = (req.body ?? {}) as Record<string, unknown>;
  return (name) => {
    const value = Object.hasOwn(body, name) ? body[name] : undefined;
    return typeof value === 'string' ? value : '';
  };
}
