import type { TestBrowser } from './http-client.js';
import type { TestServer } from './server.js';

/** A password that no list has and no name is in. */
export const goodPassword = 'tin whistle orchard 9';

let counter = 0;

/** An address that no other test uses. */
export function newAddress(name = 'ana'): string {
  counter += 1;
  return `${name}.${process.pid}.${counter}@mail.example`;
}

/** A person with a verified address, signed in in `browser`. */
export interface Person {
  email: string;
  password: string;
  browser: TestBrowser;
}

/** As much of a server, or of several, as people need. */
export type PeopleServer = Pick<TestServer, 'browser' | 'mails'>;

/** Signs a person up and verifies the address by the mailed code. `base` is '' or '/p/acme'. */
export async function signUpPerson(
  server: PeopleServer,
  options: { email?: string; password?: string; name?: string; base?: string; headers?: Record<string, string> } = {},
): Promise<Person> {
  const { email = newAddress(), password = goodPassword, name = 'Ana Ruiz', base = '' } = options;
  const browser = server.browser(options.headers);
  const asked = await browser.call('signUp', { email, password, name }, base);
  if (asked.status !== 200) throw new Error(`sign-up failed: ${asked.text}`);
  const { code } = (await server.mails()).newest(email);
  const verified = await browser.call('verifyAddress', { code }, base);
  if (verified.status !== 200) throw new Error(`verification failed: ${verified.text}`);
  return { email, password, browser };
}

/** The token of the newest mail's link to an address. @throws Error when there is no mail. */
export async function mailedToken(server: Pick<TestServer, 'mails'>, email: string): Promise<string> {
  const token = new URL((await server.mails()).newest(email).link).searchParams.get('token');
  if (!token) throw new Error(`the newest mail to ${email} has no link with a token`);
  return token;
}
