import type { OwnAddress } from '@portico/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { clock } from '../i18n/clock.js';
import { fill } from '../i18n/fill.js';
import { rich } from '../i18n/rich.js';
import { actButton, type ActButtonOptions } from '../parts/act-button.js';
import { address } from '../parts/address.js';
import { badge } from '../parts/badge.js';
import { check } from '../parts/check.js';
import { closeIcon } from '../parts/icons/close.js';
import { lateParts } from '../parts/late-parts.js';
import { nextPrimary, verifiedLeft } from './contact-draft.js';
import type { EmailsWords } from './emails-words.js';
import { rowPanel } from './emails-panels.js';
import type { EmailsFormState } from './emails-state.js';

/** An address that is saved, with what is to become of it. */
export function savedRow(state: EmailsFormState, words: EmailsWords, row: OwnAddress): TemplateResult {
  const { draft } = state;
  const goes = draft.remove.includes(row.id);
  const leads = draft.primary === row.id;
  const follows = row.primary && draft.primary !== '' && !goes;
  const fate = { goes, leads, follows };
  const staged = leads || follows || draft.onceVerified === row.id ? 'is-staged' : '';
  return html`<li
    class=${goes ? 'is-staged is-removed' : staged}
    part="row"
    id="${state.id}-remove.${row.id}"
    data-pt-row=${row.id}
    tabindex="-1"
  >
    <div class="pt-row-name">${address(row.email)}${badges(words, row, fate)}</div>
    <div class="pt-row-actions">${actions(state, words, row, fate)}</div>
    ${notes(state, words, row, fate)} ${row.primary ? rowPanel(state, words, row) : nothing}
    ${row.verified || goes ? nothing : extras(state, words, row)}
    ${lateParts.fieldError?.(state, words, `remove.${row.id}`)}
  </li>`;
}

/** An address that is to be added; index -1 is the one that takes the primary one's place. */
export function addedRow(state: EmailsFormState, words: EmailsWords, index: number): TemplateResult {
  const { emails } = words;
  const { draft } = state;
  const replaces = index < 0;
  const email = replaces ? draft.replacePrimary : (draft.add[index]?.email ?? '');
  const field = replaces ? 'replacePrimary' : `add.${index}`;
  const old = state.settings && nextPrimary(state.settings, draft);
  const note = replaces ? html`${emails.mailAtSave} ${takesPlace(words, old ?? undefined)}` : emails.mailAtSave;
  return html`<li class="is-staged" part="row" id="${state.id}-${field}" data-pt-row=${field} tabindex="-1">
    <div class="pt-row-name">${address(email)}${badge('accent', emails.isNew)}</div>
    <div class="pt-row-actions">
      ${rowButton(`drop:${index}`, emails.undo, email)}
    </div>
    <p class="pt-row-note">${note}</p>
    ${replaces ? nothing : html`<div class="pt-row-extra">${wish(state, words, String(index), draft.add[index]?.makePrimary ?? false)}</div>`}
    ${lateParts.fieldError?.(state, words, field)}
  </li>`;
}

interface Fate {
  goes: boolean;
  leads: boolean;
  follows: boolean;
}

function badges({ emails }: EmailsWords, row: OwnAddress, { goes, leads }: Fate): unknown[] {
  if (goes) return [badge('danger', emails.willGo)];
  return [
    leads ? badge('accent', emails.willLead) : row.primary ? badge('accent', emails.primary) : nothing,
    row.verified ? badge('tick', emails.verified) : badge('warning', emails.unverified),
    row.undeliverable ? badge('danger', emails.undeliverable) : nothing,
  ];
}

function actions(state: EmailsFormState, words: EmailsWords, row: OwnAddress, { goes, leads }: Fate): unknown[] {
  const { emails } = words;
  const { id, email, primary } = row;
  const why = `${state.id}-why-${id}`;
  if (goes || leads) return [rowButton(goes ? `keep:${id}` : 'unprimary', emails.undo, email)];
  const canLead = state.primaryChangeable && !primary && state.panel !== 'successor';
  const canChange = state.primaryChangeable && primary && !state.draft.replacePrimary && !state.draft.primary;
  return [
    canLead
      ? rowButton(`primary:${id}`, emails.makePrimary, email, { blocked: !!row.primaryBlocked, describedBy: why })
      : nothing,
    canChange ? rowButton('change', emails.change, email) : nothing,
    actButton({
      action: `remove:${id}`,
      label: closeIcon,
      className: 'pt-iconbutton pt-remove',
      name: fill(emails.remove, { email }),
      blocked: isLast(state, row),
      describedBy: why,
    }),
  ];
}

/** A button whose name also says for which address it is. */
function rowButton(action: string, label: string, email: string, more: Partial<ActButtonOptions> = {}): TemplateResult {
  return actButton({ action, label, name: `${label}: ${email}`, ...more });
}

/** The server says what is blocked now; what is staged may block more. */
function isLast(state: EmailsFormState, row: OwnAddress): boolean {
  if (row.removalBlocked) return true;
  return row.verified && state.settings !== null && verifiedLeft(state.settings, state.draft).length === 1;
}

function notes(
  state: EmailsFormState,
  words: EmailsWords,
  row: OwnAddress,
  { goes, leads, follows }: Fate,
): TemplateResult | typeof nothing {
  const { emails } = words;
  const why = (text: string): TemplateResult => html`<span id="${state.id}-why-${row.id}">${text}</span>`;
  const sentences: unknown[] = [];
  if (goes || leads) {
    if (goes && row.verified) sentences.push(emails.goes);
  } else if (follows) sentences.push(emails.followsAtSave);
  else if (isLast(state, row)) sentences.push(why(emails.onlyOne));
  else if (row.primary) sentences.push(emails.writtenTo);
  else if (!row.verified) {
    sentences.push(why(emails.verifyFirst));
    if (row.mailedAt > 0) sentences.push(emails.mailed(Math.max(0, state.now - row.mailedAt)));
    if (replaces(state, row)) sentences.push(takesPlace(words, state.settings?.addresses[0]));
  }
  if (row.undeliverable && !goes) sentences.push(emails.bounced);
  return sentences.length > 0 ? html`<p class="pt-row-note">${sentences.map((each) => html`${each} `)}</p>` : nothing;
}

function takesPlace({ emails }: EmailsWords, primary: OwnAddress | undefined): unknown {
  return rich(emails.takesPlace, { email: address(primary?.email ?? '') });
}

function extras(state: EmailsFormState, words: EmailsWords, row: OwnAddress): TemplateResult {
  const { emails } = words;
  const seconds = Math.ceil((row.resendAt - state.now) / 1000);
  const waits = state.scripted && seconds > 0;
  const label = waits ? fill(emails.againIn, { clock: clock(seconds) }) : emails.again;
  // The button last: a clock in it, which runs by script alone, moves nothing then.
  return html`<div class="pt-row-extra">
    ${state.primaryChangeable && !replaces(state, row) ? wish(state, words, row.id, wishedFor(state, row)) : nothing}
    ${rowButton(`resend:${row.id}`, label, row.email, { label: html`<span class="pt-num">${label}</span>`, blocked: waits })}
  </div>`;
}

/** It was put in the primary address's place, and still is to be. */
function replaces(state: EmailsFormState, row: OwnAddress): boolean {
  return row.onceVerified === 'replacement' && wishedFor(state, row);
}

function wishedFor({ draft }: EmailsFormState, { id, onceVerified }: OwnAddress): boolean {
  const isOther = draft.replacePrimary !== '' || draft.add.some(({ makePrimary }) => makePrimary);
  return draft.onceVerified === null ? onceVerified !== 'secondary' && !isOther : draft.onceVerified === id;
}

function wish(state: EmailsFormState, words: EmailsWords, which: string, checked: boolean): TemplateResult {
  const name = `wish:${which}`;
  return check(state, words, { name, label: words.emails.wish, checked, choice: name });
}
