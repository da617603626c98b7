import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { AddressChanges, SaveContactSettingsInput } from '@portico/contract';
import { type AddressModel, brokenRules } from '../rig/address-model.js';
import { addressIn, noticesTo, saved, settingsOf, tokenOf } from '../rig/addresses.js';
import { codeOf } from '../rig/answers.js';
import type { Answer, TestBrowser } from '../rig/http-client.js';
import { mailedToken, newAddress, signUpPerson } from '../rig/people.js';
import { twinOf } from '../rig/sessions.js';
import type { RacedServers } from './two-servers.js';

/** Somebody with two verified addresses, the first of them primary, whose tabs are at different servers. */
export interface RacedAccount {
  userId: string;
  browser: TestBrowser;
  email: string;
  second: string;
  /** Ids of those two. */
  ids: { first: string; second: string };
}

/** A new one. The second address is written beside the server’s back: hundreds of rounds need it, none is about it. */
export async function racedAccount(servers: RacedServers): Promise<RacedAccount> {
  const { browser, email } = await signUpPerson(servers);
  const { session } = (await browser.call('getSession')).json as unknown as { session: { user: { id: string } } };
  const userId = session.user.id;
  const second = newAddress('second');
  await servers.first.database.query(
    `insert into addresses (id, address, compare_key, portal_id, user_id, verified_at, created_at)
      select $1, $2, $3, portal_id, user_id, verified_at, created_at from addresses where user_id = $4`,
    [randomUUID(), second, second, userId],
  );
  const settings = await settingsOf(browser);
  const ids = { first: addressIn(settings, email).id, second: addressIn(settings, second).id };
  return { userId, browser, email, second, ids };
}

/** Adds an address to an account; the token of its mail. */
export async function tokenOfAdded(
  servers: RacedServers,
  { browser }: RacedAccount,
  email: string,
  changes: AddressChanges = { add: [{ email }] },
): Promise<string> {
  await saved(browser, changes);
  return mailedToken(servers, email);
}

/** Saves changes that must be taken; the token of the notice to the first address, which undoes them. */
export async function tokenOfUndo(
  servers: RacedServers,
  { browser, email }: RacedAccount,
  changes: AddressChanges,
): Promise<string> {
  await saved(browser, changes);
  return tokenOf((await noticesTo(servers, email)).at(-1) ?? assert.fail('no notice'));
}

/** Saves changes, and what else is given, from a tab. */
export type SaveFromTab = (
  addresses: AddressChanges,
  more?: Pick<SaveContactSettingsInput, 'notifications'>,
) => Promise<Answer>;

/** Another tab of that person with the settings as they are now; saving names the version that it read. */
export async function tab(servers: RacedServers, { browser }: RacedAccount): Promise<SaveFromTab> {
  const twin = twinOf(servers, browser);
  const { version } = await settingsOf(twin);
  return (addresses, more) => twin.call('saveContactSettings', { version, addresses, ...more });
}

/** Runs two things at once, in every other round the second one first; what became of each, in their order. */
export async function both(
  round: number,
  one: () => Promise<Answer>,
  other: () => Promise<Answer>,
): Promise<[string, string]> {
  const started = round % 2 ? [other(), one()].reverse() : [one(), other()];
  const [first, second] = await Promise.all(started);
  assert.ok(first && second);
  return [outcomeOf(first), outcomeOf(second)];
}

/** `done`, or the code of the refusal. */
export function outcomeOf(answer: Answer): string {
  return answer.status === 200 ? 'done' : codeOf(answer) || answer.text;
}

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

async function checkChanges(
  database: RacedServers['first']['database'],
  userId: string,
  version: number,
): Promise<void> {
  const events = await database.query(
    `select event from audit_entries where subject_id = $1 and (event in ('addresses_changed', 'change_undone')
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
