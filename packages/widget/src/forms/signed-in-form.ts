import { html, type TemplateResult } from 'lit';
import type { Catalogue } from '../i18n/catalogue.js';
import { rich } from '../i18n/rich.js';
import { lateParts } from '../parts/late-parts.js';
import { head } from '../parts/head.js';
import type { FormState } from './form-state.js';

/** What a form shows in its place once somebody is signed in. */
export interface SignedInState extends FormState {
  /** Name of the person who is signed in, or ''. */
  signedInAs: string;
  /** Page that ends the session, for those without script. */
  logOutUrl: string;
}

/**
 * Who is signed in, with the way to log out, in place of a form that would sign somebody in. `alert` is the message when
 * logging out did not work.
 */
export function signedInForm(state: SignedInState, words: Pick<Catalogue, 'signedIn'>, alert: unknown): TemplateResult {
  const name = html`<strong><bdi>${state.signedInAs}</bdi></strong>`;
  return html`<form
    slot="form"
    class="pt-form"
    part="form"
    method="post"
    action=${state.logOutUrl}
    aria-labelledby="${state.id}-title"
  >
    ${head(state, words.signedIn.title, rich(words.signedIn.as, { name }))} ${alert} ${lateParts.formToken?.(state)}
    <button type="submit" class="pt-button pt-button-full" part="button">${words.signedIn.logOut}</button>
  </form>`;
}
