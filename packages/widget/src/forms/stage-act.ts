import type { ContactSettings, FieldCode } from '@portico/contract';
import { type ContactDraft, keepAddress, stageAddition, stagePrimary, stageRemoval } from './contact-draft.js';
import type { EmailsFormState } from './emails-state.js';

/** What a button of the addresses leads to: another draft, an open panel, or a refusal at a field. */
export interface Staged {
  draft: ContactDraft;
  panel: EmailsFormState['panel'];
  /** What stays in the field for another address. */
  typed: string;
  errors: Record<string, FieldCode>;
  /** The row to go on at, or '' for the field for another address. */
  row: string;
}

/**
 * Does what a button of the addresses says to a draft: the element with script and the server without do the same.
 * `field` reads the form. Undefined for a button that does not stage anything.
 */
export function stageAct(
  settings: ContactSettings,
  draft: ContactDraft,
  act: string,
  field: (name: string) => string,
): Staged | undefined {
  const [verb = '', target = ''] = act.split(/:(.*)/s);
  const primary = settings.addresses[0]?.id ?? '';
  const staged = (change: ContactDraft, row = target, more: Partial<Staged> = {}): Staged => {
    return { draft: change, panel: '', typed: field('add'), errors: {}, row, ...more };
  };
  // Enter in the field of the panel presses the form's first button, too.
  const replaces = verb === 'replace' || (verb === 'add' && !field('add') && field('replacement') !== '');
  if (verb === 'add' || replaces) {
    const typed = field(replaces ? 'replacement' : 'add');
    const added = stageAddition(settings, draft, typed, replaces);
    if (typeof added !== 'string') return staged(added, replaces ? 'replacePrimary' : '', { typed: '' });
    return replaces
      ? staged(draft, '', { panel: 'replacement', errors: { replacement: added } })
      : staged(draft, '', { errors: { add: added } });
  }
  if (verb === 'remove' || verb === 'succeed') {
    const row = settings.addresses.find(({ id }) => id === target);
    // One that is not there, or is the last, is left: the server's own word counts when it is saved.
    if (!row || row.removalBlocked || draft.remove.includes(target)) return staged(draft);
    const removed = stageRemoval(settings, draft, target, verb === 'succeed' ? field('successor') : '');
    return removed ? staged(removed) : staged(draft, target, { panel: 'successor' });
  }
  const index = Number(target);
  const others: Record<string, () => Staged> = {
    change: () => staged(draft, primary, { panel: 'replacement' }),
    close: () => staged(draft, primary),
    keep: () => staged(keepAddress(settings, draft, target)),
    primary: () => staged(stagePrimary(settings, draft, target)),
    unprimary: () => staged({ ...draft, primary: '' }, draft.primary),
    drop: () =>
      index < 0
        ? staged({ ...draft, replacePrimary: '' }, primary)
        : staged({ ...draft, add: draft.add.filter((_each, at) => at !== index) }, ''),
  };
  return Object.hasOwn(others, verb) ? others[verb]?.() : undefined;
}
