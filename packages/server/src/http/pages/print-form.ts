import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import type { FormState } from '@portico/widget/forms';
import { escapeHtml } from '../../domain/escape-html.js';

/** An element with its form, to be printed. */
export interface PrintedForm<State extends FormState, Words> {
  /** Such as `portico-login`. */
  tag: string;
  template: (state: State, words: Words) => unknown;
  state: State;
  words: Words;
  /** Value of the element's `server` attribute. */
  server: string;
  /** Further attributes of the element. */
  attributes?: Record<string, string> | undefined;
}

/**
 * The element with the form inside it, as Lit itself would draw it: the element adopts these nodes by drawing the same
 * state again, which it finds in its `data-printed` attribute. Without script it is simply a form.
 */
export async function printForm<State extends FormState, Words>(form: PrintedForm<State, Words>): Promise<string> {
  const inner = await collectResult(render(form.template(form.state, form.words)));
  const printed = escapeHtml(JSON.stringify(form.state));
  const attributes = Object.entries({ server: form.server, ...form.attributes })
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('');
  return `<${form.tag}${attributes} data-printed="${printed}">${inner}</${form.tag}>`;
}
