import { html, type TemplateResult } from 'lit';
import type { Catalogue } from '../i18n/catalogue.js';
import { warningIcon } from './icons/warning.js';

/** The message of a form while what would say it better, or does anything at all, is not there. */
export function partNotice(said: string, { again }: Catalogue['form'], retry: () => void): TemplateResult {
  return html`<div class="pt-alert pt-alert-danger" part="alert" role="alert">
    ${warningIcon}
    <div class="pt-alert-body">
      <p>${said}</p>
      <div><button type="button" class="pt-button" part="button" @click=${retry}>${again}</button></div>
    </div>
  </div>`;
}
