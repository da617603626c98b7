import { createChallenge } from '../challenges/create-challenge.js';
import type { Deps } from '../deps.js';
import type { AddressBook, BookEntry } from '../domain/address-book.js';
import { chooseLanguage } from '../domain/language.js';
import type { Portal } from '../domain/portal.js';
import { compareBooks } from '../domain/book-difference.js';
import { whereabouts } from '../domain/whereabouts.js';
import type { Visitor } from '../domain/visitor.js';
import { writeMail } from '../mail/write-mail.js';
import type { StoredAddress, StoredBook } from '../store/addresses.js';
import type { Executor } from '../store/database.js';
import { insertUndoSnapshot } from '../store/undo-snapshots.js';

/** A change of somebody's addresses that was just written, to be told and to be undone. */
export interface AddressChange {
  portal: Portal;
  visitor: Visitor;
  user: { id: string; language: string | null; passwordHash: string | null };
  /** What undoing goes back to, and what the notice compares with. */
  before: Pick<StoredBook, 'entries' | 'primaryId'>;
  after: AddressBook;
  /** The user's contact version after the change. */
  version: number;
}

/**
 * Tells every address that was verified before, and the new primary one, what changed, with a link that undoes it. An
 * address that was only added is told nothing: nobody has shown yet whose it is. One that came back by an undo and is
 * removed again gets no link: its reader and the one who removes it could otherwise take turns for ever.
 */
export async function tellChange(deps: Deps, tx: Executor, change: AddressChange): Promise<void> {
  const { portal, visitor, user, before, after } = change;
  const { undoLink: lifetime } = deps.config.lifetimes;
  const about = { portalId: portal.id, purpose: 'undo_addresses', userId: user.id } as const;
  const challenge = await createChallenge(deps, tx, about, { link: lifetime });
  const at = deps.clock();
  await insertUndoSnapshot(tx, {
    challengeId: challenge.id,
    portalId: portal.id,
    userId: user.id,
    book: bare(before),
    told: after.entries.map(({ key }) => key),
    version: change.version,
    passwordHash: user.passwordHash,
    at,
  });
  const { added, removed, verified, primary } = compareBooks(before, after);
  const goneAgain = before.entries.filter(
    (entry) => isBackByUndo(deps, entry, at) && removed.some(({ key }) => key === entry.key),
  );
  const undoLink = `${deps.addresses.baseOf(portal)}/undo?token=${challenge.token}`;
  const shown = (entries: BookEntry[]): string[] => entries.map(({ address }) => address);
  for (const entry of verifiedIn(before, { entries: primary ? [primary] : [] })) {
    await writeMail(deps, tx, {
      kind: 'addresses_changed',
      portal,
      to: { display: entry.address, key: entry.key },
      language: chooseLanguage(user.language, portal.language),
      params: {
        at,
        ...whereabouts(visitor, deps.locate),
        added: shown(added.filter((each) => !each.verified)),
        verified: shown([...verified, ...added.filter((each) => each.verified)]),
        removed: shown(removed),
        primary: primary?.address ?? '',
        undoLink: goneAgain.some(({ key }) => key === entry.key) ? '' : undoLink,
        undoUntil: at + lifetime,
      },
    });
  }
}

/** Every address that is verified in one of two states, once. */
export function verifiedIn(...books: Pick<AddressBook, 'entries'>[]): BookEntry[] {
  const byKey = new Map<string, BookEntry>();
  for (const { entries } of books) for (const entry of entries) if (entry.verified) byKey.set(entry.key, entry);
  return [...byKey.values()];
}

/** Whether an address came back by an undo as lately as a link of that time would still be good, or is guarded for it. */
function isBackByUndo({ config }: Pick<Deps, 'config'>, { guardedUntil }: StoredAddress, now: number): boolean {
  const { undoGuard, undoLink } = config.lifetimes;
  return guardedUntil !== null && now < guardedUntil - undoGuard + Math.max(undoGuard, undoLink);
}

/** The book alone, without what the store knows besides. */
function bare({ entries, primaryId }: AddressBook): AddressBook {
  return {
    entries: entries.map(({ id, address, key, verified, onceVerified, createdAt, undeliverableAt }) => {
      return { id, address, key, verified, onceVerified, createdAt, undeliverableAt };
    }),
    primaryId,
  };
}
