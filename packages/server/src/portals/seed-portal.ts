import { newRowId } from '../crypto/row-id.js';
import type { Deps } from '../deps.js';
import { type NotificationKind, refuseCatalogue } from '../domain/notification-kind.js';
import { isSlug, type PortalOptions, type SignUpForm } from '../domain/portal.js';
import { findPortalBySlug, insertPortal, saveNotificationCatalogue } from '../store/portals.js';
import { isUniqueViolation } from '../store/transaction.js';

/** A portal that should exist. What is left out takes the defaults of a new portal. */
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
  /** What the site may write to people about. Unlike the rest it is brought up to date with each start. */
  notifications?: NotificationKind[];
}

/**
 * Makes the portal if there is none with its slug; an existing one is left as it is, but for the catalogue of
 * notifications, which is the site's own. Safe on several processes at once. True when it was made.
 *
 * @throws RangeError for a slug or a catalogue that is none.
 */
export async function seedPortal(deps: Pick<Deps, 'db' | 'clock'>, seed: PortalSeed): Promise<boolean> {
  if (!isSlug(seed.slug)) throw new RangeError(`"${seed.slug}" is no slug: 3 to 63 of a-z, 0-9 and inner hyphens`);
  const refusal = refuseCatalogue(seed.notifications ?? []);
  if (refusal) throw new RangeError(refusal);
  const known = await findPortalBySlug(deps.db, seed.slug);
  if (known) {
    if (seed.notifications) await saveNotificationCatalogue(deps.db, known.id, seed.notifications);
    return false;
  }
  const now = deps.clock();
  try {
    await insertPortal(deps.db, {
      id: newRowId(now),
      slug: seed.slug,
      name: seed.name,
      language: seed.language ?? 'en',
      mailSenderName: seed.mailSenderName ?? seed.name,
      options: { anonymous: true, password: true, signUp: true, ...seed.options },
      signUpForm: { fields: seed.signUpForm?.fields ?? [], consents: seed.signUpForm?.consents ?? [] },
      notifications: seed.notifications ?? [],
      allowedOrigins: (seed.allowedOrigins ?? []).map((origin) => new URL(origin).origin),
      host: seed.host?.toLowerCase() ?? null,
      createdAt: now,
    });
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}
