import pg from 'pg';
import type { Fill } from './fill.js';

const id = "lpad(to_hex(i), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(i), 12, '0')";
const address = "'p' || i || '@mail.example'";
// As the server hashes secrets: SHA-256, base64url.
const tokenHash =
  "rtrim(translate(encode(sha256(convert_to(lpad(i::text, 43, '0'), 'UTF8')), 'base64'), '+/', '-_'), '=')";

/** Fills a PostgreSQL database in one transaction. */
export async function fillPostgres(url: string, fill: Fill): Promise<void> {
  const { portalId, count, passwordHash, at, until } = fill;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('begin');
  // One transaction: that each user has a primary address is checked at its end.
  await client.query(
    `insert into users (id, portal_id, name, role, status, password_hash, password_changed_at, primary_address_id, fields,
       created_at)
     select ${id}, $1, 'Person ' || i, 'user', 'active', $3, $4::bigint, ${id}, '{}', $4::bigint
     from generate_series(1, $2::int) i`,
    [portalId, count, passwordHash, at],
  );
  await client.query(
    `insert into addresses (id, portal_id, user_id, address, compare_key, verified_at, created_at)
     select ${id}, $1, ${id}, ${address}, ${address}, $3::bigint, $3::bigint from generate_series(1, $2::int) i`,
    [portalId, count, at],
  );
  await client.query(
    `insert into sessions (id, portal_id, user_id, token_hash, method, kept, created_at, authenticated_at, last_seen_at,
       idle_expires_at, absolute_expires_at, ip, user_agent)
     select ${id}, $1, ${id}, ${tokenHash}, 'password', 0, $3::bigint, $3::bigint, $3::bigint, $4::bigint, $4::bigint,
       '192.0.2.1', 'Mozilla/5.0' from generate_series(1, $2::int) i`,
    [portalId, count, at, until],
  );
  await client.query('commit');
  await client.query('vacuum analyze');
  await client.end();
}
