import type { ContactSettings, OwnAddress } from '@portico/contract';
import { type ContactDraft, countChanges, rebaseDraft } from './contact-draft.js';

/** Whether everything that a draft wishes for is so already: it was saved, though the answer may never have arrived. */
export function isDraftDone(settings: ContactSettings, draft: ContactDraft): boolean {
  const { addresses } = settings;
  const isThere = (row: OwnAddress | undefined, isNext: boolean): boolean =>
    row !== undefined && (!isNext || row.primary || row.onceVerified !== 'secondary');
  const typed = (email: string): OwnAddress | undefined =>
    addresses.find((row) => row.email.toLowerCase() === email.toLowerCase());
  return (
    // Left out of it is also what is no longer possible: that is looked at by itself.
    countChanges(rebaseDraft(settings, draft)) === 0 &&
    draft.add.every(({ email, makePrimary }) => isThere(typed(email), makePrimary)) &&
    (!draft.replacePrimary || isThere(typed(draft.replacePrimary), true)) &&
    (!draft.onceVerified ||
      isThere(
        addresses.find(({ id }) => id === draft.onceVerified),
        true,
      )) &&
    addresses.every(
      ({ id, primary }) => !draft.remove.includes(id) && (!primary || !draft.primary || id === draft.primary),
    )
  );
}
