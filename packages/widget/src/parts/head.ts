import { html, nothing, type TemplateResult } from 'lit';
import type { FormState } from './form-state.js';

/** Portal name, title and one sentence. The title names the form (WCAG 2.2, 1.3.1 and 2.4.6) and can take the focus. */
export function head(state: FormState, title: string, lead?: unknown): TemplateResult {
  return html`<div class="pt-head" part="header">
    ${state.brand ? html`<p class="pt-brand">${state.brand}</p>` : nothing}
    <div
      class="pt-title"
      part="title"
      role="heading"
      aria-level=${state.headingLevel}
      id="${state.id}-title"
      tabindex="-1"
    >
      ${title}
    </div>
    ${lead ? html`<p class="pt-lead" part="description">${lead}</p>` : nothing}
  </div>`;
}
