import type { OwnSession } from '@portico/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../i18n/fill.js';
import { actButton } from '../parts/act-button.js';
import { formAlert } from '../parts/alert.js';
import { badge } from '../parts/badge.js';
import { doneLine } from '../parts/done-line.js';
import { firstLoad } from '../parts/first-load.js';
import { head } from '../parts/head.js';
import { lateParts } from '../parts/late-parts.js';
import { foldRows, moreRows } from '../parts/more-rows.js';
import { activityList } from './activity-list.js';
import { device } from './device.js';
import { endOthersDialog } from './end-others-dialog.js';
import { otherSessions, saidSentence, type SessionsFormState, type SessionsWords } from './sessions-state.js';

/** So many sessions are there at once; the rest opens below them. */
const atOnce = 6;

/**
 * Where somebody is logged in, a row each, and what happened lately. One session ends by its button at once; all of
 * them only after a question. Without script there is no question: the button says what it does.
 */
export function sessionsForm(state: SessionsFormState, words: SessionsWords): unknown {
  const { sessions: text } = words;
  const isOnly = state.sessions !== null && otherSessions(state).length === 0;
  return html`<form
    slot="form"
    class="pt-form"
    part="form"
    method="post"
    action=${state.action}
    aria-labelledby="${state.id}-title"
    aria-busy=${state.busy || nothing}
  >
    ${head(state, text.title, isOnly ? text.leadOnly : text.lead)} ${formAlert(state, words)}
    ${state.sessions ? list(state, words, state.sessions) : firstLoad(state, words)}
    ${state.sessions && state.activityShown ? activityList(state, words) : nothing} ${lateParts.formToken?.(state)}
    ${state.asking ? endOthersDialog(state, words) : nothing}
  </form>`;
}

function list(state: SessionsFormState, words: SessionsWords, sessions: OwnSession[]): TemplateResult {
  const { sessions: text } = words;
  const said = saidSentence(state, words);
  const { shown, rest } = foldRows(sessions, atOnce);
  const rows = (each: OwnSession[]): TemplateResult => html`<ul class="pt-rows" aria-labelledby="${state.id}-title">
    ${each.map((session) => row(state, words, session))}
  </ul>`;
  return html`${rows(shown)} ${rest.length > 0 ? moreRows(text.more(rest.length), rows(rest)) : nothing}
    ${said ? doneLine(said) : nothing}
    ${
      otherSessions(state).length > 0
        ? html`<div>
            <button
              type="submit"
              name="act"
              value="end-others"
              class="pt-button pt-button-danger-quiet"
              part="button"
              data-pt-action="ask"
              aria-haspopup="dialog"
              aria-busy=${state.ending === 'others' || nothing}
            >
              ${state.ending === 'others' ? html`<span class="pt-spinner"></span>` : nothing}${text.endOthers}
            </button>
          </div>`
        : nothing
    }`;
}

function row(state: SessionsFormState, words: SessionsWords, session: OwnSession): TemplateResult {
  const { sessions: text } = words;
  const { id, current, method, place } = session;
  const name = device(session, words);
  const active = text.active(current ? 0 : Math.max(0, state.now - session.seenAt));
  // A newer server may have ways that this version has no words for.
  const how = Object.hasOwn(text.methods, method) ? text.methods[method as keyof typeof text.methods] : '';
  const note = [active, how, place].filter(Boolean).map((each, at) => html`${at > 0 ? ' · ' : ''}<bdi>${each}</bdi>`);
  return html`<li part="row" data-pt-row=${id} tabindex="-1">
    <div class="pt-row-name"><bdi>${name}</bdi>${current ? badge('accent', text.thisDevice) : nothing}</div>
    <div class="pt-row-actions">
      ${
        current
          ? nothing
          : actButton({
              action: `end:${id}`,
              label: text.end,
              name: fill(text.endOf, { device: name, active }),
              busy: state.ending === id,
            })
      }
    </div>
    <p class="pt-row-note">${note}</p>
  </li>`;
}
