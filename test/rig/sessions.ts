import type { TestBrowser } from './http-client.js';
import type { Person } from './people.js';
import type { TestServer } from './server.js';

/** Names of session cookies over plain http. */
const sessionCookie = /^portico-[0-9a-f-]{36}$/;

/** The token of the session that a browser has. @throws Error when it has none. */
export function sessionToken(browser: TestBrowser): string {
  const [, token] = cookieOf(browser);
  return token;
}

/** Another tab of the same browser: with its cookies, or with another session token. */
export function twinOf(server: Pick<TestServer, 'browser'>, browser: TestBrowser, token?: string): TestBrowser {
  const twin = server.browser();
  for (const [name, value] of browser.cookies) twin.cookies.set(name, value);
  if (token !== undefined) twin.cookies.set(cookieOf(browser)[0], token);
  return twin;
}

/** A further browser in which a person logs in. */
export async function logIn(
  server: Pick<TestServer, 'browser'>,
  { email, password }: Pick<Person, 'email' | 'password'>,
  options: { base?: string; headers?: Record<string, string> } = {},
): Promise<TestBrowser> {
  const browser = server.browser(options.headers);
  const answer = await browser.call('login', { email, password }, options.base);
  if (answer.status !== 200) throw new Error(`login failed: ${answer.text}`);
  return browser;
}

/** Takes a person's password away, as if they had come by another way in than the password. */
export async function takePassword(server: Pick<TestServer, 'database'>, email: string): Promise<void> {
  await server.database.query(
    'update users set password_hash = null where id in (select user_id from addresses where compare_key = $1)',
    [email],
  );
}

/** Blocks a person, or lets them in again. */
export async function setStatus(
  server: Pick<TestServer, 'database'>,
  email: string,
  status: 'active' | 'blocked',
): Promise<void> {
  await server.database.query(
    'update users set status = $1 where id in (select user_id from addresses where compare_key = $2)',
    [status, email],
  );
}

function cookieOf(browser: TestBrowser): [string, string] {
  const found = [...browser.cookies].find(([name]) => sessionCookie.test(name));
  if (!found) throw new Error('the browser has no session');
  return found;
}
