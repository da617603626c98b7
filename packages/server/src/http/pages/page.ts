import { errorStatus } from '@portico/contract';
import type { Catalogue, FormState } from '@portico/widget/forms';
import express, { type NextFunction, type Request, type RequestHandler, type Response, type Router } from 'express';
import type { Deps } from '../../deps.js';
import { PorticoFault } from '../../domain/fault.js';
import { chooseLanguage, type Language } from '../../domain/language.js';
import type { Portal } from '../../domain/portal.js';
import { Cookies } from '../cookies.js';
import { logFault, setRetryAfter, toFault } from '../error-handler.js';
import { bodyFault } from '../json-body.js';
import { sourceOf } from '../origin-check.js';
import { contextOf, requestIdOf, type Visitor, visitorOf } from '../request-context.js';
import { assetsUrl } from './assets.js';
import { developmentNote } from './development-note.js';
import { renderDocument, sendDocument } from './document.js';
import { isFormTokenGood, issueFormToken } from './form-token.js';
import { printForm } from './print-form.js';

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

/** What every printed form begins with. */
export type PrintedBase = Pick<FormState, 'headingLevel' | 'brand' | 'action' | 'formToken'>;

/** A page with one form: how it is shown, and what happens when it is posted without script. */
export interface FormPage<State extends FormState> {
  /** Below the portal's base, such as `/login`. */
  path: string;
  /** The element that adopts the form, and the script that defines it. */
  tag: string;
  script: string;
  /** The page's name in the title of the window. */
  title: (call: PageCall) => string;
  template: (state: State, words: Catalogue) => unknown;
  /** The form as a browser that opens the page gets it, or the URL to go to instead. */
  show: (call: PageCall, base: PrintedBase, fields: PageFields) => Promise<State | Redirect>;
  /** Does what the form asks for: the URL to go to, or another state to show. Throws what it refuses. */
  submit: (call: PageCall, fields: PageFields, base: PrintedBase) => Promise<State | Redirect>;
  /** Puts back what was typed into a form that was refused. Never a password. */
  keep: (state: State, fields: PageFields) => State;
}

/** The browser goes elsewhere, by a GET. */
export interface Redirect {
  redirect: string;
}

/** The fields of a posted form: the one value of a name, or ''. */
export type PageFields = (name: string) => string;

const readForm = express.urlencoded({ extended: false, limit: 16_384, parameterLimit: 60, inflate: false });

/**
 * Puts a page on the router. Its GET never changes anything. Its POST takes urlencoded fields from this origin and
 * with the token of a form that was printed for this browser; a refusal prints the form again with the words for it.
 */
export function mountPage<State extends FormState>(router: Router, deps: Deps, page: FormPage<State>): void {
  router.get(page.path, async (req, res) => {
    const call = await pageCall(req, res, deps);
    await answer(res, call, await page.show(call, printedBase(deps, call, page.path), () => ''), 200);
  });
  router.post(page.path, readFields, async (req, res) => {
    const call = await pageCall(req, res, deps);
    const fields = fieldsOf(req);
    const base = printedBase(deps, call, page.path);
    try {
      checkPost(req, deps, call, fields);
      await answer(res, call, await page.submit(call, fields, base), 200);
    } catch (error) {
      const fault = toFault(error);
      logFault(fault, deps, requestIdOf(res));
      setRetryAfter(res, fault);
      const shown = await page.show(call, base, fields);
      if ('redirect' in shown) throw error;
      await answer(res, call, { ...page.keep(shown, fields), ...refusal(fault) }, errorStatus[fault.code]);
    }
  });

  async function answer(res: Response, call: PageCall, outcome: State | Redirect, status: number): Promise<void> {
    if ('redirect' in outcome) {
      res.setHeader('Cache-Control', 'no-store');
      res.redirect(303, outcome.redirect);
      return;
    }
    const { portal, language, words } = call;
    const main = await printForm({
      tag: page.tag,
      template: page.template,
      state: outcome,
      words,
      server: call.path(''),
    });
    const html = renderDocument({
      language,
      title: `${page.title(call)} – ${portal.name}`,
      main,
      scripts: [page.script],
      footer: developmentNote(deps, call),
      assets: assetsUrl(deps.config.publicUrl),
    });
    sendDocument(res, status, html, { formTargets: portal.allowedOrigins, hasForm: true });
  }
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
  router.post(path, readFields, async (req, res) => {
    const call = await pageCall(req, res, deps);
    const fields = fieldsOf(req);
    checkPost(req, deps, call, fields);
    res.setHeader('Cache-Control', 'no-store');
    res.redirect(303, (await act(call, fields)).redirect);
  });
}

/** What every page needs of a request. */
export async function pageCall(req: Request, res: Response, deps: Deps): Promise<PageCall> {
  const { portal, prefix } = contextOf(res);
  const visitor = visitorOf(req, res);
  const query = (name: string): string => {
    const value = req.query[name];
    return typeof value === 'string' ? value : '';
  };
  // A visitor's own wish comes before the portal's language: the page is for whoever opens it.
  const language = chooseLanguage(query('lang'), visitor.acceptLanguage, portal.language);
  const { catalogues } = await import('@portico/widget/forms');
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

function printedBase(deps: Deps, call: PageCall, path: string): PrintedBase {
  const lang = call.query('lang');
  return {
    headingLevel: 1,
    brand: call.portal.name,
    action: call.path(path) + (lang ? `?lang=${encodeURIComponent(lang)}` : ''),
    formToken: issueFormToken(deps, call.portal.id, call.cookies),
  };
}

/** @throws PorticoFault `origin_refused` for a form of another site, `form_expired` for one of another browser. */
function checkPost(req: Request, deps: Deps, call: PageCall, fields: PageFields): void {
  if (sourceOf(req, call.portal, deps) !== 'own') throw new PorticoFault('origin_refused');
  if (!isFormTokenGood(deps, call.portal.id, call.cookies, fields('form_token')))
    throw new PorticoFault('form_expired');
}

/** The part of a form's state that says what was refused. */
function refusal(fault: PorticoFault): Pick<FormState, 'alert' | 'errors' | 'params' | 'secondsLeft'> {
  const errors = fault.fields ?? {};
  const params = fault.params ?? {};
  return {
    alert: Object.keys(errors).length > 0 ? null : fault.code,
    errors,
    params,
    secondsLeft: Number(params['retryAfter'] ?? 0),
  };
}

const readFields: RequestHandler = (req, res, next: NextFunction) => {
  if (!req.is('application/x-www-form-urlencoded')) {
    next(new PorticoFault('media_type_unsupported'));
    return;
  }
  readForm(req, res, (error?: unknown) => {
    next(error ? bodyFault(error) : undefined);
  });
};

/** A name that comes twice is no form of ours: it reads as absent. */
function fieldsOf(req: Request): PageFields {
  const body = (req.body ?? {}) as Record<string, unknown>;
  return (name) => {
    const value = Object.hasOwn(body, name) ? body[name] : undefined;
    return typeof value === 'string' ? value : '';
  };
}
