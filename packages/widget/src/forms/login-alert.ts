import { html, type TemplateResult } from 'lit';
import { rich } from '../i18n/rich.js';
import { formAlert } from '../parts/alert.js';
import type { LoginFormState, LoginWords } from './login-state.js';

/** The message of the login form, with what may help without telling which reason a failure had. */
export function loginAlert(state: LoginFormState, words: LoginWords): unknown {
  const labels = { email: words.form.email, password: words.form.password };
  return formAlert(state, words, { labels, more: waysOut(state, words) });
}

function waysOut(state: LoginFormState, { loginLater }: LoginWords): unknown[] {
  if (state.alert === 'limit_reached' && state.forgotUrl) {
    return [rich(loginLater.unsure, { link: forgotLink(state, loginLater.unsureLink) })];
  }
  if (state.alert !== 'credentials_wrong') return [];
  const again = html`<a class="pt-link" part="link" href=${state.resendUrl} data-pt-action="resend"
    >${loginLater.sendAgain}</a
  >`;
  const offer = state.failures > 2 && state.forgotUrl;
  return [
    ...(offer ? [rich(loginLater.chooseNew, { link: forgotLink(state, loginLater.chooseNewLink) })] : []),
    state.resent ? loginLater.sentAgain : rich(loginLater.justSignedUp, { again }),
  ];
}

function forgotLink({ forgotUrl }: LoginFormState, text: string): TemplateResult {
  return html`<a class="pt-link" part="link" href=${forgotUrl} data-pt-to="forgot">${text}</a>`;
}
