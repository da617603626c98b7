import type { ContactSettings } from '@portico/contract';
import { type ContactDraft, countChanges, rebaseDraft } from './contact-draft.js';

/** Whether everything that a draft wishes for is so already: it was saved, though the answer may never have arrived. */
export function isDraftDone(settings: ContactSettings, draft: ContactDraft): boolean {
  const { add, remove, primary, replacePrimary, onceVerified } = draft;
  const next = [replacePrimary, onceVerified ?? ''].map((email) => ({ email, makePrimary: true }));
  return (
    // What is no longer possible is left out of it, too: that is looked at by itself.
    countChanges(rebaseDraft(settings, draft)) === 0 &&
    [...add, ...next].every(
      ({ email, makePrimary }) =>
        !email ||
        settings.addresses.some(
          (row) =>
            [row.id, row.email.toLowerCase()].includes(email.toLowerCase()) &&
            (!makePrimary || row.primary || row.onceVerified !== 'secondary'),
        ),
    ) &&
    settings.addresses.every((row) => !remove.includes(row.id) && (!row.primary || !primary || row.id === primary))
  );
}
