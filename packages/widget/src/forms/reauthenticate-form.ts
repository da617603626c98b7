import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogue } from '../i18n/catalogue.js';
import { clock } from '../i18n/clock.js';
import { fill } from '../i18n/fill.js';
import { rich } from '../i18n/rich.js';
import { address } from '../parts/address.js';
import { formAlert } from '../parts/alert.js';
import { field } from '../parts/field.js';
import { forgotLink } from '../parts/forgot-link.js';
import { passwordField } from '../parts/password-field.js';
import type { FormState } from '../parts/form-state.js';

/** What the question who somebody is shows. */
export interface ReauthenticateState extends FormState {
  open: boolean;
  /** `login` when the session is over; else what the person has. */
  method: 'password' | 'code' | 'login';
  /** The primary address of the account; a password manager files the password under it. */
  email: string;
  /** Minutes that a login counts as recent. */
  minutes: number;
  /** Seconds until another code may be asked for, counting down. */
  resendIn: number;
  /** Where a new password is asked for. */
  forgotUrl: string;
}

/** The words of the question. */
export type ReauthenticateWords = Pick<
  Catalogue,
  'form' | 'formLater' | 'formFailure' | 'errors' | 'fieldErrors' | 'reauthenticate'
>;

/** "Confirm it’s you", as a dialog whose form lies in the light DOM like every form with a password. */
export function reauthenticateForm(state: ReauthenticateState, words: ReauthenticateWords): unknown {
  if (!state.open) return nothing;
  const { reauthenticate: text, form } = words;
  const lead = {
    password: text.password(state.minutes),
    code: text.code(state.minutes),
    login: text.login,
  }[state.method];
  return html`<dialog class="pt-dialog" part="dialog" aria-labelledby="${state.id}-title" aria-describedby="${state.id}-lead">
    <form slot="form" class="pt-form" part="form" method="post" aria-labelledby="${state.id}-title" aria-busy=${state.busy || nothing}>
      <div class="pt-head" part="header">
        <div class="pt-title" part="title" role="heading" aria-level=${state.headingLevel} id="${state.id}-title">
          ${text.title}
        </div>
        <p class="pt-lead" part="description" id="${state.id}-lead">${rich(lead, { email: address(state.email) })}</p>
      </div>
      ${formAlert(state, words, { labels: { password: form.password, code: text.codeLabel } })}
      <input type="text" name="username" autocomplete="username" value=${state.email} readonly hidden />
      ${
        state.method === 'code'
          ? field(state, words, {
              name: 'code',
              label: text.codeLabel,
              autocomplete: 'one-time-code',
              inputmode: 'numeric',
              className: 'pt-input-code',
              required: true,
              verbatim: true,
            })
          : passwordField(state, words, { name: 'password', label: form.password, autocomplete: 'current-password' })
      }
      ${state.method === 'code' ? again(state, words) : forgotLink(state.forgotUrl, text.forgot)}
      <div class="pt-line pt-line-end">
        <button type="button" class="pt-button pt-button-quiet" part="button" data-pt-action="cancel">${text.cancel}</button>
        <button
          type="submit"
          class="pt-button pt-button-primary"
          part="button button-primary"
          aria-busy=${state.busy || nothing}
          aria-disabled=${state.secondsLeft > 0 || nothing}
        >
          ${state.busy ? html`<span class="pt-spinner"></span>` : nothing}${text.submit}
        </button>
      </div>
    </form>
  </dialog>`;
}

function again(state: ReauthenticateState, { reauthenticate: text }: ReauthenticateWords): TemplateResult {
  const waits = state.resendIn > 0;
  return html`<p>
    <button
      type="button"
      class="pt-button pt-button-small"
      part="button"
      data-pt-action="resend"
      aria-disabled=${waits || nothing}
    >
      <span class="pt-num">${waits ? fill(text.againIn, { clock: clock(state.resendIn) }) : text.again}</span>
    </button>
  </p>`;
}
