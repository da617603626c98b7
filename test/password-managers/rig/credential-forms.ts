import { apiPath, contractHeader, contractVersion, operations } from '@portico/contract';
import { greet, type HostWorld } from '../../hosts/rig/host-world.js';
import { htmlPage } from '../../hosts/rig/site.js';
import { makeOld } from '../../journeys/rig/account.js';
import { goodPassword, newAddress, signUpPerson } from '../../rig/people.js';
import { adopted } from './adopted.js';
import { fill } from './fill.js';
import type { BrowserKind, Offer, PasswordBrowser, PasswordTab } from './password-browser.js';

/** A server, a website of a host, and a browser with a password manager. */
export type PasswordWorld = HostWorld<PasswordBrowser>;

/** Whom a form is about. */
export interface Somebody {
  email: string;
  password: string;
}

/** A form with a password, as people come to it, and what a browser should do there. */
export interface CredentialForm {
  name: string;
  /** The element that it belongs to. */
  element: string;
  /** Where it is: on a page of the server, or of a host. */
  place: 'server' | 'host';
  /** Makes whom it is about. */
  create: (world: PasswordWorld) => Promise<Somebody>;
  /** Brings the tab to the form. */
  arrive: (world: PasswordWorld, tab: PasswordTab, person: Somebody) => Promise<void>;
  /** What the person types, by the names of the fields. */
  types: (person: Somebody) => Record<string, string>;
  /** Names of the fields that a browser with the login stored has filled once the page is open. */
  fills: string[];
  /** What the browser has stored when it is to offer something. */
  stored: 'nothing' | 'the old password';
  /** What it should offer to keep once the form was sent. */
  offers: Offer['kind'] | 'nothing';
  /** The browser that offers to save it although the server refuses: it decides before the answer. */
  offersAnyway?: BrowserKind;
}

const newPassword = 'copper kettle meadow 4';

const member = async ({ server }: PasswordWorld): Promise<Somebody> => {
  const { email, password } = await signUpPerson(server);
  return { email, password };
};

const stranger = (): Promise<Somebody> => Promise.resolve({ email: newAddress(), password: goodPassword });

/** Logs in without a form, so that no password manager hears of it. */
async function logInQuietly(tab: PasswordTab, { email, password }: Somebody): Promise<void> {
  const headers = { 'Content-Type': 'application/json', [contractHeader]: contractVersion };
  const options = { method: 'POST', headers, body: JSON.stringify({ email, password, keep: false }) };
  const status = await tab.read<number>(
    `fetch('${apiPath}${operations.login.path}', ${JSON.stringify(options)}).then(({ status }) => status)`,
  );
  if (status !== 200) throw new Error(`the login answered ${status}`);
}

/** Opens a page of somebody's account. */
async function arriveLoggedIn({ server }: PasswordWorld, tab: PasswordTab, person: Somebody): Promise<void> {
  await tab.goTo(`${server.url}/healthz`);
  await logInQuietly(tab, person);
}

async function linkTo({ server }: PasswordWorld, email: string): Promise<string> {
  return (await server.mails()).newest(email).link;
}

const login = {
  element: 'portico-login',
  create: member,
  types: ({ email, password }: Somebody) => ({ email, password }),
  fills: ['email', 'password'],
  stored: 'nothing',
  offers: 'save',
} as const;

/** Every form with a password. */
export const credentialForms: CredentialForm[] = [
  {
    ...login,
    fills: [...login.fills],
    name: 'Login, printed by the server',
    place: 'server',
    arrive: ({ server }, tab) => tab.goTo(`${server.url}/login`),
  },
  {
    ...login,
    fills: [...login.fills],
    name: 'Login, embedded in a page',
    place: 'host',
    arrive: (world, tab) => {
      world.site.put('/', { body: htmlPage(greet + world.script('login.js'), world.login) });
      return tab.goTo(world.site.url);
    },
  },
  {
    ...login,
    fills: [...login.fills],
    name: 'Login, with a wrong password',
    place: 'server',
    arrive: ({ server }, tab) => tab.goTo(`${server.url}/login`),
    types: ({ email }) => ({ email, password: 'not the right one' }),
    offers: 'nothing',
    offersAnyway: 'Firefox',
  },
  {
    name: 'Login again, in place',
    element: 'portico-reauthenticate',
    place: 'server',
    create: member,
    arrive: async (world, tab, person) => {
      await arriveLoggedIn(world, tab, person);
      await makeOld(world.server, person.email);
      await tab.goTo(`${world.server.url}/account/emails`);
      await adopted(tab, 'portico-email-manager');
      await fill(tab, 'portico-email-manager [name=add]', newAddress());
      await tab.pressEnter();
      await tab.click('.pt-savebar [value=save]');
    },
    types: ({ password }) => ({ password }),
    fills: ['password'],
    stored: 'nothing',
    offers: 'save',
  },
  {
    name: 'Sign-up',
    element: 'portico-signup',
    place: 'server',
    create: stranger,
    arrive: ({ server }, tab) => tab.goTo(`${server.url}/signup`),
    types: ({ email, password }) => ({ email, password }),
    fills: [],
    stored: 'nothing',
    offers: 'save',
  },
  {
    name: 'Link of a sign-up, in another browser',
    element: 'portico-verify-address',
    place: 'server',
    create: async ({ server }) => {
      const person = await stranger();
      await server.browser().call('signUp', { ...person, name: 'Ana Ruiz' });
      return person;
    },
    arrive: async (world, tab, { email }) => tab.goTo(await linkTo(world, email)),
    types: ({ password }) => ({ password }),
    fills: ['password'],
    stored: 'nothing',
    offers: 'save',
  },
  {
    name: 'A new password by a mailed link',
    element: 'portico-reset-password',
    place: 'server',
    create: async (world) => {
      const person = await member(world);
      await world.server.browser().call('requestPasswordReset', { email: person.email });
      return person;
    },
    arrive: async (world, tab, { email }) => tab.goTo(await linkTo(world, email)),
    types: () => ({ password: newPassword }),
    fills: [],
    stored: 'the old password',
    offers: 'update',
  },
  {
    name: 'Change of the password',
    element: 'portico-change-password',
    place: 'server',
    create: member,
    arrive: async (world, tab, person) => {
      await arriveLoggedIn(world, tab, person);
      await tab.goTo(`${world.server.url}/account/security`);
    },
    types: ({ password }) => ({ currentPassword: password, newPassword }),
    fills: ['currentPassword'],
    stored: 'the old password',
    offers: 'update',
  },
];
