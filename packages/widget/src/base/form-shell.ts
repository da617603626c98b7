import { html, type TemplateResult } from 'lit';

/** The shell around a light form: a card, with places for what a page wants to add. */
export function formShell(): TemplateResult {
  return html`<div class="card" part="card">
    <slot name="logo"></slot><slot name="header"></slot><slot name="before-form"></slot>
    <slot name="form"></slot>
    <slot name="terms"></slot><slot name="after-form"></slot><slot name="footer"></slot>
  </div>`;
}
