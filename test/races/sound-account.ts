import assert from 'node:assert/strict';
import { type AddressModel, brokenRules } from '../rig/address-model.js';
import type { TestDatabase } from '../rig/databases.js';
import type { RacedServers } from './two-servers.js';

/** What stands in the database about somebody's addresses. */
export interface StoredAccount extends AddressModel {
  version: number;
  /** Compare keys of the verified ones, in alphabetical order. */
  verified: string[];
}

/**
 * Reads an account from the database and checks what must hold after whatever was done at once: the rules of addresses,
 * in every state to go back to as well; no address that two have verified; and for each version one change that was
 * written down, with its undo link.
 */
export async function soundAccount({ first: { database } }: RacedServers, userId: string): Promise<StoredAccount> {
  const rows = await database.query(
    `select a.id, a.compare_key, a.verified_at, a.once_verified, u.primary_address_id, u.contact_version
      from users u left join addresses a on a.user_id = u.id where u.id = $1 order by a.compare_key`,
    [userId],
  );
  const model: AddressModel = {
    rows: rows.map((row) => ({
      key: String(row['compare_key']),
      verified: row['verified_at'] !== null,
      once: row['once_verified'] as AddressModel['rows'][number]['once'],
    })),
    primary: String(rows.find((row) => row['id'] === row['primary_address_id'])?.['compare_key']),
  };
  assert.deepEqual(brokenRules(model), []);
  const shared = await database.query(
    `select compare_key from addresses where verified_at is not null
      group by portal_id, compare_key having count(*) > 1`,
  );
  assert.deepEqual(shared, []);
  const version = Number(rows[0]?.['contact_version']);
  await checkChanges(database, userId, version);
  return { ...model, version, verified: model.rows.filter((row) => row.verified).map(({ key }) => key) };
}

async function checkChanges(database: TestDatabase, userId: string, version: number): Promise<void> {
  const events = await database.query(
    `select event from audit_entries where subject_id = $1 and (event in ('addresses_changed', 'change_undone', 'additions_ended')
      or event = 'address_verified' and actor_id is null)`,
    [userId],
  );
  assert.equal(events.length, version, 'every version is one change that was written down');
  const snapshots = await database.query(
    `select s.version, s.addresses from challenges c left join undo_snapshots s on s.challenge_id = c.id
      where c.purpose = 'undo_addresses' and c.user_id = $1 order by s.version`,
    [userId],
  );
  const versions = snapshots.map((row) => Number(row['version']));
  assert.deepEqual([...new Set(versions)], versions, 'of each version one state to go back to');
  assert.ok(versions.every((each) => each >= 1 && each <= version));
  for (const row of snapshots) assert.deepEqual(brokenRules(modelOf(String(row['addresses']))), []);
}

/** A stored state to go back to. */
function modelOf(json: string): AddressModel {
  const book = JSON.parse(json) as {
    primaryId: string;
    entries: { id: string; key: string; verified: boolean; onceVerified: AddressModel['rows'][number]['once'] }[];
  };
  return {
    rows: book.entries.map(({ key, verified, onceVerified }) => ({ key, verified, once: onceVerified })),
    primary: book.entries.find(({ id }) => id === book.primaryId)?.key ?? '',
  };
}
