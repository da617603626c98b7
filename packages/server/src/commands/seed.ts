import { parseArgs } from 'node:util';
import { byOperator } from '../audit/by-operator.js';
import { systemClock } from '../domain/clock.js';
import { readConfig } from '../config/config.js';
import { createPasswordHasher } from '../crypto/password-hasher.js';
import { seedOwner } from '../portals/seed-owner.js';
import { seedPortal } from '../portals/seed-portal.js';
import { openDatabase } from '../store/database.js';
import { migrate } from '../store/migrate.js';
import { findPortalBySlug } from '../store/portals.js';

/**
 * `portico seed`: makes a portal or changes what is named of it, and makes its owner with a password that is printed
 * once. There is no default account and no default password.
 */
export async function seed(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      slug: { type: 'string' },
      name: { type: 'string' },
      host: { type: 'string' },
      language: { type: 'string' },
      origin: { type: 'string', multiple: true },
      owner: { type: 'string' },
    },
  });
  if (!values.slug) throw new Error('seed needs --slug');
  const config = readConfig(process.env);
  const settings = { url: config.databaseUrl, ...config.database, onIdleError: () => undefined };
  await migrate(settings, byOperator('seed'));
  const db = await openDatabase(settings);
  try {
    const portal: Parameters<typeof seedPortal>[1] = {
      slug: values.slug,
      ...(values.name ? { name: values.name } : {}),
      ...(values.host ? { host: values.host } : {}),
      ...(values.language ? { language: values.language } : {}),
      ...(values.origin ? { allowedOrigins: values.origin } : {}),
    };
    if (!values.name && !(await findPortalBySlug(db, values.slug)))
      throw new Error('seed needs --name for a new portal');
    const made = await seedPortal({ db, clock: systemClock }, portal, 'seed');
    process.stdout.write(made ? `Created the portal ${values.slug}.\n` : `Updated the portal ${values.slug}.\n`);
    if (!values.owner) return;
    const { memoryKib, passes } = config.hashing;
    const hasher = await createPasswordHasher({ memoryKib, passes }, 1, 1);
    const password = await seedOwner({ db, clock: systemClock, hasher }, values.slug, values.owner);
    process.stdout.write(`Password of the owner ${values.owner}, shown only once: ${password}\n`);
  } finally {
    await db.destroy();
  }
}
