import { html, type TemplateResult } from 'lit';
import type { FormState } from './form-state.js';
import type { Catalogue } from '../i18n/catalogue.js';
import { actButton } from './act-button.js';

/** What stands in place of a list that is not known yet; once loading failed, the way to try again. */
export function firstLoad(state: FormState, words: Pick<Catalogue, 'form'>): TemplateResult {
  return state.alert
    ? html`<div>${actButton({ action: 'load', label: words.form.again, className: '' })}</div>`
    : html`<div class="pt-skeleton" part="skeleton" aria-hidden="true"><span></span><span></span></div>`;
}
