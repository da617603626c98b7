import type { OwnAddress } from '@portico/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { rich } from '../i18n/rich.js';
import { actButton } from '../parts/act-button.js';
import { address } from '../parts/address.js';
import { field } from '../parts/field.js';
import { verifiedLeft } from './contact-draft.js';
import type { EmailsWords } from './emails-words.js';
import { anAddress, type EmailsFormState } from './emails-state.js';

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
    <p class="pt-hint">${emails.goes}</p>
    ${left.map((each, index) => {
      const id = `${state.id}-successor-${each.id}`;
      return html`<div class="pt-check">
        <input type="radio" name="successor" id=${id} value=${each.id} ?checked=${index === 0} />
        <div><label for=${id}>${address(each.email)}</label></div>
      </div>`;
    })}
    <div class="pt-line pt-line-end">
      ${actButton({ action: 'close', label: emails.cancel, className: 'pt-button-quiet' })}
      ${actButton({ action: `succeed:${row.id}`, label: emails.choose, className: 'pt-button-primary' })}
    </div>
  </fieldset>`;
}

function replacement(state: EmailsFormState, words: EmailsWords, row: OwnAddress): TemplateResult {
  const { emails } = words;
  return html`<div class="pt-panel">${field(state, words, {
    ...anAddress,
    name: 'replacement',
    label: emails.changeTo,
    hint: rich(emails.takesPlace, { email: address(row.email) }),
    actions: html`${actButton({ action: 'replace', label: emails.change, className: '' })}
    ${actButton({ action: 'close', label: emails.cancel, className: 'pt-button-quiet' })}`,
  })}</div>`;
}
