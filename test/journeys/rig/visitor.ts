import { apiPath, contractHeader, contractVersion, operations, type OperationId } from '@portico/contract';
import type { APIResponse, Page } from 'playwright-core';
import type { Demo } from '../../rig/demo.js';
import { goodPassword, newAddress } from '../../rig/people.js';
import { until } from '../../rig/until.js';

/** Somebody with an account at the demo portal. */
export interface Visitor {
  email: string;
  password: string;
  name: string;
}

/** Calls an operation with the cookies of a page's browser, so that a journey need not click through its beginning. */
export function call(page: Page, base: string, id: OperationId, input: object = {}): Promise<APIResponse> {
  const { method, path } = operations[id];
  const url = base + apiPath + path;
  // A connection of its own: one that was kept may be closed by the server in the very moment of its next use.
  const own = { Connection: 'close' };
  if (method === 'GET') return page.request.get(url, { headers: own });
  const headers = { ...own, [contractHeader]: String(contractVersion), Origin: new URL(base).origin };
  return page.request.post(url, { headers, data: input });
}

/** Signs up in a page's browser, up to the mail: returns its link and code. */
export async function askForAccount(demo: Demo, page: Page, given: Partial<Visitor> = {}, base = demo.url) {
  const person: Visitor = { email: newAddress(), password: goodPassword, name: 'Ana Ruiz', ...given };
  const consents = base === demo.url ? { consents: { terms: true } } : {};
  const asked = await call(page, base, 'signUp', { ...person, ...consents });
  if (!asked.ok()) throw new Error(`sign-up failed: ${await asked.text()}`);
  const mail = await until('the mail', () => demo.inbox.to(person.email)[0]);
  return { ...person, link: mail.link, code: mail.code };
}

/** Signs up and verifies: the page's browser is then signed in. */
export async function becomeMember(demo: Demo, page: Page, given: Partial<Visitor> = {}, base = demo.url) {
  const person = await askForAccount(demo, page, given, base);
  const verified = await call(page, base, 'verifyAddress', { code: person.code });
  if (!verified.ok()) throw new Error(`verification failed: ${await verified.text()}`);
  return person;
}

/** Who is signed in by a page's cookies: the address, or ''. */
export async function signedInAs(page: Page, base: string): Promise<string> {
  const answer = (await (await call(page, base, 'getSession')).json()) as { session?: { user: { email: string } } };
  return answer.session?.user.email ?? '';
}
