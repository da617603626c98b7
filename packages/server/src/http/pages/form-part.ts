import type { Catalogue, FormState } from '@portico/widget/forms';
import type { Deps } from '../../deps.js';
import type { PorticoFault } from '../../domain/fault.js';
import { issueFormToken } from './form-token.js';
import type { FormRoom, PageCall, PageFields, Redirect } from './page.js';
import { keepStep, keptStep, type PageStep } from './page-step.js';
import { printForm } from './print-form.js';

/** What every printed form begins with. */
export type PrintedBase = Pick<FormState, 'headingLevel' | 'brand' | 'action' | 'formToken'>;

/** Nothing was done yet: the form asks for something first, such as who this is. Sent again, it asks again. */
export interface Asked<State> {
  status: number;
  asked: State;
}

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
  /**
   * Does what the form asks for: the URL to go to, or the step to show, which has an address of its own, so that a
   * reload does nothing again. Throws what it refuses. Without it, its fields are sent with another form of the page.
   */
  submit?: (
    call: PageCall,
    fields: PageFields,
    base: PrintedBase,
  ) => Promise<Redirect | PageStep<State> | Asked<State>>;
  /** Shows a step over the form as it is opened. Default: what the step says counts. */
  resume?: (state: State, step: Partial<State>) => State;
  /** The step is shown wherever the form is opened, and not only at its own address: such as what is staged. */
  lasting?: boolean;
  /** Puts back what was typed into a form that was refused. Never a password. Default: nothing was. */
  keep?: (state: State, fields: PageFields) => State;
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
  submit?: ((call: PageCall, fields: PageFields) => Promise<Submitted>) | undefined;
  refuse: (call: PageCall, fields: PageFields, fault: PorticoFault) => Promise<PrintedPart | Redirect>;
}

/** What came of a POST: the URL to go to, the name of the step to show, or the part with its status. */
export type Submitted = Redirect | { step: string } | { status: number; part: PrintedPart | Redirect };

/** A part, ready to be put on a page. */
export function printable<State extends FormState>(deps: Deps, part: FormPart<State>): PrintablePart {
  const { path, script, room, tag, template, attributes, submit, keep = (state) => state } = part;
  const base = (call: PageCall): PrintedBase => printedBase(deps, call, path);
  const print = async (call: PageCall, outcome: State | Redirect): Promise<PrintedPart | Redirect> => {
    if ('redirect' in outcome) return outcome;
    const form = { tag, template, attributes, state: outcome, words: call.words, server: call.path('') };
    return { html: await printForm(form), leadsTo: await part.leadsTo?.(call, outcome) };
  };
  const resume = part.resume ?? ((state: State, step: Partial<State>): State => ({ ...state, ...step }));
  /** The form as it is opened, at the step that it was left at. */
  const shown = async (call: PageCall, fields: PageFields): Promise<State | Redirect> => {
    const opened = await part.show(call, base(call), fields);
    if ('redirect' in opened) return opened;
    const left = keptStep<State>(deps, call.cookies, tag);
    return left && (part.lasting || left.step === call.query('step')) ? resume(opened, left.state) : opened;
  };
  return {
    path,
    script,
    room,
    show: async (call, fields) => print(call, warn(call, await shown(call, fields))),
    submit:
      submit &&
      (async (call, fields) => {
        const outcome = await submit(call, fields, base(call));
        if ('redirect' in outcome) return outcome;
        if ('asked' in outcome) return { status: outcome.status, part: await print(call, outcome.asked) };
        if (keepStep(deps, call.cookies, tag, outcome)) return { step: outcome.step };
        // More than a browser keeps: shown at once rather than lost.
        const opened = await part.show(call, base(call), fields);
        return { status: 200, part: await print(call, 'redirect' in opened ? opened : resume(opened, outcome.state)) };
      }),
    refuse: async (call, fields, fault) => {
      const opened = await part.show(call, base(call), fields);
      if ('redirect' in opened) return opened;
      // Somebody else may have logged in since the form was read: what was typed is not theirs.
      const isStrange = fault.code === 'form_expired' && call.cookies.read('session') !== undefined;
      return print(call, { ...(isStrange ? opened : keep(opened, fields)), ...refusal(fault) });
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
