import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogue } from '../i18n/catalogue.js';
import { head } from '../parts/head.js';
import type { FormState } from '../parts/form-state.js';

/** Stands in the place of a form for a password where the portal has none: nothing that is typed there would be taken. */
export function passwordOff(
  state: FormState,
  { passwordOff: text }: Pick<Catalogue, 'passwordOff'>,
  wayOut: unknown = nothing,
): TemplateResult {
  return html`<div slot="form" class="pt-form pt-narrow" part="form">
    ${head(state, text.title, text.lead)}
    ${wayOut === nothing ? nothing : html`<div class="pt-foot" part="footer"><p>${wayOut}</p></div>`}
  </div>`;
}
