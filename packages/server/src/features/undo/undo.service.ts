import type { UndoState } from '@portico/contract';
import { auditRefusals } from '../../audit/audit-refusals.js';
import { isOpen, readLink, whyDead } from '../../challenges/read-link.js';
import { verifiedIn } from '../../contact/tell-change.js';
import type { Deps } from '../../deps.js';
import { type AddressBook, type BookEntry, maxAddresses } from '../../domain/address-book.js';
import { PorticoFault } from '../../domain/fault.js';
import { chooseLanguage } from '../../domain/language.js';
import type { Portal } from '../../domain/portal.js';
import { restoreBook, type RestoredBook } from '../../domain/undo-book.js';
import { compareBooks } from '../../domain/book-difference.js';
import { whereabouts } from '../../domain/whereabouts.js';
import type { Visitor } from '../../domain/visitor.js';
import { writeMail } from '../../mail/write-mail.js';
import { endSessions } from '../../session/end-sessions.js';
import { findAddressBook, guardAddresses, takeContactVersion, writeAddressBook } from '../../store/addresses.js';
import { writeAudit } from '../../store/audit.js';
import { type Challenge, consumeChallenge } from '../../store/challenges.js';
import { supersedeOfUser } from '../../store/supersede-challenges.js';
import type { Executor } from '../../store/database.js';
import { inTransaction, isUniqueViolation } from '../../store/transaction.js';
import {
  dropLaterUndoLinks,
  findSnapshotsFrom,
  findUndoSnapshot,
  takenByOthers,
  type UndoSnapshot,
} from '../../store/undo-snapshots.js';
import { findUser } from '../../store/users.js';

export interface UndoRequest {
  portal: Portal;
  visitor: Visitor;
  token: string;
}

/** What an undo link would do. Nothing is done. */
export async function inspectUndo(deps: Deps, portalId: string, token: string): Promise<UndoState> {
  const challenge = await readLink(deps, portalId, 'undo_addresses', token);
  if (challenge?.used_at) return { state: 'used' };
  if (!challenge || !isOpen(challenge, deps.clock())) return { state: 'dead' };
  const found = await plan(deps.db, portalId, challenge);
  if (!found?.restored) return { state: 'dead' };
  return { state: 'live', at: found.snapshot.at, ...effectOf(found.current, found.restored.book, found.snapshot.told) };
}

/**
 * Goes back to the verified addresses as they were before a change, and drops what changed since: every session with what
 * it began and every link of the user ends, later undo links too, and everybody who was or is a verified address is told. Whoever reads a
 * mailbox that comes back by this gets no further by it alone: for a day, a password reset by it needs a password, too.
 * Returns the primary address.
 *
 * @throws PorticoFault `link_dead`, `link_used`, `undo_impossible`
 */
export function undoChange(deps: Deps, request: UndoRequest): Promise<string> {
  const events = { refused: 'undo_failed', limited: 'undo_failed' } as const;
  return auditRefusals(deps, request, events, () => tryUndo(deps, request));
}

async function tryUndo(deps: Deps, request: UndoRequest): Promise<string> {
  const { portal, token } = request;
  const challenge = await readLink(deps, portal.id, 'undo_addresses', token);
  if (!challenge) throw new PorticoFault('link_dead');
  const primary = await againIfTaken(() => inTransaction(deps.db, (tx) => restore(deps, tx, request, challenge)));
  deps.wakeOutbox();
  return primary;
}

/** Another user may verify an address in the moment in which it would come back: it is theirs then, and the rest is tried. */
async function againIfTaken<T>(work: () => Promise<T>): Promise<T> {
  for (let left = maxAddresses; ; left--) {
    try {
      return await work();
    } catch (error) {
      if (left === 0 || !isUniqueViolation(error)) throw error;
    }
  }
}

async function restore(deps: Deps, tx: Executor, request: UndoRequest, challenge: Challenge): Promise<string> {
  const { portal } = request;
  const now = deps.clock();
  const userId = challenge.user_id ?? '';
  if ((await takeContactVersion(tx, portal.id, userId)) === undefined) throw new PorticoFault('link_dead');
  if (!(await consumeChallenge(tx, portal.id, challenge.id, now))) {
    const fault = await whyDead(tx, challenge);
    throw fault.code === 'link_used' ? fault : new PorticoFault('link_dead');
  }
  const found = await plan(tx, portal.id, challenge);
  if (!found) throw new PorticoFault('link_dead');
  const { current, snapshot, restored } = found;
  if (!restored) throw new PorticoFault('undo_impossible', { audit: { subjectId: userId } });
  await writeAddressBook(tx, { portalId: portal.id, userId }, current, restored.book, now);
  for (const id of restored.returning) {
    await guardAddresses(tx, portal.id, [id], {
      until: now + deps.config.lifetimes.undoGuard,
      hash: passwordAtLoss(found, id),
    });
  }
  await dropLaterUndoLinks(tx, portal.id, userId, snapshot.version, now);
  await endSessions(deps, tx, { portalId: portal.id, userId, visitor: request.visitor }, { but: undefined });
  await supersedeOfUser(tx, portal.id, userId, now);
  await tellUndone(deps, tx, request, { ...found, restored });
  const { ip, userAgent, requestId } = request.visitor;
  await writeAudit(tx, {
    portalId: portal.id,
    at: now,
    event: 'change_undone',
    subjectId: userId,
    ip,
    userAgent,
    requestId,
    details: { returning: restored.returning.length },
  });
  return effectOf(current, restored.book, []).primary;
}

/** Where undoing would lead from here. */
interface UndoPlan {
  current: AddressBook;
  snapshot: UndoSnapshot;
  /** That snapshot and those of later changes, in their order. */
  later: UndoSnapshot[];
  /** Without it undoing is impossible. */
  restored: RestoredBook | undefined;
}

async function plan(db: Executor, portalId: string, challenge: Challenge): Promise<UndoPlan | undefined> {
  const snapshot = await findUndoSnapshot(db, portalId, challenge.id);
  const current = snapshot && (await findAddressBook(db, portalId, snapshot.userId));
  if (!current) return undefined;
  const keys = snapshot.book.entries.map(({ key }) => key);
  const taken = await takenByOthers(db, portalId, snapshot.userId, keys);
  const later = await findSnapshotsFrom(db, portalId, snapshot.userId, snapshot.version);
  return { current, snapshot, later, restored: restoreBook(current, snapshot.book, (key) => taken.has(key)) };
}

/**
 * The password of the time when a returning address was lost. An earlier one is no proof: its owner may have chosen
 * another because of whoever reads that mailbox, who may pick the link of any change.
 */
function passwordAtLoss({ snapshot, later }: UndoPlan, id: string): string | null {
  const key = snapshot.book.entries.find((entry) => entry.id === id)?.key;
  const had = later.filter(({ book }) => book.entries.some((entry) => entry.key === key && entry.verified));
  return (had.at(-1) ?? snapshot).passwordHash;
}

async function tellUndone(
  deps: Deps,
  tx: Executor,
  { portal, visitor }: UndoRequest,
  { current: before, snapshot, restored }: UndoPlan & { restored: RestoredBook },
): Promise<void> {
  const after = restored.book;
  const user = await findUser(tx, portal.id, snapshot.userId);
  const all = before.entries.map(({ key }) => key);
  const had = new Set(verifiedIn(before).map(({ key }) => key));
  const has = new Set(verifiedIn(after).map(({ key }) => key));
  for (const entry of verifiedIn(before, after)) {
    await writeMail(deps, tx, {
      kind: 'change_undone',
      portal,
      to: { display: entry.address, key: entry.key },
      language: chooseLanguage(user?.language, portal.language),
      params: {
        at: deps.clock(),
        ...whereabouts(visitor, deps.locate),
        ...effectOf(before, after, had.has(entry.key) ? all : snapshot.told),
        resetLink: has.has(entry.key) ? `${deps.addresses.baseOf(portal)}/forgot-password` : '',
      },
    });
  }
}

/**
 * What comes back, what goes, and which address is primary then, as people read them. Of what goes only what is in
 * `known`, by keys: whoever reads a mailbox that was removed must not learn of the addresses that came after it.
 */
function effectOf(
  before: AddressBook,
  after: AddressBook,
  known: readonly string[],
): { restored: string[]; dropped: string[]; primary: string } {
  const difference = compareBooks(before, after);
  const { added } = difference;
  const removed = difference.removed.filter(({ key }) => known.includes(key));
  const shown = (entries: BookEntry[]): string[] => entries.map(({ address }) => address);
  const primary = after.entries.find(({ id }) => id === after.primaryId);
  return { restored: shown(added), dropped: shown(removed), primary: primary?.address ?? '' };
}
