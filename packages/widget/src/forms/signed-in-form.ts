import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogue } from '../i18n/catalogue.js';
import { rich } from '../i18n/rich.js';
import { lateParts } from '../parts/late-parts.js';
import { head } from '../parts/head.js';
import type { SignedInState } from './signed-in-state.js';

/**
 * Who is signed in, with the ways to go on and to log out, in place of a form that would sign somebody in. `alert` is the message when
 * logging out did not work.
 */
export function signedInForm(state: SignedInState, words: Pick<Catalogue, 'signedIn'>, alert: unknown): TemplateResult {
  const { signedIn: text } = words;
  const name = html`<strong><bdi>${state.signedInAs}</bdi></strong>`;
  const [title, lead] = state.isNew ? [text.welcomeTitle, text.welcome] : [text.title, text.as];
  return html`<form
    slot="form"
    class="pt-form"
    part="form"
    method="post"
    action=${state.logOutUrl}
    aria-labelledby="${state.id}-title"
  >
    ${head(state, title, rich(lead, { name }))} ${alert} ${lateParts.formToken?.(state)}
    ${
      state.continueUrl
        ? html`<a class="pt-button pt-button-primary pt-button-full" part="button button-primary" href=${state.continueUrl} data-pt-to="return">${text.goOn}</a>`
        : nothing
    }
    <button type="submit" class="pt-button pt-button-full" part="button">${text.logOut}</button>
  </form>`;
}
