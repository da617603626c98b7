import { html, type TemplateResult } from 'lit';
import { checkIcon } from './icons/check.js';

/** What was just done, in one sentence. It is announced elsewhere; this is for the eyes. */
export function doneLine(sentence: unknown): TemplateResult {
  return html`<p class="pt-alert pt-done" part="alert">${checkIcon}<span>${sentence}</span></p>`;
}
