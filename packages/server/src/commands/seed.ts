import { parseArgs } from 'node:util';
import { systemClock } from '../clock.js';
import { readConfig } from '../config/config.js';
import { createPasswordHasher } from '../crypto/password-hasher.js';
import { seedOwner } from '../portals/seed-owner.js';
import { type PortalSeed, seedPortal } from '../portals/seed-portal.js';
import { openDatabase } from '../store/database.js';
import { migrate } from '../store/migrate.js';

/**
 * `portico seed`: makes a portal, and its owner with a password that is printed once. There is no default account and
 * no default password.
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
  if (!values.slug || !values.name) throw new Error('seed needs --slug and --name');
  const config = readConfig(process.env);
  const db = await openDatabase({ url: config.databaseUrl, ...config.database, onIdleError: () => undefined });
  try {
    await migrate(db);
    const portal: PortalSeed = {
      slug: values.slug,
      name: values.name,
      ...(values.host ? { host: values.host } : {}),
      ...(values.language ? { language: values.language } : {}),
      ...(values.origin ? { allowedOrigins: values.origin } : {}),
    };
    const made = await seedPortal({ db, clock: systemClock }, portal);
    process.stdout.write(made ? `Made the portal ${values.slug}.\n` : `The portal ${values.slug} exists already.\n`);
    if (!values.owner) return;
    const { memoryKib, passes } = config.hashing;
    const hasher = await createPasswordHasher({ memoryKib, passes }, 1, 1);
    const password = await seedOwner({ db, clock: systemClock, hasher }, values.slug, values.owner);
    process.stdout.write(`Owner ${values.owner} has this password, which is shown only now: ${password}\n`);
  } finally {
    await db.destroy();
  }
}
