import type { ActivityEntry } from '@portico/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { ago } from '../i18n/ago.js';
import { actButton } from '../parts/act-button.js';
import { moreRows } from '../parts/more-rows.js';
import { device } from './device.js';
import type { SessionsFormState, SessionsWords } from './sessions-state.js';

/** So many entries are there at once; the rest opens below them. */
const atOnce = 8;

/** What happened to an account lately, in words, with when, by which device and roughly where. */
export function activityList(state: SessionsFormState, words: SessionsWords): TemplateResult {
  const { activity: text } = words;
  const { activity } = state;
  const id = `${state.id}-activity`;
  const older = activity?.slice(atOnce) ?? [];
  return html`<section class="pt-stack-tight pt-section" aria-labelledby=${id}>
    <div class="pt-subtitle" role="heading" aria-level=${Math.min(6, state.headingLevel + 1)} id=${id}>${text.title}</div>
    ${
      activity
        ? activity.length > 0
          ? html`<p class="pt-hint">${text.lead}</p>
              ${entries(state, words, activity.slice(0, atOnce))}`
          : html`<p class="pt-hint">${text.none}</p>`
        : html`<p class="pt-hint">${text.failed}</p>
            <div>${actButton({ action: 'load', label: text.again })}</div>`
    }
    ${older.length > 0 ? moreRows(text.more(older.length), entries(state, words, older)) : nothing}
  </section>`;
}

function entries(state: SessionsFormState, words: SessionsWords, list: ActivityEntry[]): TemplateResult {
  return html`<ul class="pt-rows pt-rows-dense">
    ${list.map((each) => entry(state, words, each))}
  </ul>`;
}

function entry(state: SessionsFormState, words: SessionsWords, each: ActivityEntry): TemplateResult {
  const { events, other } = words.activity;
  // A newer server may tell events that this version has no words for.
  const event = Object.hasOwn(events, each.event) ? events[each.event as keyof typeof events] : other;
  return html`<li part="row">
    <div class="pt-row-name">${event}</div>
    <time class="pt-row-time" datetime=${new Date(each.at).toISOString()}
      >${ago(state.language, Math.max(0, state.now - each.at))}</time
    >
    <p class="pt-row-note"><bdi>${device(each, words)}</bdi>${each.place ? html` · <bdi>${each.place}</bdi>` : nothing}</p>
  </li>`;
}
