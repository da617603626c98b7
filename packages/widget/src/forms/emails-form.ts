import type { OwnAddress } from '@portico/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../i18n/fill.js';
import { actButton } from '../parts/act-button.js';
import { field } from '../parts/field.js';
import { foldRows, moreRows } from '../parts/more-rows.js';
import { contactForm } from './contact-form.js';
import { addedRow, savedRow } from './emails-rows.js';
import { anAddress, type EmailsFormState } from './emails-state.js';
import type { EmailsWords } from './emails-words.js';

/** So many secondary addresses about which nothing is to be done are there at once; the rest opens below them. */
const atOnce = 4;

/**
 * All addresses of an account in one form. Nothing leaves before it is saved: each change stands at its row and can be
 * taken back there. Without script every button sends the form, which comes back with the change staged. Its first button
 * is a hidden one, which Enter in the field for another address presses: it must not be that of some row.
 */
export function emailsForm(state: EmailsFormState, words: EmailsWords): unknown {
  return contactForm(state, words, {
    title: words.emails.title,
    lead: state.settings?.addresses.some(({ login }) => login) && words.emails.lead,
    labels: labelsOf(state, words),
    id: state.formId,
    body: () => (state.conflict && state.bar ? nothing : lists(state, words)),
    first: html`<button type="submit" class="pt-sr" name="act" value="add" formnovalidate tabindex="-1" aria-hidden="true" data-pt-action="add"></button>`,
  });
}

function lists(state: EmailsFormState, words: EmailsWords): unknown[] {
  const { settings, draft } = state;
  const { emails } = words;
  const saved = (rows: OwnAddress[]): TemplateResult[] => rows.map((row) => savedRow(state, words, row));
  const addresses = settings?.addresses ?? [];
  const secondary = addresses.filter((each) => !each.primary);
  const { rest } = foldRows(secondary.filter(isQuiet), atOnce);
  const shown = secondary.filter((each) => !rest.includes(each));
  const added = draft.add.map((_each, index) => addedRow(state, words, index));
  const replacement = draft.replacePrimary ? [addedRow(state, words, -1)] : [];
  return [
    list(
      state,
      words,
      ['primary', emails.primaryTitle],
      [...saved(addresses.filter(({ primary }) => primary)), ...replacement],
    ),
    list(state, words, ['secondary', emails.secondaryTitle], [...saved(shown), ...added], saved(rest)),
    adder(state, words),
  ];
}

/** Nothing is to be done about it. */
function isQuiet({ verified, undeliverable }: OwnAddress): boolean {
  return verified && !undeliverable;
}

function list(
  { id, errors }: EmailsFormState,
  { emails }: EmailsWords,
  [name, title]: [name: string, title: string],
  rows: TemplateResult[],
  rest: TemplateResult[] = [],
): unknown {
  if (rows.length === 0) return nothing;
  const part = (
    each: TemplateResult[],
  ): TemplateResult => html`<ul class="pt-rows" aria-labelledby="${id}-${name}-list">
    ${each}
  </ul>`;
  // What was refused is never out of sight.
  const isOpen = Object.keys(errors).length > 0;
  return html`<div class="pt-stack-tight">
    <div class="pt-overline" id="${id}-${name}-list">${title}</div>
    ${part(rows)} ${rest.length > 0 ? moreRows(emails.more(rest.length), part(rest), isOpen) : nothing}
  </div>`;
}

function adder(state: EmailsFormState, words: EmailsWords): TemplateResult {
  const { emails } = words;
  const { settings, draft } = state;
  const max = settings?.maxAddresses ?? 0;
  const count = (settings?.addresses.length ?? 0) - draft.remove.length + draft.add.length;
  if (count >= max) return html`<p class="pt-hint">${emails.full}</p>`;
  return field(state, words, {
    ...anAddress,
    name: 'add',
    label: html`${emails.add} <span class="pt-optional pt-num">${fill(emails.count, { count, max })}</span>`,
    value: state.typed,
    actions: actButton({ action: 'add', label: emails.addButton, className: '' }),
  });
}

/** What refused parts of a change set are called in the summary above the form. */
function labelsOf({ settings, draft }: EmailsFormState, { emails }: EmailsWords): Record<string, string> {
  return {
    add: emails.add,
    primary: emails.makePrimary,
    replacePrimary: draft.replacePrimary,
    ...Object.fromEntries(draft.add.map(({ email }, index) => [`add.${index}`, email])),
    ...Object.fromEntries(settings?.addresses.map(({ id, email }) => [`remove.${id}`, email]) ?? []),
  };
}
