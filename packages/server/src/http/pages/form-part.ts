import type { Catalogue, FormState } from '@portico/widget/forms';
import type { Deps } from '../../deps.js';
import type { PorticoFault } from '../../domain/fault.js';
import { issueFormToken } from './form-token.js';
import type { FormRoom, PageCall, PageFields, Redirect } from './page.js';
import { printForm } from './print-form.js';

/** What every printed form begins with. */
export type PrintedBase = Pick<FormState, 'headingLevel' | 'brand' | 'action' | 'formToken'>;

/** One form of a page: how it is shown, and what happens when it is posted without script. */
export interface FormPart<State extends FormState> {
  /** Where it is posted to, below the portal's base, such as `/login`. */
  path: string;
  /** The element that adopts the form, and the script that defines it. */
  tag: string;
  script: string;
  /** Attributes of the element, besides what it is printed with. */
  attributes?: Record<string, string>;
  /** How much it may send, where that is more than usual. */
  room?: FormRoom;
  template: (state: State, words: Catalogue) => unknown;
  /** The form as a browser that opens the page gets it, or the URL to go to instead. */
  show: (call: PageCall, base: PrintedBase, fields: PageFields) => Promise<State | Redirect>;
  /** Does what the form asks for: the URL to go to, or another state to show. Throws what it refuses. */
  submit: (call: PageCall, fields: PageFields, base: PrintedBase) => Promise<State | Redirect>;
  /** Puts back what was typed into a form that was refused. Never a password. */
  keep: (state: State, fields: PageFields) => State;
  /** The URL beyond the server's own pages that its answer may send the browser to, if any. */
  leadsTo?: (call: PageCall, state: State) => string | undefined | Promise<string | undefined>;
}

/** A part as it is printed. */
export interface PrintedPart {
  html: string;
  /** Where its answer may send the browser to, if that is beyond the server's own pages. */
  leadsTo: string | undefined;
}

/** A part whose state is its own affair: what comes out is HTML, or the URL to go to. */
export interface PrintablePart {
  path: string;
  script: string;
  room?: FormRoom | undefined;
  show: (call: PageCall, fields: PageFields) => Promise<PrintedPart | Redirect>;
  submit: (call: PageCall, fields: PageFields) => Promise<PrintedPart | Redirect>;
  refuse: (call: PageCall, fields: PageFields, fault: PorticoFault) => Promise<PrintedPart | Redirect>;
}

/** A part, ready to be put on a page. */
export function printable<State extends FormState>(deps: Deps, part: FormPart<State>): PrintablePart {
  const { path, script, room, tag, template, attributes } = part;
  const base = (call: PageCall): PrintedBase => printedBase(deps, call, path);
  const print = async (call: PageCall, outcome: State | Redirect): Promise<PrintedPart | Redirect> => {
    if ('redirect' in outcome) return outcome;
    const form = { tag, template, attributes, state: outcome, words: call.words, server: call.path('') };
    return { html: await printForm(form), leadsTo: await part.leadsTo?.(call, outcome) };
  };
  return {
    path,
    script,
    room,
    show: async (call, fields) => print(call, warn(call, await part.show(call, base(call), fields))),
    submit: async (call, fields) => print(call, await part.submit(call, fields, base(call))),
    refuse: async (call, fields, fault) => {
      const shown = await part.show(call, base(call), fields);
      if ('redirect' in shown) return print(call, shown);
      // Somebody else may have logged in since the form was read: what was typed is not theirs.
      const isStrange = fault.code === 'form_expired' && call.cookies.read('session') !== undefined;
      return print(call, { ...(isStrange ? shown : part.keep(shown, fields)), ...refusal(fault) });
    },
  };
}

/** Says before anything is typed that no form can be sent as long as its cookies come twice. */
function warn<State extends FormState>({ cookies }: PageCall, outcome: State | Redirect): State | Redirect {
  if ('redirect' in outcome || !(cookies.isDoubled('session') || cookies.isDoubled('form'))) return outcome;
  return { ...outcome, alert: 'cookies_doubled' };
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
