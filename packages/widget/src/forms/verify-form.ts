import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogue } from '../i18n/catalogue.js';
import { rich } from '../i18n/rich.js';
import { formAlert } from '../parts/alert.js';
import { check } from '../parts/check.js';
import { field } from '../parts/field.js';
import { head } from '../parts/head.js';
import { passwordField } from '../parts/password-field.js';
import { passwordRules, type RuleState } from '../parts/password-rules.js';
import { lateParts } from '../parts/late-parts.js';
import { submitButton } from '../parts/submit-button.js';
import { checkMail, type CheckMailState } from './check-mail.js';
import { isOwnPage } from '../parts/form-state.js';

/** What the page of a verification link shows. */
export interface VerifyFormState extends CheckMailState, RuleState {
  /**
   * `confirm`: one press is enough, with a box where `needsConfirmation`. `password`: the sign-up password is needed too. `new_password`: or a new one.
   * `resend`: no link, the address is asked for. `resent`: asked. The others say what became of the link.
   */
  view:
    | 'confirm'
    | 'password'
    | 'new_password'
    | 'check_mail'
    | 'resend'
    | 'resent'
    | 'confirmed'
    | 'arrived'
    | 'added'
    | 'used'
    | 'superseded'
    | 'dead'
    | 'taken';
  /** The address that the link is about, as the server knows it. */
  email: string;
  token: string;
  /** For an address that is added to an account: the name of its owner, '' where there is none; null for a sign-up. */
  addedTo: string | null;
  /** Nobody of that account is signed in here: a box has to be ticked first. */
  needsConfirmation: boolean;
  /** Whether such an address is the account's primary one now, and which one it took the place of, '' for none. */
  primary: boolean;
  removed: string;
  /** Where the addresses of an account are. */
  accountUrl: string;
  loginUrl: string;
  /** The same page with the other of the two ways to give a password, for those without script. */
  otherWayUrl: string;
}

/** The words of the verification page. */
export type VerifyWords = Pick<
  Catalogue,
  'form' | 'formLater' | 'formFailure' | 'errors' | 'fieldErrors' | 'passwordRules' | 'checkMail' | 'verify'
>;

/**
 * The page of a verification link: nothing happens until its button is pressed. What scans mail opens links and sends
 * forms as they are printed: for an address that is added to an account there is a box, which it leaves as it is.
 */
export function verifyForm(state: VerifyFormState, words: VerifyWords): unknown {
  switch (state.view) {
    case 'check_mail':
      return checkMail(state, words);
    case 'confirm':
    case 'password':
    case 'new_password':
      return confirm(state, words);
    case 'resend':
      return resend(state, words);
    default:
      return outcome(state, words);
  }
}

function confirm(state: VerifyFormState, words: VerifyWords): TemplateResult {
  const { verify } = words;
  const address = html`<strong><bdi dir="ltr">${state.email}</bdi></strong>`;
  const lead = {
    confirm: leadOf(state, verify),
    password: verify.otherBrowser,
    new_password: verify.otherBrowserNew,
  }[state.view as 'confirm'];
  const name = html`<strong><bdi>${state.addedTo}</bdi></strong>`;
  return html`<form
    slot="form"
    class="pt-form"
    part="form"
    method="post"
    action=${state.action}
    aria-labelledby="${state.id}-title"
    aria-busy=${state.busy || nothing}
  >
    ${head(state, verify.title, rich(lead, { address, name, portal: state.brand }))} ${formAlert(state, words)}
    ${state.needsConfirmation ? confirmation(state, words, name) : nothing}
    <input type="hidden" name="token" value=${state.token} />
    ${state.view === 'confirm' ? nothing : credentials(state, words)} ${lateParts.formToken?.(state)}
    ${submitButton(state, verify.submit)}
    <div class="pt-foot" part="footer">
      ${state.view === 'confirm' ? html`<p>${verify.notYou}</p>` : otherWay(state, words)}
    </div>
  </form>`;
}

function confirmation(state: VerifyFormState, words: VerifyWords, name: TemplateResult): TemplateResult {
  const { confirmAdded, confirmAddedPlain } = words.verify;
  const label = rich(state.addedTo ? confirmAdded : confirmAddedPlain, { name });
  return check(state, words, { name: 'confirmed', label, required: true });
}

function leadOf({ addedTo, brand }: VerifyFormState, verify: VerifyWords['verify']): string {
  if (addedTo !== null) return addedTo ? verify.leadAdded : verify.leadAddedPlain;
  return brand ? verify.lead : verify.leadPlain;
}

/** The account's name goes along hidden, so that a password manager files the password under it. */
function credentials(state: VerifyFormState, words: VerifyWords): TemplateResult {
  const isNew = state.view === 'new_password';
  const name = isNew ? 'newPassword' : 'password';
  return html`<input type="text" name="username" autocomplete="username" value=${state.email} readonly hidden />
    ${passwordField(state, words, {
      name,
      label: isNew ? words.passwordRules.newPassword : words.form.password,
      autocomplete: isNew ? 'new-password' : 'current-password',
      autofocus: isOwnPage(state),
      ...(isNew ? { minLength: state.minLength, rules: passwordRules(state, words, name) } : {}),
    })}`;
}

function otherWay(state: VerifyFormState, { verify }: VerifyWords): TemplateResult {
  const isNew = state.view === 'new_password';
  const link = html`<a class="pt-link" part="link" href=${state.otherWayUrl} data-pt-action="other-way"
    >${isNew ? verify.enterOld : verify.chooseNew}</a
  >`;
  return html`<p>${rich(isNew ? verify.knowPassword : verify.unknownPassword, { link })}</p>`;
}

function resend(state: VerifyFormState, words: VerifyWords): TemplateResult {
  const { verify, form } = words;
  return html`<form
    slot="form"
    class="pt-form"
    part="form"
    method="post"
    action=${state.resendUrl}
    aria-labelledby="${state.id}-title"
    aria-busy=${state.busy || nothing}
  >
    ${head(state, verify.resendTitle, verify.resendLead)} ${formAlert(state, words, { labels: { email: form.email } })}
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
    ${lateParts.formToken?.(state)} ${submitButton(state, verify.resend)}
  </form>`;
}

function outcome(state: VerifyFormState, { verify }: VerifyWords): TemplateResult {
  const address = html`<strong><bdi dir="ltr">${state.email}</bdi></strong>`;
  const said = {
    confirmed: [verify.confirmedTitle, verify.confirmed],
    arrived: [verify.confirmedTitle, verify.arrived],
    added: [verify.confirmedTitle, addedLead(state, verify)],
    used: [verify.confirmedTitle, state.addedTo === null ? verify.used : verify.usedAdded],
    superseded: [verify.supersededTitle, state.addedTo === null ? verify.superseded : verify.supersededAdded],
    taken: [verify.takenTitle, verify.taken],
    resent: [verify.resendTitle, verify.resentLead],
    dead: [verify.deadTitle, verify.dead],
  }[state.view as 'confirmed'];
  const [title = '', lead = ''] = said;
  const old = html`<bdi dir="ltr">${state.removed}</bdi>`;
  return html`<div slot="form" class="pt-form" part="form">${head(state, title, rich(lead, { address, old }))} ${nextStep(state, verify)}</div>`;
}

function addedLead({ primary, removed }: VerifyFormState, verify: VerifyWords['verify']): string {
  if (!primary) return verify.added;
  return removed ? verify.addedInPlace : verify.addedPrimary;
}

/** A dead link offers a new one, everything else the login; whoever is signed in already needs neither. */
function nextStep(state: VerifyFormState, verify: VerifyWords['verify']): unknown {
  const className = 'pt-button pt-button-primary pt-button-full';
  const part = 'button button-primary';
  if (state.view === 'arrived') return nothing;
  if (state.addedTo !== null && state.view !== 'dead') {
    return html`<a class=${className} part=${part} href=${state.accountUrl} data-pt-to="emails">${verify.toAccount}</a>`;
  }
  if (state.view === 'dead' || state.view === 'superseded') {
    return html`<a class=${className} part=${part} href=${state.resendUrl} data-pt-action="ask-resend"
      >${verify.newLink}</a
    >`;
  }
  return html`<a class=${className} part=${part} href=${state.loginUrl} data-pt-to="login">${verify.logIn}</a>`;
}
