import { html, nothing, type TemplateResult } from 'lit';
import type { FormState } from './form-state.js';
import type { Catalogue } from '../i18n/catalogue.js';
import { clock } from '../i18n/clock.js';
import { fill } from '../i18n/fill.js';
import { clockIcon } from './icons/clock.js';
import { warningIcon } from './icons/warning.js';

/** The words a message may need. */
export type AlertWords = Pick<Catalogue, 'errors' | 'formFailure'>;

/** What a screen adds to the message of its form. */
export interface AlertOptions {
  /** What the fields are called, by their names, for the summary. */
  labels?: Record<string, string>;
  /** More sentences, each a paragraph. */
  more?: unknown[];
}

/**
 * The message above the fields: what happened, then what to do. Several wrong fields get a summary that leads to each
 * (WCAG 2.2, 3.3.1); a wait counts down.
 */
export function formAlert(
  state: FormState,
  words: AlertWords,
  options: AlertOptions = {},
): TemplateResult | typeof nothing {
  const wrong = Object.keys(state.errors);
  if (wrong.length > 1) return summary(state, words, wrong, options.labels ?? {});
  if (!state.alert) return nothing;
  // A newer server may have codes that this version has no words for.
  const { title, text } = words.errors[Object.hasOwn(words.errors, state.alert) ? state.alert : 'internal'];
  const waits = isWait(state.alert);
  const wait = waits && state.secondsLeft > 0 ? waitSentence(state, words) : '';
  return html`<div
    class="pt-alert ${waits ? 'pt-alert-warning' : 'pt-alert-danger'}"
    part="alert"
    role=${waits ? 'group' : 'alert'}
    id="${state.id}-alert"
    tabindex="-1"
  >
    ${waits ? clockIcon : warningIcon}
    <div class="pt-alert-body">
      <p><strong>${title} <span class="pt-num">${wait}</span></strong></p>
      <p>${text}</p>
      ${(options.more ?? []).map((sentence) => html`<p>${sentence}</p>`)}
    </div>
  </div>`;
}

/** Without script nothing counts down. */
function waitSentence({ scripted, secondsLeft }: FormState, { formFailure }: AlertWords): string {
  return scripted
    ? fill(formFailure.wait, { clock: clock(secondsLeft) })
    : formFailure.waitMinutes(Math.ceil(secondsLeft / 60));
}

/** Whether a code asks to wait; its message goes away by itself when the wait is over. */
export function isWait(code: FormState['alert']): boolean {
  return code === 'limit_reached' || code === 'server_busy';
}

function summary(state: FormState, words: AlertWords, wrong: string[], labels: Record<string, string>): TemplateResult {
  return html`<div class="pt-alert pt-alert-danger" part="alert" role="alert" id="${state.id}-alert" tabindex="-1">
    ${warningIcon}
    <div class="pt-alert-body">
      <p><strong>${words.formFailure.attention(wrong.length)}</strong></p>
      <ul>
        ${wrong.map(
          (name) =>
            html`<li>
              <a class="pt-link" part="link" href="#${state.id}-${name}" data-pt-action="focus-field"
                >${labels[name] ?? name}</a
              >
            </li>`,
        )}
      </ul>
    </div>
  </div>`;
}
