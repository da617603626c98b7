import type { NotificationKind } from '../domain/notification-kind.js';
import type { Portal, PortalOptions, SignUpForm } from '../domain/portal.js';
import { type Executor, isPostgres } from './database.js';
import { prepared } from './prepared.js';
import { inTransaction } from './transaction.js';

/** A portal as it is first written. */
export interface NewPortal extends Portal {
  createdAt: number;
}

/** The portal with that slug, or undefined. */
export async function findPortalBySlug(db: Executor, slug: string): Promise<Portal | undefined> {
  return toPortal(await portals(db).where('portals.slug', '=', slug).executeTakeFirst());
}

/** The portal that is reached at that host (lower case, no port), or undefined. */
export async function findPortalByHost(db: Executor, host: string): Promise<Portal | undefined> {
  const owner = await db.selectFrom('portal_hosts').select('portal_id').where('host', '=', host).executeTakeFirst();
  return owner && findPortal(db, owner.portal_id);
}

const byId = prepared((db, { id }: { id: string }) => portals(db).where('portals.id', '=', id));

/** The portal with that id, or undefined. */
export async function findPortal(db: Executor, id: string): Promise<Portal | undefined> {
  return toPortal((await byId(db, { id })).rows[0]);
}

/** Writes a portal and, if it has one, its host. @throws a unique violation when slug or host is taken. */
export async function insertPortal(db: Executor, portal: NewPortal): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { id, slug, createdAt } = portal;
    await tx
      .insertInto('portals')
      .values({ id, slug, ...columnsOf(portal), created_at: createdAt })
      .execute();
    await insertHost(tx, portal);
  });
}

/** Writes what may change of a portal: all but its id and slug. @throws a unique violation when the host is taken. */
export async function updatePortal(db: Executor, portal: Portal): Promise<void> {
  await inTransaction(db, async (tx) => {
    await tx.updateTable('portals').set(columnsOf(portal)).where('id', '=', portal.id).execute();
    await tx.deleteFrom('portal_hosts').where('portal_id', '=', portal.id).where('is_canonical', '=', 1).execute();
    await insertHost(tx, portal);
  });
}

async function insertHost(tx: Executor, { id, host }: Portal): Promise<void> {
  if (!host) return;
  await tx.insertInto('portal_hosts').values({ host, portal_id: id, is_canonical: 1 }).execute();
}

function columnsOf(portal: Portal) {
  return {
    name: portal.name,
    language: portal.language,
    mail_sender_name: portal.mailSenderName,
    options: JSON.stringify(portal.options),
    sign_up_form: JSON.stringify(portal.signUpForm),
    notifications: JSON.stringify(portal.notifications),
    allowed_origins: JSON.stringify(portal.allowedOrigins),
  };
}

/** A portal as it is now, held until the transaction ends: who else wants to change it waits. */
export async function holdPortal(tx: Executor, id: string): Promise<Portal | undefined> {
  // SQLite has one writer at a time and knows no row locks.
  if (isPostgres(tx)) await tx.selectFrom('portals').select('id').where('id', '=', id).forUpdate().execute();
  return findPortal(tx, id);
}

/** Replaces the catalogue of notifications of a portal. Choices stay, also those about what is gone. */
export async function saveNotificationCatalogue(
  db: Executor,
  portalId: string,
  kinds: readonly NotificationKind[],
): Promise<void> {
  await db
    .updateTable('portals')
    .set({ notifications: JSON.stringify(kinds) })
    .where('id', '=', portalId)
    .execute();
}

function portals(db: Executor) {
  return db
    .selectFrom('portals')
    .leftJoin('portal_hosts', (join) =>
      join.onRef('portal_hosts.portal_id', '=', 'portals.id').on('portal_hosts.is_canonical', '=', 1),
    )
    .select([
      'portals.id',
      'portals.slug',
      'portals.name',
      'portals.language',
      'portals.mail_sender_name',
      'portals.options',
      'portals.sign_up_form',
      'portals.notifications',
      'portals.allowed_origins',
      'portal_hosts.host',
    ]);
}

interface PortalRow {
  id: string;
  slug: string;
  name: string;
  language: string;
  mail_sender_name: string;
  options: string;
  sign_up_form: string;
  notifications: string;
  allowed_origins: string;
  host: string | null;
}

function toPortal(row: PortalRow | undefined): Portal | undefined {
  return (
    row && {
      id: row.id,
      slug: row.slug,
      name: row.name,
      language: row.language,
      mailSenderName: row.mail_sender_name,
      options: JSON.parse(row.options) as PortalOptions,
      signUpForm: JSON.parse(row.sign_up_form) as SignUpForm,
      notifications: JSON.parse(row.notifications) as NotificationKind[],
      allowedOrigins: JSON.parse(row.allowed_origins) as string[],
      host: row.host,
    }
  );
}
