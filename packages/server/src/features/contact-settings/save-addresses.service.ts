import { mailAddressVerification } from '../../contact/mail-address-verification.js';
import { tellChange } from '../../contact/tell-change.js';
import { newRowId } from '../../crypto/row-id.js';
import type { Deps } from '../../deps.js';
import type { Address } from '../../domain/address.js';
import { type AddressBook, type BookChanges, type BookEntry, changeBook } from '../../domain/address-book.js';
import { PorticoFault } from '../../domain/fault.js';
import { chooseLanguage } from '../../domain/language.js';
import { compareBooks } from '../../domain/book-difference.js';
import { countMailOfUser, countVerification } from '../../limits/verification-limits.js';
import { findAddressBook, noteVerificationMail, writeAddressBook } from '../../store/addresses.js';
import { writeAudit } from '../../store/audit.js';
import type { Executor } from '../../store/database.js';
import type { LoginUser } from '../../store/users.js';
import type { SaveRequest } from './save-request.js';

/** A request to save whose user's row the transaction holds. */
export interface AddressSave extends SaveRequest {
  user: LoginUser & { language: string | null };
  /** The contact version that this save takes. */
  version: number;
  changes: BookChanges;
}

/**
 * Changes the addresses of a user: writes them, mails the new ones, tells the verified ones with an undo link. A change
 * set without any effect writes and tells nothing.
 *
 * @throws PorticoFault `address_last`, `input_invalid`, `limit_reached`
 */
export async function saveAddresses(deps: Deps, tx: Executor, save: AddressSave): Promise<void> {
  const { portal, session, user, visitor, version } = save;
  const before = await findAddressBook(tx, portal.id, user.id);
  if (!before) throw new PorticoFault('session_missing');
  const at = deps.clock();
  const newEntry = ({ display, key }: Address): BookEntry => {
    return { id: newRowId(at), address: display, key, verified: false, onceVerified: 'secondary', createdAt: at };
  };
  const after = changeBook(before, save.changes, newEntry);
  if ('code' in after) throw new PorticoFault(after.code, { fields: after.fields, audit: { subjectId: user.id } });
  await writeAddressBook(tx, { portalId: portal.id, userId: user.id, by: session.id }, before, after, at);
  const { added, removed, primary } = compareBooks(before, after);
  for (const entry of added) await mailNew(deps, tx, save, entry);
  const isTold = added.length + removed.length > 0 || primary !== undefined;
  if (isTold) await tellChange(deps, tx, { portal, visitor, user, before, after, version });
  if (!isTold && nextInLine(before) === nextInLine(after)) return;
  await auditSave(tx, save, at, { added: added.length, removed: removed.length, primary: primary !== undefined });
}

/** What waits to become primary, and how. */
function nextInLine({ entries }: AddressBook): string | undefined {
  const next = entries.find(({ onceVerified }) => onceVerified !== 'secondary');
  return next && `${next.id} ${next.onceVerified}`;
}

/** Mails a new address, unless this person had it mailed a moment ago: then its row says when that can be done again. */
async function mailNew(deps: Deps, tx: Executor, { portal, user, input }: AddressSave, entry: BookEntry) {
  const nextAt = await countVerification(deps, tx, { portalId: portal.id, userId: user.id, key: entry.key });
  if (nextAt !== undefined) return;
  await countMailOfUser(deps, tx, portal.id, user.id);
  await noteVerificationMail(tx, portal.id, entry.id, deps.clock());
  await mailAddressVerification(deps, tx, {
    portal,
    user,
    addressId: entry.id,
    address: { display: entry.address, key: entry.key },
    language: chooseLanguage(user.language, input.locale, portal.language),
  });
}

async function auditSave(
  tx: Executor,
  { portal, user, visitor }: AddressSave,
  at: number,
  details: Record<string, number | boolean>,
): Promise<void> {
  const { ip, userAgent, requestId } = visitor;
  const who = { actorId: user.id, subjectId: user.id };
  await writeAudit(tx, {
    portalId: portal.id,
    at,
    event: 'addresses_changed',
    ...who,
    ip,
    userAgent,
    requestId,
    details,
  });
}
