import { hydrate } from '@lit-labs/ssr-client';
import type { FormState } from '../parts/form-state.js';
import { formToken } from '../parts/form-token.js';
import { lateParts } from '../parts/late-parts.js';
import { printedAttribute } from './printed-attribute.js';
import type { FormHost, ShownForm } from './shown-form.js';

lateParts.formToken = formToken;

/**
 * Adopts the printed form by rendering the very state it was printed with: every node, typed text, filled value and
 * the focus stay. If another version printed it, it is left alone as a working plain form, because drawing into it
 * would only make a second one.
 */
export async function adoptPrinted<State extends FormState, Words extends object>(
  form: ShownForm<State, Words>,
): Promise<void> {
  const { host, language, template } = form;
  await showWithoutShell(host);
  try {
    const state = JSON.parse(host.getAttribute(printedAttribute) ?? '') as State;
    // What the form does from the start depends on what was printed: a page that waits for a mail watches for it.
    form.state = state;
    const behaviour = await form.wake();
    await behaviour.prepare();
    const hasFailed = state.alert !== null || Object.keys(state.errors).length > 0;
    if (hasFailed) await behaviour.loadFailure();
    await language.ready();
    const { words } = language;
    if (words) hydrate(template(state, words), host);
    form.takeOver(state);
    if (hasFailed) (await behaviour.loadFailure()).resume();
  } catch (error) {
    // Out of the page meanwhile: whoever puts it back comes by here again.
    if (host.isConnected) console.warn('portico: the printed form stays as it is, and is sent without script.', error);
  }
}

/** Where the shell could not be drawn, what the server printed is seen, and works without script. */
async function showWithoutShell({ updateComplete, renderRoot }: FormHost): Promise<void> {
  await updateComplete.catch(() => undefined);
  if (!renderRoot.querySelector('slot'))
    renderRoot.append(Object.assign(document.createElement('slot'), { name: 'form' }));
}
