import assert from 'node:assert/strict';
import type { AddressChanges, ContactSettings, OwnAddress } from '@portico/contract';
import type { Answer, TestBrowser } from './http-client.js';
import type { ReceivedMail } from './inbox.js';
import { goodPassword, mailedToken, newAddress, type PeopleServer, type Person, signUpPerson } from './people.js';

/** What the server tells whoever is signed in about their addresses. `base` is '' or '/p/acme'. */
export async function settingsOf(browser: TestBrowser, base = ''): Promise<ContactSettings> {
  const answer = await browser.call('getContactSettings', {}, base);
  assert.equal(answer.status, 200, answer.text);
  return answer.json as unknown as ContactSettings;
}

/** Sees to it that nothing changed since those settings were read. */
export async function assertUnchanged(browser: TestBrowser, before: ContactSettings, base = ''): Promise<void> {
  assert.deepEqual({ ...(await settingsOf(browser, base)), now: before.now }, before);
}

/** Sends a change set with the version that is current. */
export async function save(browser: TestBrowser, addresses: AddressChanges, base = ''): Promise<Answer> {
  const { version } = await settingsOf(browser, base);
  return browser.call('saveContactSettings', { version, addresses }, base);
}

/** Saves a change set that must be taken, and returns the settings after it. */
export async function saved(browser: TestBrowser, addresses: AddressChanges, base = ''): Promise<ContactSettings> {
  const answer = await save(browser, addresses, base);
  assert.equal(answer.status, 200, answer.text);
  return answer.json as unknown as ContactSettings;
}

/** An address of those settings. @throws AssertionError when it is not among them. */
export function addressIn({ addresses }: ContactSettings, email: string): OwnAddress {
  const found = addresses.find((each) => each.email === email);
  assert.ok(found, `${email} is not among ${addresses.map((each) => each.email).join(', ')}`);
  return found;
}

/** The id of somebody's address. */
export async function idOf(browser: TestBrowser, email: string, base = ''): Promise<string> {
  return addressIn(await settingsOf(browser, base), email).id;
}

/** Adds an address to an account and confirms it by its mail. */
export async function addVerified(
  server: PeopleServer,
  browser: TestBrowser,
  email = newAddress('second'),
  more: { makePrimary?: boolean; base?: string } = {},
): Promise<string> {
  const { makePrimary = false, base = '' } = more;
  await saved(browser, { add: [{ email, makePrimary }] }, base);
  const token = await mailedToken(server, email);
  const answer = await server.browser(browser.headers).call('verifyAddress', { token }, base);
  assert.equal(answer.status, 200, answer.text);
  return email;
}

/** Somebody with two verified addresses, the first of them primary. */
export async function personWithTwo(server: PeopleServer, base = ''): Promise<Person & { second: string }> {
  const person = await signUpPerson(server, { base });
  return { ...person, second: await addVerified(server, person.browser, newAddress('second'), { base }) };
}

/** Signs in anew; the browser of that session. */
export async function loggedIn(server: PeopleServer, email: string, password = goodPassword): Promise<TestBrowser> {
  const browser = server.browser();
  const answer = await browser.call('login', { email, password });
  assert.equal(answer.status, 200, answer.text);
  return browser;
}

/** Whether an address and a password log somebody in. */
export async function canLogIn(server: PeopleServer, email: string, password = goodPassword): Promise<boolean> {
  return (await server.browser().call('login', { email, password })).status === 200;
}

/** The token of a mail's link. */
export function tokenOf({ link, subject }: ReceivedMail): string {
  const token = new URL(link).searchParams.get('token');
  assert.ok(token, `the mail “${subject}” has no link with a token`);
  return token;
}

/** The notices of changed addresses that an address got, oldest first. */
export async function noticesTo(server: PeopleServer, email: string): Promise<ReceivedMail[]> {
  return (await server.mails()).to(email).filter(({ link }) => link.includes('/undo?token='));
}
