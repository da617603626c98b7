import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogue } from '../i18n/catalogue.js';
import { clock } from '../i18n/clock.js';
import { fill } from '../i18n/fill.js';
import { rich } from '../i18n/rich.js';
import { formAlert } from '../parts/alert.js';
import { field } from '../parts/field.js';
import { head } from '../parts/head.js';
import { outIcon } from '../parts/icons/out.js';
import { lateParts } from '../parts/late-parts.js';
import { submitButton } from '../parts/submit-button.js';
import { type FormState, isOwnPage } from '../parts/form-state.js';

/** What the screen that waits for a mail shows. */
export interface CheckMailState extends FormState {
  /** Where the mail went. */
  mailedTo: string;
  /** Address in the From header of mails, or '' when it is not known. */
  sender: string;
  /** How long the code works, in minutes. */
  codeMinutes: number;
  /** Seconds until another mail may be asked for, counting down. */
  resendIn: number;
  /** A well-known mail provider of the address, by its domain. */
  provider: { name: string; url: string } | null;
  /** Where the code goes without script, and where another mail is asked for. */
  verifyUrl: string;
  resendUrl: string;
  /** Where to begin anew; '' leaves it out. */
  backUrl: string;
}

type CheckMailWords = Pick<Catalogue, 'form' | 'formLater' | 'formFailure' | 'errors' | 'fieldErrors' | 'checkMail'>;

/** "Check your email": the code of the mail can be typed, the mail sent again, the address corrected. */
export function checkMail(state: CheckMailState, words: CheckMailWords): TemplateResult {
  const { checkMail: text } = words;
  const address = html`<strong><bdi dir="ltr">${state.mailedTo}</bdi></strong>`;
  const wrong = state.backUrl
    ? html`<a class="pt-link" part="link" href=${state.backUrl} data-pt-action="back">${text.wrongAddress}</a>`
    : '';
  return html`<form
    slot="form"
    class="pt-form"
    part="form"
    method="post"
    action=${state.verifyUrl}
    aria-labelledby="${state.id}-title"
    aria-busy=${state.busy || nothing}
  >
    ${head(state, text.title, rich(text.sent, { address, wrong }))}
    ${formAlert(state, words, { labels: { code: text.code } })} ${providerLink(state, words)}
    ${field(state, words, {
      name: 'code',
      label: text.code,
      autocomplete: 'one-time-code',
      inputmode: 'numeric',
      className: 'pt-input-code',
      required: true,
      verbatim: true,
      autofocus: isOwnPage(state),
      hint: text.codeHint(state.codeMinutes),
    })}
    ${lateParts.formToken?.(state)} ${submitButton(state, text.confirm)} ${foot(state, words)}
  </form>`;
}

function providerLink({ provider }: CheckMailState, { checkMail: text }: CheckMailWords): unknown {
  if (!provider) return nothing;
  return html`<a class="pt-button pt-button-full" part="button" href=${provider.url} target="_blank" rel="noopener"
    >${text.open(provider.name)}${outIcon}<span class="pt-sr">${text.newTab}</span></a
  >`;
}

function foot(state: CheckMailState, { checkMail: text }: CheckMailWords): TemplateResult {
  const waits = state.scripted && state.resendIn > 0;
  const sender = html`<bdi dir="ltr">${state.sender}</bdi>`;
  return html`<div class="pt-foot" part="footer">
    <p class="pt-line pt-line-between">
      <span>${text.noMail}</span>
      <button
        type="submit"
        class="pt-button pt-button-small"
        part="button"
        formaction=${state.resendUrl}
        formnovalidate
        data-pt-action="resend"
        aria-disabled=${waits || nothing}
      >
        <span class="pt-num">${waits ? fill(text.againIn, { clock: clock(state.resendIn) }) : text.again}</span>
      </button>
    </p>
    ${state.sender ? html`<p>${rich(text.spam, { subject: text.spamSubject, sender })}</p>` : nothing}
    ${state.scripted ? html`<p>${text.elsewhere}</p>` : nothing}
  </div>`;
}
