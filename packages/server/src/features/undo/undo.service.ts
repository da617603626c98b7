import type { UndoState } from '@portico/contract';
import { auditRefusals } from '../../audit/audit-refusals.js';
import { isOpen, readLink, whyDead } from '../../challenges/read-link.js';
import { verifiedIn } from '../../contact/tell-change.js';
import type { Deps } from '../../deps.js';
import { type AddressBook, type BookEntry, maxAddresses } from '../../domain/address-book.js';
import { PorticoFault } from '../../domain/fault.js';
import { chooseLanguage } from '../../domain/language.js';
import type { Portal } from '../../domain/portal.js';
import { compareBooks, restoreBook, type RestoredBook } from '../../domain/restored-book.js';
import { whereabouts } from '../../domain/whereabouts.js';
import type { Visitor } from '../../http/request-context.js';
import { writeMail } from '../../mail/write-mail.js';
import { findAddressBook, guardAddresses, takeContactVersion, writeAddressBook } from '../../store/addresses.js';
import { writeAudit } from '../../store/audit.js';
import { type Challenge, consumeChallenge, supersedeOfUser } from '../../store/challenges.js';
import type { Executor } from '../../store/database.js';
import { endSessionsOf } from '../../store/sessions.js';
import { closeContinuations } from '../../store/sign-ups.js';
import { inTransaction, isUniqueViolation } from '../../store/transaction.js';
import { dropLaterUndoLinks, findUndoSnapshot, takenByOthers, type UndoSnapshot } from '../../store/undo-snapshots.js';
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
  const { restored, dropped, primary } = tellings(found.current, found.restored.book);
  return { state: 'live', at: found.snapshot.at, restored, dropped, primary };
}

/**
 * Goes back to the addresses as they were before a change, and drops what changed since: every session and every link
 * of the user ends, later undo links too, and everybody who was or is a verified address is told. Whoever reads a
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
  await guardAddresses(tx, portal.id, restored.returning, {
    until: now + deps.config.lifetimes.undoGuard,
    hash: snapshot.passwordHash,
  });
  await dropLaterUndoLinks(tx, portal.id, userId, snapshot.version, now);
  await endSessionsOf(tx, portal.id, userId);
  await supersedeOfUser(tx, portal.id, userId, now);
  await closeContinuations(tx, portal.id, userId, now);
  await tellUndone(deps, tx, request, userId, current, restored.book);
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
  return tellings(current, restored.book).primary;
}

/** Where undoing would lead from here; without `restored` it is impossible. */
async function plan(
  db: Executor,
  portalId: string,
  challenge: Challenge,
): Promise<{ current: AddressBook; snapshot: UndoSnapshot; restored: RestoredBook | undefined } | undefined> {
  const snapshot = await findUndoSnapshot(db, portalId, challenge.id);
  const current = snapshot && (await findAddressBook(db, portalId, snapshot.userId));
  if (!current) return undefined;
  const keys = snapshot.book.entries.map(({ key }) => key);
  const taken = await takenByOthers(db, portalId, snapshot.userId, keys);
  return { current, snapshot, restored: restoreBook(current, snapshot.book, (key) => taken.has(key)) };
}

async function tellUndone(
  deps: Deps,
  tx: Executor,
  { portal, visitor }: UndoRequest,
  userId: string,
  before: AddressBook,
  after: AddressBook,
): Promise<void> {
  const user = await findUser(tx, portal.id, userId);
  for (const entry of verifiedIn(before, after)) {
    await writeMail(deps, tx, {
      kind: 'change_undone',
      portal,
      to: { display: entry.address, key: entry.key },
      language: chooseLanguage(user?.language, portal.language),
      params: {
        at: deps.clock(),
        ...whereabouts(visitor, deps.locate),
        ...tellings(before, after),
        resetLink: `${deps.addresses.baseOf(portal)}/forgot-password`,
      },
    });
  }
}

/** What comes back, what goes, and which address is primary then, as people read them. */
function tellings(before: AddressBook, after: AddressBook): { restored: string[]; dropped: string[]; primary: string } {
  const { added, removed } = compareBooks(before, after);
  const shown = (entries: BookEntry[]): string[] => entries.map(({ address }) => address);
  const primary = after.entries.find(({ id }) => id === after.primaryId);
  return { restored: shown(added), dropped: shown(removed), primary: primary?.address ?? '' };
}
