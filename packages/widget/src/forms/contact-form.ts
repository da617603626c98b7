import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogue } from '../i18n/catalogue.js';
import { formAlert } from '../parts/alert.js';
import { firstLoad } from '../parts/first-load.js';
import { head } from '../parts/head.js';
import { lateParts } from '../parts/late-parts.js';
import { conflictPanel } from './contact-conflict.js';
import type { ContactState } from './emails-state.js';
import { draftField, saveBar, statusLine } from './save-bar.js';

/** The words around addresses and notifications. */
export type ContactFormWords = Pick<
  Catalogue,
  'form' | 'formLater' | 'formFailure' | 'errors' | 'fieldErrors' | 'saveBar'
>;

/** What a contact form holds: its title, what it asks for once the settings are read, and its buttons out of sight. */
export interface ContactFormParts {
  title: string;
  /** The sentence below the title. */
  lead: unknown;
  /** What the summary of refused parts calls them; without it they are called what their fields are. */
  labels?: Record<string, string>;
  body: () => unknown;
  /** Before everything else: a button that Enter presses, say. */
  first?: unknown;
  /** Id of the form, where fields elsewhere in the page belong to it. */
  id?: string | undefined;
}

/** The form around addresses or notifications: what became of the last save, both sides of a conflict, the save bar. */
export function contactForm(state: ContactState, words: ContactFormWords, parts: ContactFormParts): TemplateResult {
  const { settings } = state;
  const { title, lead, labels = {}, body, first, id } = parts;
  const alert = formAlert(state, words, { labels });
  // What a row was refused stands at the top of its own form.
  const isOwn = Object.keys(state.errors).length > 0;
  return html`<form
    slot="form"
    class="pt-form pt-contact"
    part="form"
    id=${id ?? nothing}
    method="post"
    action=${state.action}
    aria-labelledby="${state.id}-title"
    aria-busy=${state.busy || nothing}
  >
    ${first} ${head(state, title, settings && lead)} ${state.first || !settings || isOwn ? alert : nothing}
    ${statusLine(state, words)} ${state.first && state.conflict ? conflictPanel(state, words) : nothing}
    ${settings ? body() : firstLoad(state, words)} ${lateParts.formToken?.(state)} ${draftField(state)}
    ${saveBar(state, words)}
  </form>`;
}
