import { errorStatus } from '@portico/contract';
import type { FormState } from '@portico/widget/forms';
import type { Response, Router } from 'express';
import type { Deps } from '../../deps.js';
import { logFault, setRetryAfter, toFault } from '../error-handler.js';
import { requestIdOf } from '../request-context.js';
import { assetsUrl } from './assets.js';
import { developmentNote } from './development-note.js';
import { renderDocument, sendDocument } from './document.js';
import { type FormPart, printable, type PrintablePart, type PrintedPart } from './form-part.js';
import { checkPost, fieldsOf, type PageCall, pageCall, readFields, type Redirect } from './page.js';

/** A page with forms, each of which works without script by itself. */
export interface FormsPage {
  /** Below the portal's base, such as `/account`. */
  path: string;
  /** The page's name in the title of the window. */
  title: (call: PageCall) => string;
  parts: PrintablePart[];
  /** HTML above all of it, such as the bar of the portal. */
  header?: (call: PageCall) => string;
  /** The whole around the printed parts, in their order. Default: one after the other. */
  frame?: (call: PageCall, parts: string[]) => string;
  /** Scripts besides those of the parts. */
  scripts?: string[];
}

/** A page with one form of its own. */
export interface FormPage<State extends FormState> extends FormPart<State> {
  title: (call: PageCall) => string;
}

/**
 * Puts a page on the router. Its GET never changes anything. Its POST takes urlencoded fields from this origin and
 * with the token of a form that was printed for this browser. What was done is answered with a redirect to the address of
 * what follows, so that a reload never does it again; a refusal prints the form again with the words for it.
 */
export function mountPage<State extends FormState>(router: Router, deps: Deps, page: FormPage<State>): void {
  mountForms(router, deps, { path: page.path, title: page.title, parts: [printable(deps, page)] });
}

/** Puts a page with several forms on the router. What one form was refused is said in that form. */
export function mountForms(router: Router, deps: Deps, page: FormsPage): void {
  router.get(page.path, async (req, res) => {
    const call = pageCall(req, res, deps);
    const shown = await Promise.all(page.parts.map((part) => part.show(call, () => '')));
    answer(res, call, shown, 200);
  });
  for (const part of page.parts) {
    const { submit } = part;
    if (!submit) continue;
    // What was refused stands under the form's own path: a reload by hand goes back to the whole page.
    if (part.path !== page.path) {
      router.get(part.path, async (req, res) => {
        const call = pageCall(req, res, deps);
        res.redirect(303, call.path(page.path));
      });
    }
    router.post(part.path, readFields(part.room), async (req, res) => {
      const call = pageCall(req, res, deps);
      const fields = fieldsOf(req);
      const others = (own: PrintedPart | Redirect): Promise<(PrintedPart | Redirect)[]> =>
        Promise.all(page.parts.map(async (each) => (each === part ? own : each.show(call, fields))));
      try {
        checkPost(req, deps, call, fields);
        const done = await submit(call, fields);
        if ('part' in done) answer(res, call, await others(done.part), done.status);
        else goOn(res, 'redirect' in done ? done.redirect : stepUrl(call, done.step));
      } catch (error) {
        const fault = toFault(error);
        logFault(fault, deps, requestIdOf(res));
        setRetryAfter(res, fault);
        const refused = await part.refuse(call, fields, fault);
        answer(res, call, await others(refused), errorStatus[fault.code]);
      }
    });
  }

  function stepUrl(call: PageCall, step: string): string {
    const lang = call.query('lang');
    return `${call.path(page.path)}?${new URLSearchParams({ step, ...(lang && { lang }) }).toString()}`;
  }

  function answer(res: Response, call: PageCall, parts: (PrintedPart | Redirect)[], status: number): void {
    const away = parts.find((part) => 'redirect' in part);
    if (away) {
      goOn(res, away.redirect);
      return;
    }
    const shown = parts.flatMap((part) => ('redirect' in part ? [] : [part]));
    const printed = shown.map(({ html }) => html);
    const { portal, language } = call;
    const html = renderDocument({
      language,
      title: `${page.title(call)} – ${portal.name}`,
      header: page.header?.(call) ?? '',
      main: page.frame?.(call, printed) ?? printed.join(''),
      scripts: [...new Set([...(page.scripts ?? []), ...page.parts.map(({ script }) => script)])],
      footer: developmentNote(deps, call),
      assets: assetsUrl(deps.config.publicUrl),
    });
    sendDocument(res, status, html, {
      leadsTo: shown.flatMap(({ leadsTo }) => leadsTo ?? []),
      hasForm: true,
      loopback: !deps.addresses.isSecure,
    });
  }
}

function goOn(res: Response, url: string): void {
  res.setHeader('Cache-Control', 'no-store');
  res.redirect(303, url);
}
