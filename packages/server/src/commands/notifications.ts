import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { byOperator } from '../audit/by-operator.js';
import { systemClock } from '../domain/clock.js';
import { readConfig } from '../config/config.js';
import { type NotificationKind, refuseCatalogue } from '../domain/notification-kind.js';
import { openDatabase } from '../store/database.js';
import { writeAudit } from '../store/audit.js';
import { inTransaction } from '../store/transaction.js';
import { migrate } from '../store/migrate.js';
import { findPortalBySlug, saveNotificationCatalogue } from '../store/portals.js';

const LocalizedText = z.array(z.strictObject({ language: z.string(), text: z.string() }));

/** The file: what `NotificationKind` has, and nothing else. */
const Catalogue: z.ZodType<NotificationKind[]> = z.array(
  z.strictObject({
    id: z.string(),
    label: LocalizedText,
    description: LocalizedText,
    channels: z.array(z.strictObject({ channel: z.enum(['email', 'site']), on: z.boolean() })),
    locked: z.boolean().optional(),
    roles: z.array(z.enum(['owner', 'admin', 'agent', 'user'])).optional(),
  }),
);

/** Replaces what a portal may write to people about by the list in a JSON file. */
export async function notificationsCommand(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { slug: { type: 'string' }, file: { type: 'string' } } });
  if (!values.slug || !values.file) throw new Error('notifications needs --slug and --file');
  const read = Catalogue.safeParse(JSON.parse(await readFile(values.file, 'utf8')));
  const problem = read.success ? refuseCatalogue(read.data) : z.prettifyError(read.error);
  if (!read.success || problem) throw new Error(`${values.file} is not a list of notifications: ${problem ?? ''}`);
  const config = readConfig(process.env);
  const settings = { url: config.databaseUrl, ...config.database, onIdleError: () => undefined };
  await migrate(settings, byOperator('notifications'));
  const db = await openDatabase(settings);
  try {
    const portal = await findPortalBySlug(db, values.slug);
    if (!portal) throw new Error(`there is no portal ${values.slug}`);
    await inTransaction(db, async (tx) => {
      await saveNotificationCatalogue(tx, portal.id, read.data);
      await writeAudit(tx, {
        ...byOperator('notifications'),
        portalId: portal.id,
        at: systemClock(),
        event: 'portal_changed',
        details: { changed: 'notifications' },
      });
    });
    process.stdout.write(`${read.data.length} notifications of ${values.slug}.\n`);
  } finally {
    await db.destroy();
  }
}
