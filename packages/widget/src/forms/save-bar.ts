import type { ContactSettings } from '@portico/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogue } from '../i18n/catalogue.js';
import { rich } from '../i18n/rich.js';
import { actButton } from '../parts/act-button.js';
import { address } from '../parts/address.js';
import { doneLine } from '../parts/done-line.js';
import { field } from '../parts/field.js';
import { forgotLink } from '../parts/forgot-link.js';
import { passwordField } from '../parts/password-field.js';
import { type ContactDraft, countAddressChanges, countChanges, nextPrimary } from './contact-draft.js';
import type { ContactState } from './emails-state.js';

/** The words of the bar below addresses and notifications. */
export type SaveBarWords = Pick<Catalogue, 'form' | 'formLater' | 'fieldErrors' | 'saveBar'>;

/** What a save will do, in sentences, with the ways to save and to discard. Shown from the first change on. */
export function saveBar(state: ContactState, words: SaveBarWords): TemplateResult | typeof nothing {
  const { settings, draft } = state;
  const count = countChanges(draft);
  if (!settings || !state.bar || state.conflict || count === 0) return nothing;
  const { saveBar: text } = words;
  return html`<div class="pt-savebar" part="save-bar" role="region" aria-label=${text.region}>
    <div>
      <p class="pt-subtitle">${text.title}</p>
      <ul tabindex="0">
        ${sentences(settings, draft, text).map((sentence) => html`<li>${sentence}</li>`)}
      </ul>
    </div>
    ${proof(state, words)}
    <div class="pt-line">
      ${actButton({ action: 'discard', label: text.discard, className: 'pt-button-quiet' })}
      <button
        type="submit"
        class="pt-button pt-button-primary"
        part="button button-primary"
        name="act"
        value="save"
        aria-busy=${state.busy || nothing}
        aria-disabled=${(state.scripted && state.secondsLeft > 0) || nothing}
      >
        ${state.busy ? html`<span class="pt-spinner"></span>` : nothing}${text.save(count)}
      </button>
    </div>
  </div>`;
}

/** The draft goes along with a form without script: the server stages on top of it. */
export function draftField(state: ContactState): TemplateResult | typeof nothing {
  if (!state.formToken) return nothing;
  return html`<input type="hidden" name="draft" value=${JSON.stringify(state.draft)} /><input type="hidden" name="version" value=${state.settings?.version ?? 0} /><input type="hidden" name="proof" value=${state.proof} />`;
}

/** What was just saved or sent. Announced elsewhere; this is for the eyes. */
export function statusLine(state: ContactState, words: SaveBarWords): TemplateResult | typeof nothing {
  if (!state.said || state.said === 'sent_again') return nothing;
  const { saveBar: text } = words;
  const sentence = state.said === 'saved_mail' ? rich(text.savedMail, { email: address(state.saidOf) }) : text.saved;
  return doneLine(sentence);
}

function sentences(settings: ContactSettings, draft: ContactDraft, text: Catalogue['saveBar']): unknown[] {
  const of = (id: string): TemplateResult => address(settings.addresses.find((each) => each.id === id)?.email ?? '');
  const { add, remove, primary, replacePrimary, onceVerified, notifications } = draft;
  const choices = Object.keys(notifications).length;
  const old = nextPrimary(settings, draft)?.email ?? '';
  return [
    ...remove.map((id) => rich(text.removed, { email: of(id) })),
    ...(primary ? [rich(text.primary, { email: of(primary) })] : []),
    ...add.map(({ email, makePrimary }) =>
      rich(makePrimary ? text.mailedPrimary : text.mailed, { email: address(email) }),
    ),
    ...(replacePrimary ? [rich(text.mailedReplaces, { email: address(replacePrimary), old: address(old) })] : []),
    ...(onceVerified === null ? [] : [onceVerified ? rich(text.wish, { email: of(onceVerified) }) : text.noWish]),
    ...(choices > 0 ? [text.choices(choices)] : []),
    ...(countAddressChanges(draft) > 0 && changesBook(draft) ? [text.told(settings.undoDays)] : []),
  ];
}

/** A wish alone is told to nobody: nothing has changed yet. */
function changesBook({ add, remove, primary, replacePrimary }: ContactDraft): boolean {
  return add.length + remove.length > 0 || primary !== '' || replacePrimary !== '';
}

/** Who this is, asked inside the form where no dialog can. The name of the account goes along for password managers. */
function proof(state: ContactState, words: SaveBarWords): TemplateResult | typeof nothing {
  if (!state.proof) return nothing;
  const { saveBar: text } = words;
  const primary = state.settings?.addresses.find((each) => each.primary)?.email ?? '';
  if (state.proof === 'password') {
    return html`<div class="pt-stack-tight">
      <p class="pt-hint">${text.passwordWhy(state.recentMinutes)}</p>
      <input type="text" name="username" autocomplete="username" value=${primary} readonly hidden />
      ${passwordField(state, words, { name: 'password', label: text.password, autocomplete: 'current-password' })}
      ${forgotLink(state.forgotUrl, text.forgot)}
    </div>`;
  }
  return html`<div class="pt-stack-tight">
    <p class="pt-hint">${text.codeWhy(state.recentMinutes)}</p>
    ${field(state, words, { name: 'code', label: text.code, autocomplete: 'one-time-code', inputmode: 'numeric', className: 'pt-input-code', verbatim: true })}
    ${actButton({ action: 'mail-code', label: text.mailCode })}
  </div>`;
}
