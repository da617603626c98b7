import { html, nothing, type TemplateResult } from 'lit';
import { rich } from '../i18n/rich.js';
import { check } from '../parts/check.js';
import { field } from '../parts/field.js';
import { head } from '../parts/head.js';
import { lateParts } from '../parts/late-parts.js';
import { passwordField } from '../parts/password-field.js';
import { submitButton } from '../parts/submit-button.js';
import { lateLoginParts } from './late-login-parts.js';
import type { LoginFormState, LoginWords } from './login-state.js';

/** The login form, printed by the server and adopted or drawn by `<portico-login>`. */
export function loginForm(state: LoginFormState, words: LoginWords): unknown {
  // Another form of the page may have brought the part; the words are of each form.
  if (state.signedInAs) return 'signedIn' in words ? lateLoginParts.signedInForm?.(state, words) : nothing;
  return html`<form
    slot="form"
    class="pt-form"
    part="form"
    method="post"
    action=${state.action}
    aria-labelledby="${state.id}-title"
    aria-busy=${state.busy || nothing}
  >
    ${head(state, words.login.title, state.lead)} ${lateLoginParts.loginAlert?.(state, words)}
    ${field(state, words, {
      name: 'email',
      label: words.form.email,
      type: 'email',
      // Not `webauthn`, too: Chromium expects a passkey then, and fills in nothing until somebody clicks.
      autocomplete: 'username',
      value: state.email,
      required: true,
      verbatim: true,
      autofocus: state.autofocus,
    })}
    ${passwordField(state, words, {
      name: 'password',
      label: words.form.password,
      autocomplete: 'current-password',
    })}
    ${
      state.keptDays
        ? check(state, words, { name: 'keep', label: words.login.keep(state.keptDays), checked: state.keep })
        : nothing
    }
    ${lateParts.formToken?.(state, state.returnTo)} ${submitButton(state, words.login.submit)} ${foot(state, words)}
  </form>`;
}

function foot({ forgotUrl, signUpUrl }: LoginFormState, { login }: LoginWords): TemplateResult | typeof nothing {
  if (!forgotUrl && !signUpUrl) return nothing;
  const signUp = html`<a class="pt-link" part="link" href=${signUpUrl} data-pt-to="signup">${login.signUp}</a>`;
  return html`<div class="pt-foot" part="footer">
    ${
      forgotUrl
        ? html`<p><a class="pt-link" part="link" href=${forgotUrl} data-pt-to="forgot">${login.forgot}</a></p>`
        : nothing
    }
    ${signUpUrl ? html`<p>${rich(login.newHere, { signUp })}</p>` : nothing}
  </div>`;
}
