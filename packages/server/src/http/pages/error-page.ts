import { type ErrorCode, errorStatus } from '@portico/contract';
import type { ErrorRequestHandler } from 'express';
import type { Deps } from '../../deps.js';
import { escapeHtml } from '../../domain/escape-html.js';
import { chooseLanguage } from '../../domain/language.js';
import { logFault, setRetryAfter, toFault } from '../error-handler.js';
import { findContext, requestIdOf } from '../request-context.js';
import { assetsUrl } from './assets.js';
import { renderDocument, sendDocument } from './document.js';

/** Their texts speak of what was typed, which is not on this page: what can be said here is that nothing was changed. */
const besideForms: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['server_busy', 'limit_reached']);

/** Answers every error of a page with a page: what happened, what to do, the way out, and the code to quote. */
export function pageErrors(deps: Deps): ErrorRequestHandler {
  return async (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const fault = toFault(error);
    const requestId = requestIdOf(res);
    logFault(fault, deps, requestId);
    setRetryAfter(res, fault);
    const portal = findContext(res)?.portal;
    const language = chooseLanguage(req.get('accept-language'), portal?.language);
    const { catalogues } = await import('@portico/widget/forms');
    const words = catalogues[language];
    const { title } = words.errors[fault.code];
    const { text } = words.errors[besideForms.has(fault.code) ? 'internal' : fault.code];
    const home = portal && deps.addresses.baseOf(portal);
    const wayOut = home
      ? `<div class="pt-line"><a class="pt-button pt-button-primary" href="${escapeHtml(home)}/">${escapeHtml(words.errorPage.home)}</a></div>`
      : '';
    const main = `<section class="pt-form pt-notice">${portal ? `<p class="pt-brand">${escapeHtml(portal.name)}</p>` : ''}<h1 class="pt-title">${escapeHtml(title)}</h1><p class="pt-lead">${escapeHtml(text)}</p>${wayOut}<p class="pt-hint">${escapeHtml(words.errorPage.code)} <strong class="pt-num" dir="ltr">${requestId}</strong></p></section>`;
    const assets = assetsUrl(deps.config.publicUrl);
    const html = renderDocument({ language, title, main, scripts: [], assets });
    sendDocument(res, errorStatus[fault.code], html, {
      hasForm: false,
      loopback: !deps.addresses.isSecure,
    });
  };
}
