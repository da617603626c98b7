import { isDeepStrictEqual } from 'node:util';
import { byOperator } from '../audit/by-operator.js';
import { newRowId } from '../crypto/row-id.js';
import type { Deps } from '../deps.js';
import { hostOf } from '../domain/host.js';
import { type NotificationKind, refuseCatalogue } from '../domain/notification-kind.js';
import { originOf } from '../domain/origin.js';
import { isSlug, type Portal, type PortalOptions, type SignUpForm } from '../domain/portal.js';
import { type AuditEntry, writeAudit } from '../store/audit.js';
import type { Executor } from '../store/database.js';
import { findPortalBySlug, holdPortal, insertPortal, updatePortal } from '../store/portals.js';
import { inTransaction, isUniqueViolation } from '../store/transaction.js';

/** A portal that should exist, and be so. What is left out takes the defaults of a new portal, or stays as it is. */
export interface PortalSeed {
  /** `[a-z0-9]` with inner hyphens, 3 to 63 characters. */
  slug: string;
  name: string;
  language?: string;
  mailSenderName?: string;
  /** Its own host without port, such as acme.example.com. */
  host?: string;
  /** Origins of host pages. */
  allowedOrigins?: string[];
  options?: Partial<PortalOptions>;
  signUpForm?: Partial<SignUpForm>;
  /** What the site may write to people about. */
  notifications?: NotificationKind[];
}

/**
 * Makes the portal if there is none with its slug, else changes what the seed names and leaves the rest. Safe on several
 * processes at once. True when it was made. What was done is written down as the operator's, by `command`.
 *
 * @throws RangeError for a slug, a host, an origin or a catalogue that is none, and for a host that is another portal's.
 */
export async function seedPortal(deps: Pick<Deps, 'db' | 'clock'>, seed: Seed, command = 'start'): Promise<boolean> {
  if (!isSlug(seed.slug))
    throw new RangeError(`"${seed.slug}" is not a slug: use 3 to 63 of a-z, 0-9 and inner hyphens`);
  const refusal = refuseCatalogue(seed.notifications ?? []);
  if (refusal) throw new RangeError(refusal);
  const entry = { at: deps.clock(), ...byOperator(command) };
  const known = await findPortalBySlug(deps.db, seed.slug);
  try {
    await inTransaction(deps.db, (tx) => (known ? bringUpToDate(tx, known, seed, entry) : make(tx, seed, entry)));
    return !known;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // Another process was faster, and made what this one wanted to make.
    if (!known && (await findPortalBySlug(deps.db, seed.slug))) return false;
    throw new RangeError(`the host ${seed.host ?? ''} already belongs to another portal`);
  }
}

function requireOrigin(text: string): string {
  const origin = originOf(text);
  if (origin !== undefined) return origin;
  throw new RangeError(`"${text}" is not an origin: give scheme, host and port only, such as https://www.example.com`);
}

function requireHost(text: string): string {
  const host = hostOf(text);
  if (host !== undefined) return host;
  throw new RangeError(
    `"${text}" is not a host: give a name only, such as help.example.com, without scheme, port or path`,
  );
}

type Entry = Pick<AuditEntry, 'at' | 'actorId' | 'ip' | 'userAgent' | 'requestId'>;

async function make(tx: Executor, seed: Seed, entry: Entry): Promise<void> {
  const portal = merged({ ...blank, id: newRowId(entry.at), slug: seed.slug }, seed);
  await insertPortal(tx, { ...portal, createdAt: entry.at });
  await writeAudit(tx, { ...entry, portalId: portal.id, event: 'portal_created', details: { slug: seed.slug } });
}

/** Most starts change nothing, and then hold and write nothing. */
async function bringUpToDate(tx: Executor, known: Portal, seed: Seed, entry: Entry): Promise<void> {
  if (isDeepStrictEqual(known, merged(known, seed))) return;
  const current = (await holdPortal(tx, known.id)) ?? known;
  const wanted = merged(current, seed);
  const changed = (Object.keys(wanted) as (keyof Portal)[]).filter(
    (name) => !isDeepStrictEqual(current[name], wanted[name]),
  );
  if (changed.length === 0) return;
  await updatePortal(tx, wanted);
  await writeAudit(tx, {
    ...entry,
    portalId: known.id,
    event: 'portal_changed',
    details: { changed: changed.join(', ') },
  });
}

/** A seed whose name may be left out, too. */
export type Seed = Omit<PortalSeed, 'name'> & { name?: string };

const blank: Omit<Portal, 'id' | 'slug'> = {
  name: 'Home',
  language: 'en',
  mailSenderName: 'Home',
  options: { anonymous: true, password: true, signUp: true },
  signUpForm: { fields: [], consents: [] },
  notifications: [],
  allowedOrigins: [],
  host: null,
};

/** The portal with what the seed names. Mails are sent under the portal's name until they are given one of their own. */
function merged(portal: Portal, seed: Seed): Portal {
  const { name = portal.name, language = portal.language } = seed;
  const sender = portal.mailSenderName === portal.name ? name : portal.mailSenderName;
  return {
    ...portal,
    name,
    language,
    mailSenderName: seed.mailSenderName ?? sender,
    options: { ...portal.options, ...seed.options },
    signUpForm: { ...portal.signUpForm, ...seed.signUpForm },
    notifications: seed.notifications ?? portal.notifications,
    allowedOrigins: seed.allowedOrigins?.map(requireOrigin) ?? portal.allowedOrigins,
    host: seed.host === undefined ? portal.host : requireHost(seed.host),
  };
}
