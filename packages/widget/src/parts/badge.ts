import { html, type TemplateResult } from 'lit';
import { checkIcon } from './icons/check.js';

/** One or two words about a row. `tick` and `plain` have no box. */
export function badge(kind: 'accent' | 'warning' | 'danger' | 'tick', text: string): TemplateResult {
  return html`<span class="pt-badge pt-badge-${kind}" part="badge">${kind === 'tick' ? checkIcon : ''}${text}</span>`;
}
