import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogue } from '../i18n/catalogue.js';
import { rich } from '../i18n/rich.js';
import { formAlert } from '../parts/alert.js';
import { head } from '../parts/head.js';
import { backIcon } from '../parts/icons/back.js';
import { passwordField } from '../parts/password-field.js';
import { passwordRules, type RuleState } from '../parts/password-rules.js';
import { lateParts } from '../parts/late-parts.js';
import { submitButton } from '../parts/submit-button.js';
import { type FormState, isOwnPage } from '../parts/form-state.js';
import { passwordOff } from './password-off.js';

/** What the page of a reset link shows. */
export interface ResetFormState extends FormState, RuleState {
  /** `missing`: the page was opened without a link. `off`: the portal has passwords switched off. */
  view: 'form' | 'dead' | 'missing' | 'done' | 'off';
  /** The address that the link was sent to, as the server knows it. */
  email: string;
  token: string;
  /** The mailbox alone is no proof (a change of addresses was undone): the current password is asked for, too. */
  needsPassword: boolean;
  loginUrl: string;
  forgotUrl: string;
}

/** The words of the reset page. */
export type ResetWords = Pick<
  Catalogue,
  'form' | 'formLater' | 'formFailure' | 'errors' | 'fieldErrors' | 'passwordOff' | 'passwordRules' | 'reset'
>;

/** Chooses a new password by a mailed link; a dead link offers a new one and never says why it died. */
export function resetForm(state: ResetFormState, words: ResetWords): unknown {
  if (state.view === 'off') return passwordOff(state, words, backLink(state, words));
  if (state.view === 'dead' || state.view === 'missing') return dead(state, words);
  return state.view === 'done' ? done(state, words) : choose(state, words);
}

/** The account's name goes along hidden, so that a password manager files the password under it. */
function choose(state: ResetFormState, words: ResetWords): TemplateResult {
  const { reset } = words;
  const address = html`<bdi dir="ltr"><strong>${state.email}</strong></bdi>`;
  const labels = { currentPassword: reset.current, password: words.passwordRules.newPassword };
  return html`<form
    slot="form"
    class="pt-form"
    part="form"
    method="post"
    action=${state.action}
    aria-labelledby="${state.id}-title"
    aria-busy=${state.busy || nothing}
  >
    ${head(state, reset.title, rich(reset.lead, { address }))} ${formAlert(state, words, { labels })}
    <input type="hidden" name="token" value=${state.token} />
    <input type="text" name="username" autocomplete="username" value=${state.email} readonly hidden />
    ${state.needsPassword ? present(state, words) : nothing}
    ${passwordField(state, words, {
      name: 'password',
      label: words.passwordRules.newPassword,
      autocomplete: 'new-password',
      minLength: state.minLength,
      autofocus: isOwnPage(state) && !state.needsPassword,
      rules: passwordRules(state, words, 'password'),
    })}
    ${lateParts.formToken?.(state)} ${submitButton(state, reset.submit)}
    <div class="pt-foot" part="footer"><p>${reset.effect}</p></div>
  </form>`;
}

function present(state: ResetFormState, words: ResetWords): TemplateResult {
  const { reset } = words;
  const link = html`<a class="pt-link" part="link" href=${state.forgotUrl} data-pt-to="forgot"
    >${reset.anotherAddress}</a
  >`;
  return passwordField(state, words, {
    name: 'currentPassword',
    label: reset.current,
    autocomplete: 'current-password',
    autofocus: isOwnPage(state),
    rules: html`<p class="pt-hint" part="hint" id="${state.id}-currentPassword-rules">${reset.currentWhy}</p>
      <p class="pt-hint" part="hint">${rich(reset.currentForgot, { link })}</p>`,
  });
}

function dead(state: ResetFormState, words: ResetWords): TemplateResult {
  const { reset } = words;
  return html`<div slot="form" class="pt-form" part="form">
    ${state.view === 'dead' ? head(state, reset.deadTitle, reset.dead) : head(state, reset.missingTitle, reset.missing)}
    <a
      class="pt-button pt-button-primary pt-button-full"
      part="button button-primary"
      href=${state.forgotUrl}
      data-pt-to="forgot"
      >${reset.newLink}</a
    >
    <div class="pt-foot" part="footer"><p>${backLink(state, words)}</p></div>
  </div>`;
}

function backLink({ loginUrl }: ResetFormState, { reset }: ResetWords): TemplateResult {
  return html`<a class="pt-link pt-link-target" part="link" href=${loginUrl} data-pt-to="login"
    >${backIcon}${reset.back}</a
  >`;
}

function done(state: ResetFormState, { reset }: ResetWords): TemplateResult {
  const address = html`<bdi dir="ltr"><strong>${state.email}</strong></bdi>`;
  return html`<div slot="form" class="pt-form" part="form">
    ${head(state, reset.doneTitle, rich(reset.done, { address }))}
    <a
      class="pt-button pt-button-primary pt-button-full"
      part="button button-primary"
      href=${state.loginUrl}
      data-pt-to="login"
      >${reset.logIn}</a
    >
  </div>`;
}
