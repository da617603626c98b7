import { html, nothing, type TemplateResult } from 'lit';
import { rich } from '../i18n/rich.js';
import { actButton } from '../parts/act-button.js';
import { address } from '../parts/address.js';
import { badge } from '../parts/badge.js';
import { countAddressChanges } from './contact-draft.js';
import type { ContactState } from './emails-state.js';
import type { SaveBarWords } from './save-bar.js';

/** Both sides, when the settings were saved elsewhere meanwhile: what is saved now, and what was wanted here. */
export function conflictPanel(state: ContactState, { saveBar: text }: SaveBarWords): TemplateResult {
  const addresses = state.settings?.addresses ?? [];
  return html`<div class="pt-stack-tight" role="group" aria-labelledby="${state.id}-conflict">
    <p class="pt-subtitle" id="${state.id}-conflict" tabindex="-1" data-pt-panel>${countAddressChanges(state.draft) > 0 ? text.conflictTitle : text.conflictOther}</p>
    <p class="pt-hint">${text.conflictLead}</p>
    <div class="pt-sides">
      <div class="pt-side">
        <p class="pt-overline">${text.savedNow}</p>
        <ul>
          ${addresses.map(
            ({ email, primary }) =>
              html`<li>${address(email)} ${primary ? badge('accent', text.primaryNow) : nothing}</li>`,
          )}
        </ul>
      </div>
      <div class="pt-side">
        <p class="pt-overline">${text.youWanted}</p>
        <ul>
          ${wishes(state, text).map((wish) => html`<li>${wish}</li>`)}
        </ul>
      </div>
    </div>
    <div class="pt-line pt-line-end">
      ${actButton({ action: 'discard', label: text.drop, className: 'pt-button-quiet' })}
      ${actButton({ action: 'rebase', label: text.onTop, className: 'pt-button-primary' })}
    </div>
  </div>`;
}

/** Each wish, with a word beside those that came true already or cannot any more. */
function wishes({ settings, draft, former }: ContactState, text: SaveBarWords['saveBar']): unknown[] {
  const now = settings?.addresses ?? [];
  const emailOf = (id: string): string | undefined => [...now, ...former].find((each) => each.id === id)?.email;
  const isThere = (email: string | undefined): boolean => now.some((each) => each.email === email);
  const wish = (sentence: string, email: string | undefined, aside: string): unknown =>
    email === undefined
      ? nothing
      : html`${rich(sentence, { email: address(email) })} ${aside && html`<span class="pt-hint">${aside}</span>`}`;
  const gone = (email: string | undefined): string => (isThere(email) ? '' : text.alreadyGone);
  const there = (email: string): string => (isThere(email) ? text.alreadyThere : '');
  const choices = Object.keys(draft.notifications).length;
  const added = [...draft.add.map(({ email }) => email), ...(draft.replacePrimary ? [draft.replacePrimary] : [])];
  return [
    ...draft.remove.map((id) => wish(text.wantedRemove, emailOf(id), gone(emailOf(id)))),
    ...(draft.primary ? [wish(text.wantedPrimary, emailOf(draft.primary), gone(emailOf(draft.primary)))] : []),
    ...added.map((email) => wish(text.wantedAdd, email, there(email))),
    ...(choices > 0 ? [text.wantedChoices(choices)] : []),
  ].filter((each) => each !== nothing);
}
