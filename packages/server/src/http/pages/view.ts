import type { Response, Router } from 'express';
import type { Deps } from '../../deps.js';
import { escapeHtml } from '../../domain/escape-html.js';
import { assetsUrl } from './assets.js';
import { developmentNote } from './development-note.js';
import { type PageDocument, renderDocument, sendDocument } from './document.js';
import { issueFormToken } from './form-token.js';
import { type PageCall as FormPageCall, pageCall, type Redirect } from './page.js';

/** What a page without a form of an element may use. */
export interface PageCall extends FormPageCall {
  /** Token for a small form of its own, such as a log-out button. */
  formToken: () => string;
  /** A part of the path that was declared as `:name`. */
  parameter: (name: string) => string;
}

/** What a page shows; title and language frame it. */
export type View = Pick<PageDocument, 'title' | 'main' | 'header' | 'scripts'>;

/** Puts a page on the router that only shows something. */
export function mountView(
  router: Router,
  deps: Deps,
  path: string,
  show: (call: PageCall) => Promise<View | Redirect>,
): void {
  router.get(path, async (req, res) => {
    const call = pageCall(req, res, deps);
    const { portal, cookies } = call;
    const formToken = (): string => issueFormToken(deps, portal.id, cookies);
    const parameter = (name: string): string => String(req.params[name] ?? '');
    const view = await show({ ...call, formToken, parameter });
    if ('redirect' in view) {
      res.setHeader('Cache-Control', 'no-store');
      res.redirect(303, view.redirect);
      return;
    }
    sendView(res, deps, call, view);
  });
}

/** Sends what a page shows as a whole document. */
export function sendView(res: Response, deps: Deps, call: FormPageCall, view: View): void {
  const { portal, language } = call;
  const html = renderDocument({
    ...view,
    title: view.title === portal.name ? portal.name : `${view.title} – ${portal.name}`,
    language,
    footer: developmentNote(deps, call),
    assets: assetsUrl(deps.config.publicUrl),
  });
  sendDocument(res, 200, html, {
    hasForm: true,
    loopback: !deps.addresses.isSecure,
  });
}

/**
 * The bar above a page: the portal's name and the user menu, which without script is one link: to log in, or to the
 * account of whoever is signed in.
 */
export function pageHeader({ portal, words, path }: FormPageCall, isSignedIn = false): string {
  const link = isSignedIn
    ? `<a class="pt-link" href="${path('/account')}">${escapeHtml(words.account.title)}</a>`
    : `<a class="pt-link" href="${path('/login')}">${escapeHtml(words.userMenu.logIn)}</a>`;
  return `<header class="pt-bar"><a class="pt-bar-name" href="${path('/')}">${escapeHtml(portal.name)}</a><portico-user-menu server="${escapeHtml(path('') || '/')}">${link}</portico-user-menu></header>`;
}
