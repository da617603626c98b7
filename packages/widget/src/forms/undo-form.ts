import { html, nothing, type TemplateResult } from 'lit';
import { ago } from '../i18n/ago.js';
import type { Catalogue } from '../i18n/catalogue.js';
import { rich } from '../i18n/rich.js';
import { address } from '../parts/address.js';
import { formAlert } from '../parts/alert.js';
import { check } from '../parts/check.js';
import { head } from '../parts/head.js';
import { lateParts } from '../parts/late-parts.js';
import { submitButton } from '../parts/submit-button.js';
import type { FormState } from '../parts/form-state.js';

/** What the page of an undo link shows. */
export interface UndoFormState extends FormState {
  /** `missing`: the page was opened without a link. */
  view: 'loading' | 'confirm' | 'done' | 'used' | 'dead' | 'missing';
  token: string;
  /** Milliseconds since the change. */
  age: number;
  /** BCP 47 tag in which that span is said. */
  language: string;
  restored: string[];
  dropped: string[];
  /** The primary address afterwards. */
  primary: string;
  loginUrl: string;
  /** Where a link to choose a new password is asked for; '' leaves that out. */
  forgotUrl: string;
}

/** The words of the undo page. */
export type UndoWords = Pick<Catalogue, 'form' | 'formLater' | 'formFailure' | 'errors' | 'fieldErrors' | 'undo'>;

/**
 * What undoing would change; nothing happens until its box is ticked and its button pressed. What scans mail opens links
 * and sends forms as they are printed: the box is what it leaves as it is.
 */
export function undoForm(state: UndoFormState, words: UndoWords): unknown {
  return state.view === 'confirm' || state.view === 'loading' ? confirm(state, words) : outcome(state, words);
}

function confirm(state: UndoFormState, words: UndoWords): TemplateResult {
  const { undo: text } = words;
  const isKnown = state.view === 'confirm';
  const each = (sentence: string, emails: string[]): TemplateResult[] =>
    emails.map((email) => html`<li>${rich(sentence, { email: address(email) })}</li>`);
  return html`<form
    slot="form"
    class="pt-form"
    part="form"
    method="post"
    action=${state.action}
    aria-labelledby="${state.id}-title"
    aria-busy=${state.busy || nothing}
  >
    ${head(state, text.title, isKnown ? rich(text.lead, { ago: ago(state.language, Math.max(60_000, state.age)) }) : nothing)}
    ${formAlert(state, words)}
    ${
      isKnown
        ? html`<ul class="pt-list">
            ${each(text.restored, state.restored)}${each(text.dropped, state.dropped)}${each(text.primary, [state.primary])}
          </ul>`
        : nothing
    }
    <p class="pt-hint">${text.effect}</p>
    ${check(state, words, { name: 'confirmed', label: text.confirm, required: true })}
    <input type="hidden" name="token" value=${state.token} />
    ${lateParts.formToken?.(state)} ${submitButton(state, text.submit)}
    <div class="pt-foot" part="footer"><p>${text.notYou}</p></div>
  </form>`;
}

function outcome(state: UndoFormState, { undo: text }: UndoWords): TemplateResult {
  const said = {
    done: [text.doneTitle, text.done],
    used: [text.usedTitle, text.used],
    dead: [text.deadTitle, text.dead],
    missing: [text.missingTitle, text.missing],
  }[state.view as 'done'];
  const [title = '', lead = ''] = said;
  return html`<div slot="form" class="pt-form" part="form">
    ${head(state, title, rich(lead, { email: address(state.primary) }))}
    <a class="pt-button pt-button-primary pt-button-full" part="button button-primary" href=${state.loginUrl} data-pt-to="login"
      >${text.logIn}</a
    >
    ${
      state.view === 'done' && state.forgotUrl
        ? html`<a class="pt-button pt-button-full" part="button" href=${state.forgotUrl} data-pt-to="forgot"
            >${text.newPassword}</a
          >`
        : nothing
    }
  </div>`;
}
