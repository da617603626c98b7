import type { OwnAddress } from '@portico/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { rich } from '../i18n/rich.js';
import { actButton } from '../parts/act-button.js';
import { address } from '../parts/address.js';
import { describedBy } from '../parts/field.js';
import { lateParts } from '../parts/late-parts.js';
import { verifiedLeft } from './contact-draft.js';
import type { EmailsWords } from './emails-form.js';
import type { EmailsFormState } from './emails-state.js';

/** What opens inside the primary address's row: the choice of its successor, or the field for its replacement. */
export function rowPanel(state: EmailsFormState, words: EmailsWords, row: OwnAddress): TemplateResult | typeof nothing {
  if (state.panel === 'successor') return successor(state, words, row);
  return state.panel === 'replacement' ? replacement(state, words, row) : nothing;
}

function successor(state: EmailsFormState, words: EmailsWords, row: OwnAddress): TemplateResult {
  const { emails } = words;
  const left = state.settings
    ? verifiedLeft(state.settings, { ...state.draft, remove: [...state.draft.remove, row.id] })
    : [];
  return html`<fieldset class="pt-panel">
    <legend class="pt-subtitle" tabindex="-1" data-pt-panel>${emails.whichPrimary}</legend>
    <p class="pt-hint">${rich(emails.goesAtSave, { email: address(row.email) })}</p>
    ${left.map((each, index) => {
      const id = `${state.id}-successor-${each.id}`;
      return html`<div class="pt-check">
        <input type="radio" name="successor" id=${id} value=${each.id} ?checked=${index === 0} />
        <div><label for=${id}>${address(each.email)}</label></div>
      </div>`;
    })}
    <div class="pt-line pt-line-end">
      ${actButton({ action: 'close', label: emails.keep, className: 'pt-button-small pt-button-quiet' })}
      ${actButton({ action: `succeed:${row.id}`, label: emails.choose, className: 'pt-button-small pt-button-primary' })}
    </div>
  </fieldset>`;
}

function replacement(state: EmailsFormState, words: EmailsWords, row: OwnAddress): TemplateResult {
  const { emails } = words;
  const id = `${state.id}-replacement`;
  return html`<div class="pt-panel pt-field" part="field">
    <label class="pt-label" part="label" for=${id}>${emails.changeTo}</label>
    <div class="pt-line pt-line-field">
      <input
        class="pt-input"
        part="input"
        id=${id}
        name="replacement"
        type="email"
        dir="ltr"
        autocomplete="email"
        autocapitalize="none"
        spellcheck="false"
        aria-describedby=${describedBy(state, 'replacement', 'hint')}
        aria-invalid=${'replacement' in state.errors ? 'true' : nothing}
        data-pt-panel
      />
      ${actButton({ action: 'replace', label: emails.change, className: '' })}
      ${actButton({ action: 'close', label: emails.cancel, className: 'pt-button-quiet' })}
    </div>
    <p class="pt-hint" id="${id}-hint">${rich(emails.changeHint, { email: address(row.email) })}</p>
    ${lateParts.fieldError?.(state, words, 'replacement')}
  </div>`;
}
