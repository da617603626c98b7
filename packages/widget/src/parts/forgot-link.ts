import { html, nothing, type TemplateResult } from 'lit';

/** The way to a new password, beside a field that asks for the one there is; nothing where there is no such way. */
export function forgotLink(forgotUrl: string, text: string): TemplateResult | typeof nothing {
  return forgotUrl
    ? html`<p><a class="pt-link" part="link" href=${forgotUrl} data-pt-to="forgot">${text}</a></p>`
    : nothing;
}
