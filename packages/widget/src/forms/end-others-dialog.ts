import { html, type TemplateResult } from 'lit';
import { rich } from '../i18n/rich.js';
import { actButton } from '../parts/act-button.js';
import { device } from './device.js';
import { otherSessions, type SessionsFormState, type SessionsWords } from './sessions-state.js';

/** So many devices are named; more would be read by nobody. */
const named = 3;

/** Whether to end all other sessions: how many, what happens, and the way out first. */
export function endOthersDialog(state: SessionsFormState, words: SessionsWords): TemplateResult {
  const { sessions: text } = words;
  const others = otherSessions(state);
  const list = new Intl.ListFormat(state.language, { type: 'conjunction' });
  const devices = list.format(others.slice(0, named).map((each) => device(each, words)));
  const effect = others.length > named ? text.askMany : rich(text.askFew(others.length), { devices });
  const id = `${state.id}-ask`;
  return html`<dialog class="pt-dialog" part="dialog" role="alertdialog" aria-labelledby=${id} aria-describedby="${id}-effect">
    <div class="pt-head" part="header">
      <div class="pt-title" part="title" role="heading" aria-level=${state.headingLevel} id=${id}>
        ${text.askTitle(others.length)}
      </div>
      <p class="pt-lead" part="description" id="${id}-effect">${effect}</p>
    </div>
    <div class="pt-line pt-line-end">
      <button type="button" class="pt-button" part="button" data-pt-action="cancel">${text.cancel}</button>
      ${actButton({
        action: 'end-others',
        label: text.endCount(others.length),
        className: 'pt-button-danger',
      })}
    </div>
  </dialog>`;
}
