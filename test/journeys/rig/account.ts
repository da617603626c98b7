import type { Page } from 'playwright-core';
import type { Demo } from '../../rig/demo.js';
import { until } from '../../rig/until.js';
import { call } from './visitor.js';

/** How a second device calls itself, so that a list of sessions can tell it from the first. */
export const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';

/** Adds addresses to the account of a page's browser, as its email manager would. */
export async function addAddresses(page: Page, base: string, emails: string[]): Promise<void> {
  const { version } = (await (await call(page, base, 'getContactSettings')).json()) as { version: number };
  const add = emails.map((email) => ({ email, makePrimary: false }));
  const saved = await call(page, base, 'saveContactSettings', { version, locale: 'en', addresses: { add } });
  if (!saved.ok()) throw new Error(`the save failed: ${await saved.text()}`);
}

/** Verifies an added address by the link of its newest mail. */
export async function verifyAddition(demo: Demo, page: Page, email: string): Promise<void> {
  const { link } = await until('the mail', () => demo.inbox.to(email).at(-1));
  const token = new URL(link).searchParams.get('token');
  const verified = await call(page, demo.url, 'verifyAddress', { token });
  if (!verified.ok()) throw new Error(`the verification failed: ${await verified.text()}`);
}

/** The link to take the newest change of addresses back, from the notice to an address. */
export async function undoLink(demo: Demo, email: string): Promise<string> {
  const notice = await until('the notice', () => demo.inbox.to(email).findLast(({ link }) => link.includes('/undo?')));
  return notice.link;
}

/** As if the logins of a person had been an hour ago: what needs a recent one asks for a proof. */
export async function makeOld(demo: Pick<Demo, 'database'>, email: string): Promise<void> {
  const ago = Date.now() - 3_600_000;
  await demo.database.query(`update sessions set authenticated_at = ${ago} where user_id = ${ownerOf}`, [email]);
}

/** As if a person had never had a password: they prove who they are by a mailed code. */
export async function losePassword(demo: Pick<Demo, 'database'>, email: string): Promise<void> {
  await demo.database.query(`update users set password_hash = null where id = ${ownerOf}`, [email]);
}

/** Ends every session of a person behind the back of their browsers. */
export async function endSessions(demo: Demo, email: string): Promise<void> {
  await demo.database.query(`delete from sessions where user_id = ${ownerOf}`, [email]);
}

const ownerOf = '(select user_id from addresses where compare_key = $1)';
