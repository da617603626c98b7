import assert from 'node:assert/strict';
import type { Engine, TestDatabase } from '../../rig/databases.js';

/** What no row may be, whatever was interrupted. Each statement finds what breaks the rule. */
const rules: Record<string, string> = {
  'a user whose primary address is not there, of somebody else, or not verified': `
    select u.id from users u left join addresses a on a.id = u.primary_address_id
      where a.id is null or a.user_id <> u.id or a.verified_at is null`,
  'a user without a password': 'select id from users where password_hash is null',
  'a user whose making was not written down': `
    select id from users where id not in
      (select subject_id from audit_entries where event = 'user_created' and subject_id is not null)`,
  'an address of nobody': 'select id from addresses where user_id not in (select id from users)',
  'a session of nobody': 'select id from sessions where user_id not in (select id from users)',
  'a sign-up that is open or keeps a password although its account is there': `
    select s.id from sign_ups s join addresses a on a.portal_id = s.portal_id and a.compare_key = s.compare_key
      where s.password_hash is not null`,
  'a sign-up that is done without its account': `
    select id from sign_ups where verified_at is not null and (user_id is null or user_id not in (select id from users))`,
  'a mail that waits with nothing in it': `select id from outbox where state = 'waiting' and sealed is null`,
};

/** Checks the rows of a database beside its server. */
export async function checkRows(engine: Engine, database: TestDatabase): Promise<void> {
  for (const [rule, sql] of Object.entries(rules)) assert.deepEqual(await database.query(sql), [], rule);
  if (engine.name !== 'sqlite') return;
  assert.deepEqual(await database.query('pragma foreign_key_check'), []);
  assert.deepEqual(await database.query('pragma integrity_check'), [{ integrity_check: 'ok' }]);
}
