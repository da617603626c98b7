import { createHash } from 'node:crypto';
import { addressOf, tokenOf } from '../people.js';
import type { Fill } from './fill.js';

const numbers = 'with recursive n (i) as (select 1 union all select i + 1 from n where i < :count)';
const id = "printf('%08x-0000-7000-8000-%012x', i, i)";

const statements = [
  `insert into users (id, portal_id, name, role, status, password_hash, password_changed_at, primary_address_id, fields,
     created_at)
   ${numbers} select ${id}, :portalId, 'Person ' || i, 'user', 'active', :passwordHash, :at, ${id}, '{}', :at from n`,
  `insert into addresses (id, portal_id, user_id, address, compare_key, verified_at, created_at)
   ${numbers} select ${id}, :portalId, ${id}, address_of(i), address_of(i), :at, :at from n`,
  `insert into sessions (id, portal_id, user_id, token_hash, method, kept, created_at, authenticated_at, last_seen_at,
     idle_expires_at, absolute_expires_at, ip, user_agent)
   ${numbers} select ${id}, :portalId, ${id}, token_hash(i), 'password', 0, :at, :at, :at, :until, :until, '192.0.2.1',
     'Mozilla/5.0' from n`,
];

/** Fills an SQLite file in one transaction. */
export async function fillSqlite(path: string, fill: Fill): Promise<void> {
  const { default: Sqlite } = await import('better-sqlite3');
  const db = new Sqlite(path, { timeout: 60_000 });
  db.function('address_of', { deterministic: true }, (i) => addressOf(Number(i)));
  db.function('token_hash', { deterministic: true }, (i) =>
    createHash('sha256')
      .update(tokenOf(Number(i)))
      .digest('base64url'),
  );
  // Users come before their addresses, and each address would be looked for among all users, without an index.
  db.pragma('foreign_keys = off');
  db.transaction(() => {
    for (const sql of statements) db.prepare(sql).run(onlyNamed(sql, fill));
  })();
  db.pragma('wal_checkpoint(truncate)');
  db.close();
}

/** better-sqlite3 refuses values that a statement does not name. */
function onlyNamed(sql: string, fill: Fill): Partial<Fill> {
  return Object.fromEntries(Object.entries(fill).filter(([name]) => sql.includes(`:${name}`)));
}
