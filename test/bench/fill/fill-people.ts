import { hash } from '@node-rs/argon2';
import { password } from '../people.js';
import type { Fill } from './fill.js';
import { fillPostgres } from './fill-postgres.js';
import { fillSqlite } from './fill-sqlite.js';

/** Writes people 1 to `count` into Portico's migrated database: each with a verified address and a live session. */
export async function fillPeople(url: string, portalId: string, count: number): Promise<void> {
  if (count > 10_000) console.error(`filling ${url.split(':')[0] ?? ''} with ${count.toLocaleString('en')} people …`);
  const passwordHash = await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const at = Date.now();
  const fill: Fill = { portalId, count, passwordHash, at, until: at + 86_400_000 };
  if (url.startsWith('sqlite:')) await fillSqlite(url.slice('sqlite:'.length), fill);
  else await fillPostgres(url, fill);
}
