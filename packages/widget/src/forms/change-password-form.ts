import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogue } from '../i18n/catalogue.js';
import { actButton } from '../parts/act-button.js';
import { formAlert } from '../parts/alert.js';
import { field } from '../parts/field.js';
import { forgotLink } from '../parts/forgot-link.js';
import { head } from '../parts/head.js';
import { lateParts } from '../parts/late-parts.js';
import { passwordField } from '../parts/password-field.js';
import { passwordRules, type RuleState } from '../parts/password-rules.js';
import { submitButton } from '../parts/submit-button.js';
import type { FormState } from '../parts/form-state.js';
import { passwordOff } from './password-off.js';

/** What the change of a password shows. */
export interface ChangePasswordFormState extends FormState, RuleState {
  /** `off`: the portal has passwords switched off. */
  view: 'form' | 'done' | 'off';
  /** The primary address of the account; a password manager files the password under it. */
  email: string;
  /** Whether there is a password to change; else the first one is chosen. */
  hasPassword: boolean;
  /** What the new password must not be close to: name, addresses, the portal's name. */
  personal: string[];
  /** What a form without script asks of somebody who has no password: a mailed code. With script a dialog does. */
  proof: '' | 'code';
  /** Minutes that a login counts as recent. */
  recentMinutes: number;
  /** Where a link to choose a new password is asked for; '' leaves that out. */
  forgotUrl: string;
}

/** The words of a change of the password. */
export type ChangePasswordWords = Pick<
  Catalogue,
  'form' | 'formLater' | 'formFailure' | 'errors' | 'fieldErrors' | 'passwordOff' | 'passwordRules' | 'changePassword'
>;

/** A new password in place of the present one, or the first one. Once it is saved, the form is gone. */
export function changePasswordForm(state: ChangePasswordFormState, words: ChangePasswordWords): unknown {
  if (state.view === 'off') return passwordOff(state, words);
  return state.view === 'done' ? done(state, words) : choose(state, words);
}

function choose(state: ChangePasswordFormState, words: ChangePasswordWords): TemplateResult {
  const { changePassword: text, passwordRules: rules } = words;
  const { hasPassword } = state;
  const labels = { currentPassword: text.current, newPassword: rules.newPassword, code: text.code };
  return html`<form
    slot="form"
    class="pt-form pt-narrow"
    part="form"
    method="post"
    action=${state.action}
    aria-labelledby="${state.id}-title"
    aria-busy=${state.busy || nothing}
  >
    ${head(state, hasPassword ? text.title : text.firstTitle, hasPassword ? text.lead : text.firstLead)}
    ${formAlert(state, words, { labels })}
    <input type="text" name="username" autocomplete="username" value=${state.email} readonly hidden />
    ${
      hasPassword
        ? html`${passwordField(state, words, {
            name: 'currentPassword',
            label: text.current,
            autocomplete: 'current-password',
          })}
          ${forgotLink(state.forgotUrl, text.forgot)}`
        : nothing
    }
    ${passwordField(state, words, {
      name: 'newPassword',
      label: rules.newPassword,
      autocomplete: 'new-password',
      minLength: state.minLength,
      rules: passwordRules(state, words, 'newPassword'),
    })}
    ${state.proof ? proof(state, words) : nothing} ${lateParts.formToken?.(state)}
    ${submitButton(state, hasPassword ? text.submit : text.firstSubmit)}
    ${state.proof ? actButton({ action: 'mail-code', label: text.mailCode, className: 'pt-button-full' }) : nothing}
  </form>`;
}

function proof(state: ChangePasswordFormState, words: ChangePasswordWords): TemplateResult {
  const { changePassword: text } = words;
  return field(state, words, {
    name: 'code',
    label: text.code,
    autocomplete: 'one-time-code',
    inputmode: 'numeric',
    className: 'pt-input-code',
    hint: text.codeWhy(state.recentMinutes),
    verbatim: true,
  });
}

function done(state: ChangePasswordFormState, { changePassword: text }: ChangePasswordWords): TemplateResult {
  return html`<div slot="form" class="pt-form pt-narrow" part="form">
    ${head(state, text.doneTitle, text.done)}
    <div>
      <a class="pt-button" part="button" href=${state.action} data-pt-action="again">${text.again}</a>
    </div>
  </div>`;
}
