import { isDeepStrictEqual } from 'node:util';
import { newRowId } from '../crypto/row-id.js';
import type { Deps } from '../deps.js';
import { type NotificationKind, refuseCatalogue } from '../domain/notification-kind.js';
import { originOf } from '../domain/origin.js';
import { isSlug, type Portal, type PortalOptions, type SignUpForm } from '../domain/portal.js';
import { findPortalBySlug, insertPortal, updatePortal } from '../store/portals.js';
import { isUniqueViolation } from '../store/transaction.js';

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
 * processes at once. True when it was made.
 *
 * @throws RangeError for a slug, an origin or a catalogue that is none, and for a host that is another portal's.
 */
export async function seedPortal(deps: Pick<Deps, 'db' | 'clock'>, seed: Seed): Promise<boolean> {
  if (!isSlug(seed.slug)) throw new RangeError(`"${seed.slug}" is no slug: 3 to 63 of a-z, 0-9 and inner hyphens`);
  const refusal = refuseCatalogue(seed.notifications ?? []);
  if (refusal) throw new RangeError(refusal);
  const now = deps.clock();
  const known = await findPortalBySlug(deps.db, seed.slug);
  try {
    if (known) await bringUpToDate(deps, known, merged(known, seed));
    else
      await insertPortal(deps.db, {
        ...merged({ ...blank, id: newRowId(now), slug: seed.slug }, seed),
        createdAt: now,
      });
    return !known;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // Another process was faster, and made what this one wanted to make.
    if (!known && (await findPortalBySlug(deps.db, seed.slug))) return false;
    throw new RangeError(`the host ${seed.host ?? ''} is that of another portal`);
  }
}

function requireOrigin(text: string): string {
  const origin = originOf(text);
  if (origin !== undefined) return origin;
  throw new RangeError(`"${text}" is no origin: scheme, host and port alone, such as https://www.example.com`);
}

/** Most starts change nothing, and then write nothing. */
async function bringUpToDate({ db }: Pick<Deps, 'db'>, known: Portal, wanted: Portal): Promise<void> {
  if (!isDeepStrictEqual(known, wanted)) await updatePortal(db, wanted);
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
    host: seed.host?.toLowerCase() ?? portal.host,
  };
}
