import { html, type TemplateResult } from 'lit';
import type { Catalogue } from '../i18n/catalogue.js';

/** What stands in place of a form over an account while nobody is logged in. */
export function signedOut(url: string, words: Catalogue['account']): TemplateResult {
  return html`<div slot="form" class="pt-form" part="form">
    <p>${words.signedOut}</p>
    <div>
      <a class="pt-button pt-button-primary" part="button button-primary" href=${url} data-pt-to="login">${words.logIn}</a>
    </div>
  </div>`;
}
