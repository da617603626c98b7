import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { AddressChanges, SaveContactSettingsInput } from '@portico/contract';
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
