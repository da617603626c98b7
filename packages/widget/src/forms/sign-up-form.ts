import { html, nothing, type TemplateResult } from 'lit';
import { rich } from '../i18n/rich.js';
import { check } from '../parts/check.js';
import { consentLabel } from '../parts/consent-label.js';
import { field } from '../parts/field.js';
import { formAlert } from '../parts/alert.js';
import { head } from '../parts/head.js';
import { passwordField } from '../parts/password-field.js';
import { passwordRules } from '../parts/password-rules.js';
import { ownField } from './own-field.js';
import { lateParts } from '../parts/late-parts.js';
import { submitButton } from '../parts/submit-button.js';
import { checkMail } from './check-mail.js';
import { isOwnPage } from '../parts/form-state.js';
import type { LocalConsent, SignUpFormState, SignUpWords } from './sign-up-state.js';
import { signedInForm } from './signed-in-form.js';

/** The sign-up form, and what follows it: the wait for the mail. */
export function signUpForm(state: SignUpFormState, words: SignUpWords): unknown {
  if (state.signedInAs) return signedInForm(state, words, formAlert(state, words));
  if (state.view === 'check_mail') return checkMail(state, words);
  if (state.view === 'closed') return closed(state, words);
  return html`<form
    slot="form"
    class="pt-form"
    part="form"
    method="post"
    action=${state.action}
    aria-labelledby="${state.id}-title"
    aria-busy=${state.busy || nothing}
  >
    ${head(state, words.signUp.title)} ${formAlert(state, words, { labels: labelsOf(state, words) })}
    ${field(state, words, {
      name: 'email',
      label: words.form.email,
      type: 'email',
      autocomplete: 'username',
      value: state.email,
      required: true,
      verbatim: true,
      autofocus: isOwnPage(state),
    })}
    ${
      state.askName
        ? field(state, words, {
            name: 'name',
            label: html`${words.signUp.name} <span class="pt-optional">${words.form.optional}</span>`,
            autocomplete: 'name',
            value: state.name,
          })
        : nothing
    }
    ${passwordField(state, words, {
      name: 'password',
      label: words.form.password,
      autocomplete: 'new-password',
      minLength: state.minLength,
      rules: passwordRules(state, words, 'password'),
    })}
    ${state.fields.map((own) => ownField(state, words, own))}
    ${
      state.consents.length > 0
        ? html`<div class="pt-stack-tight">${state.consents.map((consent) => consentCheck(state, words, consent))}</div>`
        : nothing
    }
    ${lateParts.formToken?.(state, state.returnTo)} ${submitButton(state, words.signUp.submit)} ${foot(state, words)}
  </form>`;
}

function consentCheck(state: SignUpFormState, words: SignUpWords, consent: LocalConsent): TemplateResult {
  const name = `consent-${consent.name}`;
  const label = html`${consentLabel(consent.label)}${
    consent.required ? nothing : html` <span class="pt-optional">${words.form.optional}</span>`
  }`;
  return check(state, words, { name, label, checked: state.values[name] === true, required: consent.required });
}

function labelsOf(state: SignUpFormState, words: SignUpWords): Record<string, string> {
  return {
    email: words.form.email,
    name: words.signUp.name,
    password: words.form.password,
    ...Object.fromEntries(state.fields.map((own) => [`field-${own.name}`, own.label])),
    ...Object.fromEntries(state.consents.map((consent) => [`consent-${consent.name}`, plain(consent.label)])),
  };
}

/** The text of a label whose links are written as `[Terms](https://…)`. */
function plain(label: string): string {
  return label.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
}

function foot(state: SignUpFormState, { signUp }: SignUpWords): TemplateResult {
  const link = (url: string, text: string): TemplateResult =>
    html`<a class="pt-link" part="link" href=${url} target="_blank" rel="noopener">${text}</a>`;
  const logIn = html`<a class="pt-link" part="link" href=${state.loginUrl} data-pt-to="login">${signUp.logIn}</a>`;
  const terms = link(state.termsUrl, signUp.terms);
  const privacy = link(state.privacyUrl, signUp.privacy);
  const sentence = state.privacyUrl ? signUp.agree : signUp.agreeTerms;
  return html`<div class="pt-foot" part="footer">
    ${state.termsUrl ? html`<p>${rich(sentence, { terms, privacy })}</p>` : nothing}
    ${state.loginUrl ? html`<p>${rich(signUp.haveAccount, { logIn })}</p>` : nothing}
  </div>`;
}

function closed(state: SignUpFormState, words: SignUpWords): TemplateResult {
  return html`<div slot="form" class="pt-form" part="form">
    ${head(state, words.signUp.closedTitle, words.signUp.closed)}
    <a class="pt-button pt-button-full" part="button" href=${state.loginUrl} data-pt-to="login"
      >${words.signUp.logIn}</a
    >
  </div>`;
}
