import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogue } from '../i18n/catalogue.js';
import { clock } from '../i18n/clock.js';
import { fill } from '../i18n/fill.js';
import { rich } from '../i18n/rich.js';
import { formAlert } from '../parts/alert.js';
import { field } from '../parts/field.js';
import { head } from '../parts/head.js';
import { backIcon } from '../parts/icons/back.js';
import { lateParts } from '../parts/late-parts.js';
import { submitButton } from '../parts/submit-button.js';
import { type FormState, isOwnPage } from '../parts/form-state.js';
import { passwordOff } from './password-off.js';

/** What the form for a forgotten password shows. */
export interface ForgotFormState extends FormState {
  /** `off`: the portal has passwords switched off. */
  view: 'form' | 'sent' | 'off';
  email: string;
  /** Address in the From header of mails, or '' when it is not known. */
  sender: string;
  /** How long the link works, in minutes. */
  linkMinutes: number;
  /** Seconds until another mail may be asked for, counting down. */
  resendIn: number;
  loginUrl: string;
  /** Where the server shows that the mail was asked for; '' in a form that script made. */
  sentUrl: string;
}

/** The words of the form for a forgotten password. */
export type ForgotWords = Pick<
  Catalogue,
  'form' | 'formLater' | 'formFailure' | 'errors' | 'fieldErrors' | 'passwordOff' | 'forgot'
>;

/** Asks for the address, then says the same to everybody. */
export function forgotForm(state: ForgotFormState, words: ForgotWords): unknown {
  if (state.view === 'off') return passwordOff(state, words, backLink(state, words));
  return state.view === 'sent' ? sent(state, words) : ask(state, words);
}

function ask(state: ForgotFormState, words: ForgotWords): TemplateResult {
  const { forgot, form } = words;
  return html`<form
    slot="form"
    class="pt-form"
    part="form"
    method="post"
    action=${state.action}
    aria-labelledby="${state.id}-title"
    aria-busy=${state.busy || nothing}
  >
    ${head(state, forgot.title, forgot.lead)} ${formAlert(state, words, { labels: { email: form.email } })}
    ${field(state, words, {
      name: 'email',
      label: form.email,
      type: 'email',
      autocomplete: 'username',
      value: state.email,
      required: true,
      verbatim: true,
      autofocus: isOwnPage(state),
    })}
    ${lateParts.formToken?.(state)} ${submitButton(state, forgot.submit)}
    <div class="pt-foot" part="footer"><p>${backLink(state, words)}</p></div>
  </form>`;
}

function sent(state: ForgotFormState, words: ForgotWords): TemplateResult {
  const { forgot } = words;
  const address = html`<strong><bdi dir="ltr">${state.email}</bdi></strong>`;
  const sender = html`<bdi dir="ltr">${state.sender}</bdi>`;
  const link = html`<a class="pt-link" part="link" href=${state.action} data-pt-action="back">${forgot.tryAnother}</a>`;
  const waits = state.scripted && state.resendIn > 0;
  return html`<form
    slot="form"
    class="pt-form"
    part="form"
    method="post"
    action=${state.action}
    aria-labelledby="${state.id}-title"
    aria-busy=${state.busy || nothing}
  >
    ${head(state, forgot.sentTitle, rich(forgot.sent(state.linkMinutes), { address }))}
    ${formAlert(state, words)}
    <input type="hidden" name="email" value=${state.email} />
    ${lateParts.formToken?.(state)}
    <div class="pt-foot" part="footer">
      <p class="pt-line pt-line-between">
        <span>${forgot.noMail}</span>
        <button
          type="submit"
          class="pt-button pt-button-small"
          part="button"
          aria-disabled=${waits || nothing}
          aria-busy=${state.busy || nothing}
        >
          <span class="pt-num">${waits ? fill(forgot.againIn, { clock: clock(state.resendIn) }) : forgot.again}</span>
        </button>
      </p>
      ${state.sender ? html`<p>${rich(forgot.spam, { subject: forgot.spamSubject, sender })}</p>` : nothing}
      <p>${rich(forgot.another, { link })}</p>
    </div>
  </form>`;
}

function backLink({ loginUrl }: ForgotFormState, { forgot }: ForgotWords): TemplateResult {
  return html`<a class="pt-link pt-link-target" part="link" href=${loginUrl} data-pt-to="login"
    >${backIcon}${forgot.back}</a
  >`;
}
